// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
import { memo } from 'react';
import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { attendanceKinds, postRoleLabels } from '#shared/vocabulary.ts';
import styles from './attendance-grid.module.css';
import { dayWords, leaveWordsOf, remarksOf, sentenceOf } from './describe-cell.ts';
import { letterAt } from './grid-model.ts';
import { attendanceMarksInOrder, characterOf, labelOf } from './marks.ts';
import type { RowView } from './row-view.ts';
import { VerdictLine } from './verdicts.tsx';

interface GridRowProps {
  readonly index: number;
  /** Distance from the top of the body in CSS pixels. */
  readonly offset: number;
  /** Undefined while the row is on its way. */
  readonly view: RowView | undefined;
  readonly month: Month;
  readonly today: BusinessDate;
  readonly calendar: readonly MonthDay[];
  readonly gridId: string;
  /** Column of the cell one stands on; null when it is in another row. */
  readonly cursor: number | null;
  /** First and last selected column; null when nothing of the row is selected. */
  readonly from: number | null;
  readonly to: number | null;
  readonly onOpen: (view: RowView) => void;
}

export const cellId = (gridId: string, row: number, column: number) => `${gridId}-${row}-${column}`;

/** 第一书记（队长） → 第一书记: the column is narrow. */
const shortRole = (label: string) => label.replace(/（.*）$/, '');

const kindClass = new Map(attendanceMarksInOrder.map(({ letter, kind }) => [letter, styles[kind] ?? '']));

