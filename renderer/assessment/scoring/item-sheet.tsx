import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { AssessmentDetail, Calculation, CalculationLine } from '#shared/contract/assessment-record.ts';
import { formatPoints, formatPointsAligned, type Points, parsePoints, points } from '#shared/points.ts';
import type { Item, ItemSection, Section } from '#shared/policy/scheme.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { PointsField } from '../../components/points-field.tsx';
import { focusFirstCount } from './count-keys.ts';
import { ExampleMark } from './example-mark.tsx';
import { type Fields, itemsOf, remarkPath, scorePath } from './fields.ts';
import styles from './item-sheet.module.css';
import { sectionSoFar } from './points-so-far.ts';

interface ItemSheetProps {
  readonly detail: AssessmentDetail;
  /** Whose sheet it is: place in the cycle's list of scorers. */
  readonly scorer: number;
  readonly fields: Fields;
  /** What the score comes to with what is typed. */
  readonly calculation: Calculation;
  readonly problems: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly onChange: (path: string, text: string) => void;
  /** Told which score fields hold something that is no score. */
  readonly onFault: (item: string, faulty: boolean) => void;
  /** What stands below the sheet and scrolls with it. */
  readonly children?: ReactNode;
}

/** Id of the field of an item's score, so that others can lead there. */
export const scoreFieldId = (item: string) => `score-${item}`;

const fieldIn = (row: Element, selector: string) => {
  const field = row.querySelector<HTMLInputElement>(selector);
  field?.focus();
  return field !== null;
};

/** Right at the end of a score goes to its remark, left at the start of a remark back; Enter in it goes on down. */
function moveInRow(event: KeyboardEvent<HTMLTableRowElement>): void {
  const { target, currentTarget: row } = event;
  if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing || event.altKey) return;
  const isScore = 'pointsField' in target.dataset;
  const atEnd = target.selectionEnd === target.value.length;
  const atStart = target.selectionEnd === 0 || target.selectionEnd === null;
  const neighbour = (by: 'nextElementSibling' | 'previousElementSibling') => {
    const selector = isScore ? '[data-points-field]' : '[data-remark]';
    for (let other = row[by] ?? null; other; other = other[by]) if (fieldIn(other, selector)) return;
  };
  // Enter in the last score has nowhere to go in the sheet: the ballots come next.
  if (event.key === 'Enter' && isScore) {
    if (document.activeElement === target && target.ariaInvalid !== 'true') focusFirstCount();
    return;
  }
  if (event.key === 'ArrowRight' && isScore && atEnd) fieldIn(row, '[data-remark]');
  else if (event.key === 'ArrowLeft' && !isScore && atStart) fieldIn(row, '[data-points-field]');
  else if ((event.key === 'Enter' || event.key === 'ArrowDown') && !isScore) {
    neighbour('nextElementSibling');
  } else if (event.key === 'ArrowUp' && !isScore) neighbour('previousElementSibling');
  else return;
  event.preventDefault();
}

/**
 * The committee's part of the template as a sheet: dimension, item, highest and given score, remark. Enter and the
 * arrows run down the scores; what to look at stands below for the item one is at.
 */
export function ItemSheet(props: ItemSheetProps) {
  const { detail, calculation, scorer } = props;
  const name = detail.scorers[scorer - 1] ?? '考核组';
  const items = itemsOf(detail);
  const [current, setCurrent] = useState(items[0]?.code);
  const focused = items.find(({ code }) => code === current) ?? items[0];

  return (
    <div className={styles.sheet}>
      <div className={styles.scroll}>
        <table className={styles.table} data-points-sheet="" aria-label={`${name}评分`}>
          <colgroup>
            <col />
            <col className={styles.maximumColumn} />
            <col className={styles.scoreColumn} />
            <col className={styles.remarkColumn} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">考核内容</th>
              <th scope="col" className={styles.number}>
                满分
              </th>
              <th scope="col" className={styles.number}>
                得分
              </th>
              <th scope="col">评分说明</th>
            </tr>
          </thead>
          {detail.template.sections.map((section) => {
            const line = calculation.sections.find(({ key }) => key === section.code);
            return (
              <tbody key={section.code}>
                <tr className={styles.section}>
                  <th scope="rowgroup">
                    <span className={styles.titleLine}>
                      {section.title}
                      <GroundChip ground={section.ground} tabIndex={-1} />
                    </span>
                  </th>
                  <td className={styles.number}>
                    <Maximum of={section} />
                  </td>
                  <td className={styles.number}>
                    {line &&
                      (isOpen(section, line) ? '—' : formatPointsAligned(reached(section, line, props)))}
                  </td>
                  <td className={styles.quiet}>
                    {section.source === 'items' && progressOf(section, props.fields, scorer)}
                    {section.source === 'ballots' && '由测评票计算'}
                    {section.source === 'earlier' && '由以前的考核得分计算'}
                  </td>
                </tr>
                {section.source === 'items' &&
                  section.items.map((item) => (
                    <ItemRow
                      key={`${scorer} ${item.code}`}
                      {...props}
                      item={item}
                      current={item.code === current}
                      onEnter={() => setCurrent(item.code)}
                    />
                  ))}
              </tbody>
            );
          })}
        </table>
        {props.children}
      </div>
      {focused && !props.readOnly && (
        <div className={styles.guidance}>
          <p>
            <b>{focused.title}</b>：{focused.guidance} <GroundChip ground={focused.ground} />{' '}
            <GroundChip ground={focused.maximumGround} />
          </p>
        </div>
      )}
    </div>
  );
}

