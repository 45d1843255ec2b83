import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import type { TownshipId } from '#shared/ids.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { assessedObjectLabels, assessmentStateLabels } from '#shared/vocabulary.ts';
import { Choice } from '../../components/choice.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import styles from './people-list.module.css';

/** Whom the list shows. */
export interface ListFilter {
  readonly text: string;
  readonly townshipId: TownshipId | null;
}

interface PeopleListProps {
  readonly rows: readonly AssessmentRow[];
  /** Stands in the list while it is empty. */
  readonly none: string;
  readonly currentId: string;
  readonly filter: ListFilter;
  readonly townships: readonly { readonly id: TownshipId; readonly name: string }[];
  readonly onFilter: (change: Partial<ListFilter>) => void;
  readonly addressOf: (id: string) => string;
}

/** Everyone and everything of the cycle with how far they are; J and K go on and back. */
export function PeopleList(props: PeopleListProps) {
  const { rows, none, currentId, filter, townships, onFilter, addressOf } = props;
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another person is current
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [currentId, rows.length]);
  const done = rows.filter(isDone).length;
  return (
    <nav className={styles.people} aria-label="考核对象">
      <div className={styles.filter}>
        <TextFilter
          value={filter.text}
          placeholder="姓名、村、单位"
          aria-label="筛选考核对象"
          onChange={(text) => onFilter({ text })}
        />
        {townships.length > 1 && (
          <Choice
            label="按乡镇（街道）筛选"
            placeholder="全部乡镇（街道）"
            width="long"
            value={filter.townshipId}
            options={townships.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(townshipId) => onFilter({ townshipId })}
          />
        )}
      </div>
      <ul className={styles.list}>
        {rows.map((row) => {
          const isCurrent = row.id === currentId;
          return (
            <li key={row.id}>
              <Link
                ref={isCurrent ? current : undefined}
                className={isCurrent ? `${styles.person} ${styles.current}` : styles.person}
                aria-current={isCurrent ? 'page' : undefined}
                to={addressOf(row.id)}
              >
                <span className={styles.name} title={row.name}>
                  {row.name}
                </span>
                <span className={styles.score}>
                  {row.total === null ? '' : formatPointsAligned(row.total)}
                </span>
                <span className={styles.village}>{whereOf(row)}</span>
                <span className={`${styles.mark} ${styles[markOf(row)]}`}>{wordOf(row)}</span>
              </Link>
            </li>
          );
        })}
        {rows.length === 0 && <li className={styles.none}>{none}</li>}
      </ul>
      <p className={styles.foot}>
        已评完 {done} / {rows.length} <kbd>J</kbd> <kbd>K</kbd> 换人
      </p>
    </nav>
  );
}

/** The village of a person; what a team or unit is, which has its own name above. */
const whereOf = ({ object, villageName }: AssessmentRow) =>
  object === 'team' || object === 'unit' ? assessedObjectLabels[object] : villageName;

const isGraded = ({ participation }: AssessmentRow) => participation === 'graded';
const isDone = (row: AssessmentRow) => row.complete || !isGraded(row) || row.state !== 'scoring';

function markOf(row: AssessmentRow): 'scored' | 'open' | 'apart' | 'proposed' | 'locked' {
  if (row.state !== 'scoring') return row.state;
  if (!isGraded(row)) return 'apart';
  return row.complete ? 'scored' : 'open';
}

/** A sign and a word, never the colour alone. */
function wordOf(row: AssessmentRow): string {
  switch (markOf(row)) {
    case 'proposed':
      return `◐ ${assessmentStateLabels.proposed}`;
    case 'locked':
      return `● ${assessmentStateLabels.locked}`;
    case 'apart':
      return '— 不定等次';
    case 'scored':
      return '✓ 已评完';
    case 'open':
      return '○ 未评完';
  }
}