/** One person: who, a cell a day, totals of each kind, the verdict of month and year. */
export const GridRowLine = memo(function GridRowLine(props: GridRowProps) {
  const { index, offset, view, calendar, gridId, cursor, from, to } = props;
  const verdict = calendar.length + 1;
  const selected = (column: number) => from !== null && to !== null && column >= from && column <= to;
  const place = (column: number) => ({
    id: cellId(gridId, index, column),
    'data-column': column,
  });
  const marks = (column: number) =>
    `${cursor === column ? styles.cursor : ''} ${selected(column) ? styles.selected : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={view === undefined}
      data-row={index}
      className={view?.contest ? `${styles.row} ${styles.contested}` : styles.row}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div
        {...place(0)}
        role="rowheader"
        aria-colindex={1}
        className={`${styles.cell} ${styles.who} ${marks(0)}`}
      >
        {view && <Who view={view} onOpen={() => props.onOpen(view)} />}
      </div>
      {calendar.map((day, position) => (
        <div
          key={day.date}
          {...place(position + 1)}
          role="gridcell"
          aria-colindex={position + 2}
          {...(view ? dayCell(props, view, day, position + 1) : {})}
          className={`${styles.cell} ${styles.day} ${view ? dayClasses(view, day, position + 1) : ''} ${marks(position + 1)}`}
        >
          {view && <DayMark view={view} day={position + 1} />}
        </div>
      ))}
      {attendanceKinds.map((kind, position) => (
        <div
          key={kind}
          role="gridcell"
          aria-colindex={calendar.length + 2 + position}
          className={`${styles.cell} ${styles.total} ${kind === 'absent' && (view?.counts?.absent ?? 0) > 0 ? styles.absences : ''}`}
        >
          {view?.counts?.[kind] || ''}
        </div>
      ))}
      <div
        {...place(verdict)}
        role="gridcell"
        aria-colindex={calendar.length + 2 + attendanceKinds.length}
        className={`${styles.cell} ${styles.verdict} ${marks(verdict)}`}
      >
        {view && (
          <>
            <VerdictLine span="月" figures={view.row.monthFigures} />
            <VerdictLine span="年" figures={view.row.yearFigures} />
          </>
        )}
      </div>
      <div
        role="gridcell"
        aria-colindex={calendar.length + 3 + attendanceKinds.length}
        className={`${styles.cell} ${styles.contradictions}`}
        title={view?.row.contradictions.map(({ sentence }) => sentence).join('\n')}
      >
        {view !== undefined && view.row.contradictions.length > 0 && (
          <b className={styles.warning}>{view.row.contradictions.length}</b>
        )}
      </div>
      {view?.contest && <Theirs view={view} calendar={calendar} />}
    </div>
  );
});

function Who({ view, onOpen }: { readonly view: RowView; readonly onOpen: () => void }) {
  const { row } = view;
  const role = row.role ? shortRole(postRoleLabels[row.role]) : '职务未定';
  return (
    <>
      <span className={styles.person}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.name}
          title={`${row.personName}：查看全部月份`}
          onClick={onOpen}
        >
          {row.personName}
        </button>
        <span className={styles.small}>
          {view.unsaved && (
            <span className={styles.unsaved} title={view.refused ?? '还没有保存'}>
              未保存{' '}
            </span>
          )}
          {role}
        </span>
      </span>
      <span className={styles.place}>
        <span title={`${row.townshipName} ${row.villageName}`}>{row.villageName}</span>
        <span className={styles.small} title={row.unitName}>
          {row.unitName}
        </span>
      </span>
    </>
  );
}

function dayClasses(view: RowView, day: MonthDay, ordinal: number): string {
  const { grid, row, contest } = view;
  const outside = ordinal < grid.first || ordinal > grid.last;
  const leave = leaveWordsOf(row.leaveDays[ordinal - 1]);
  return [
    day.working ? '' : styles.dayOff,
    outside ? styles.outside : (kindClass.get(letterAt(grid.days, ordinal)) ?? ''),
    leave ? styles.onLeave : '',
    row.contradictions.some((each) => each.day === ordinal) ? styles.contradicted : '',
    contest?.days.includes(ordinal) ? styles.contestedDay : '',
    view.runs.some((run) => ordinal >= run.from && ordinal <= run.to) ? styles.longRun : '',
  ].join(' ');
}

/** Words for the pointer and the screen reader where a day has more to say than its mark. */
function dayCell({ month, today }: GridRowProps, view: RowView, day: MonthDay, ordinal: number) {
  const { grid, row, contest, theirs } = view;
  const letter = letterAt(grid.days, ordinal);
  const outside = ordinal < grid.first || ordinal > grid.last || grid.locked !== null;
  const remarks = remarksOf({
    month,
    day: ordinal,
    row,
    letter,
    today,
    theirs: contest?.days.includes(ordinal) ? letterAt(theirs ?? '', ordinal) : null,
    run: view.runs.find((run) => ordinal >= run.from && ordinal <= run.to),
  });
  if (remarks.length === 0) return {};
  const words = sentenceOf([`${dayWords(day)}，${labelOf(letter)}`, ...remarks]);
  return { title: words, 'aria-label': words, ...(outside && { 'aria-readonly': true }) };
}

function DayMark({ view, day }: { readonly view: RowView; readonly day: number }) {
  const { grid, row } = view;
  const character = characterOf(letterAt(grid.days, day));
  if (character !== '') return character;
  if (view.totalsOnly)
    return day === grid.first ? <span className={styles.totalsOnly}>只登记了合计</span> : null;
  // Approved leave shows through until the day is recorded.
  const leave = (row.leaveDays[day - 1] ?? '').toUpperCase();
  const hint = characterOf(leave);
  return hint === '' ? null : <span className={styles.hint}>{hint}</span>;
}

/** What somebody else saved, day below day, until one of the two is chosen. */
function Theirs({ view, calendar }: { readonly view: RowView; readonly calendar: readonly MonthDay[] }) {
  return (
    <>
      <div role="gridcell" className={`${styles.cell} ${styles.who} ${styles.theirs}`}>
        {view.row.recordedBy ?? '对方'}登记的
      </div>
      {calendar.map((day, position) => (
        <div
          key={day.date}
          role="gridcell"
          className={`${styles.cell} ${styles.day} ${styles.theirs} ${view.contest?.days.includes(position + 1) ? styles.contestedDay : ''}`}
        >
          {characterOf(letterAt(view.theirs ?? '', position + 1))}
        </div>
      ))}
      <div role="gridcell" className={`${styles.cell} ${styles.theirs} ${styles.rest}`}>
        请在上方选定
      </div>
    </>
  );
}
