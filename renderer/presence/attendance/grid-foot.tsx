import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import styles from './attendance-grid.module.css';
import { dayWords, remarksOf, sentenceOf } from './describe-cell.ts';
import { type GridPlace, letterAt } from './grid-model.ts';
import { attendanceMarksInOrder, labelOf } from './marks.ts';
import type { RowView } from './row-view.ts';

interface GridFootProps {
  readonly place: GridPlace;
  readonly view: RowView | undefined;
  readonly month: Month;
  readonly today: BusinessDate;
  readonly calendar: readonly MonthDay[];
  readonly total: number | null;
  /** What the last step could not do, or did; null: the cell is described. */
  readonly message: string | null;
}

/** What the cell one stands on says, in words, and the keys. */
export function GridFoot({ place, view, month, today, calendar, total, message }: GridFootProps) {
  return (
    <div className={styles.foot}>
      <div className={styles.here}>
        {message === null && view && (
          <span className={styles.words}>{wordsOf(view, place.column, month, today, calendar)}</span>
        )}
        <span className={styles.words} role="status">
          {message !== null && <span className={styles.message}>{message}</span>}
        </span>
        <span className={styles.signs}>
          <span className={`${styles.swatch} ${styles.outside}`} aria-hidden />
          不能登记
        </span>
        <span className={styles.signs}>
          <span className={`${styles.swatch} ${styles.onLeave}`} aria-hidden />
          已批准请假
        </span>
        <span>
          共 <strong>{total ?? '…'}</strong> 人
        </span>
      </div>
      <ul className={styles.legend} aria-label="按键和标记">
        {attendanceMarksInOrder.map(({ kind, digit, key, character, label }) => (
          <li key={kind}>
            <kbd>{digit}</kbd> <kbd>{key.toUpperCase()}</kbd> <b>{character}</b> {label}
          </li>
        ))}
        <li>
          <kbd>Delete</kbd> 清除
        </li>
        <li>
          <kbd>Shift</kbd>+<kbd>→</kbd> 多选
        </li>
        <li>
          <kbd>Ctrl</kbd>+<kbd>Z</kbd> 撤销
        </li>
        <li>
          <kbd>F2</kbd> 本月详情
        </li>
        <li>
          <kbd>Esc</kbd> 离开表格
        </li>
      </ul>
    </div>
  );
}

function wordsOf(
  view: RowView,
  column: number,
  month: Month,
  today: BusinessDate,
  calendar: readonly MonthDay[],
): string {
  const { row, grid, contest, theirs } = view;
  const day = calendar[column - 1];
  if (column === 0) return `${row.personName}，${row.townshipName}${row.villageName}，${row.unitName}`;
  if (!day) {
    const figures = [...row.monthFigures, ...row.yearFigures].map(({ sentence }) => sentence);
    return sentenceOf([row.personName, ...(figures.length > 0 ? figures : ['方案没有规定驻村时间'])]);
  }
  const letter = letterAt(grid.days, column);
  const remarks = remarksOf({
    month,
    day: column,
    row,
    letter,
    today,
    theirs: contest?.days.includes(column) ? letterAt(theirs ?? '', column) : null,
    run: view.runs.find((run) => column >= run.from && column <= run.to),
  });
  return sentenceOf([`${row.personName} ${dayWords(day)}，${labelOf(letter)}`, ...remarks]);
}
