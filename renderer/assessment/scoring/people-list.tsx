import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { assessmentStateLabels } from '#shared/vocabulary.ts';
import { TextFilter } from '../../components/text-filter.tsx';
import styles from './people-list.module.css';

interface PeopleListProps {
  readonly rows: readonly AssessmentRow[];
  /** Stands in the list while it is empty. */
  readonly none: string;
  readonly currentId: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly addressOf: (id: string) => string;
}

/** Everyone of the cycle with how far they are; J and K go on and back. */
export function PeopleList({ rows, none, currentId, filter, onFilter, addressOf }: PeopleListProps) {
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another person is current
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [currentId, rows.length]);
  const done = rows.filter(({ complete }) => complete).length;
  return (
    <nav className={styles.people} aria-label="考核对象">
      <div className={styles.filter}>
        <TextFilter
          value={filter}
          placeholder="姓名、村、单位"
          aria-label="筛选考核对象"
          onChange={onFilter}
        />
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
                <span className={styles.village}>{row.villageName}</span>
                <span className={`${styles.mark} ${styles[markOf(row)]}`}>{wordOf(row)}</span>
              </Link>
            </li>
          );
        })}
        {rows.length === 0 && <li className={styles.none}>{none}</li>}
      </ul>
      <p className={styles.foot}>
        已评完 {done} / {rows.length} 人 <kbd>J</kbd> <kbd>K</kbd> 换人
      </p>
    </nav>
  );
}

const markOf = ({ state, complete }: AssessmentRow) =>
  state === 'scoring' ? (complete ? 'scored' : 'open') : state;

function wordOf({ state, complete }: AssessmentRow): string {
  if (state !== 'scoring') return assessmentStateLabels[state];
  return complete ? '已评完' : '未评完';
}