/** The highest score, with a mark where the notice does not fix it. */
function Maximum({ of }: { readonly of: Pick<Item, 'maximum' | 'maximumGround'> }) {
  return (
    <span className={styles.maximum}>
      <ExampleMark ground={of.maximumGround} />
      {formatPoints(of.maximum)}
    </span>
  );
}

/** Ballots come to nothing before every group is there. */
const isOpen = (section: Section, line: CalculationLine) =>
  section.source === 'ballots' && line.points === null;

/** What stands in the sheet: of several scorers each has a sum of their own. */
function reached(
  section: Section,
  line: CalculationLine,
  { detail, fields, scorer }: ItemSheetProps,
): Points {
  if (section.source !== 'items' || detail.scorers.length === 1) return sectionSoFar(line);
  return points(
    section.items.reduce(
      (sum, { code }) => sum + (parsePoints(fields[scorePath(scorer, code)] ?? '') ?? 0),
      0,
    ),
  );
}

function progressOf(section: ItemSection, fields: Fields, scorer: number): string {
  const open = section.items.filter(({ code }) => (fields[scorePath(scorer, code)] ?? '') === '').length;
  return open === 0 ? '已评完' : `还有 ${open} 项未评`;
}

interface ItemRowProps extends ItemSheetProps {
  readonly item: Item;
  readonly current: boolean;
  readonly onEnter: () => void;
}

function ItemRow(props: ItemRowProps) {
  const { item, scorer, fields, readOnly, onChange, onFault, onEnter } = props;
  const [score, remark] = [scorePath(scorer, item.code), remarkPath(scorer, item.code)];
  const problem = props.problems[remark];
  const problemId = `${scoreFieldId(item.code)}-remark-problem`;
  return (
    <tr
      className={props.current && !readOnly ? styles.current : undefined}
      onKeyDown={moveInRow}
      onFocus={onEnter}
    >
      <th scope="row">
        <span className={styles.titleLine}>
          {item.title}
          <GroundChip ground={item.ground} tabIndex={-1} />
        </span>
      </th>
      <td className={styles.number}>
        <Maximum of={item} />
      </td>
      <td className={styles.number}>
        <PointsField
          id={scoreFieldId(item.code)}
          value={parsePoints(fields[score] ?? '') ?? null}
          maximum={item.maximum}
          disabled={readOnly}
          aria-label={`${item.title}得分，满分 ${formatPoints(item.maximum)}`}
          onChange={(points) => onChange(score, points === null ? '' : formatPoints(points))}
          onFault={(fault) => onFault(item.code, fault !== null)}
        />
      </td>
      <td>
        {readOnly ? (
          <span className={styles.remarkText}>{fields[remark]}</span>
        ) : (
          <>
            <input
              className={styles.remark}
              data-remark=""
              tabIndex={-1}
              maxLength={200}
              autoComplete="off"
              aria-label={`${item.title}评分说明`}
              aria-invalid={problem !== undefined}
              aria-describedby={problem === undefined ? undefined : problemId}
              title={fields[remark]}
              value={fields[remark] ?? ''}
              onChange={(event) => onChange(remark, event.target.value)}
            />
            {problem !== undefined && (
              <span id={problemId} className={styles.problem}>
                {problem}
              </span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
