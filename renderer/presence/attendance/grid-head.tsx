// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import styles from './attendance-grid.module.css';
import { dayWords, specialMarkOf, weekdayOf } from './describe-cell.ts';
import { attendanceMarksInOrder } from './marks.ts';

/** Titles of the grid: the days with weekday, 休 or 班, the kinds, the verdict. */
export function GridHead({
  calendar,
  today,
}: {
  readonly calendar: readonly MonthDay[];
  readonly today: string;
}) {
  const days = calendar.length;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div role="columnheader" aria-colindex={1} className={`${styles.headCell} ${styles.who}`}>
          <span className={styles.person}>
            <span>姓名</span>
            <span className={styles.small}>职务</span>
          </span>
          <span className={styles.place}>
            <span>村</span>
            <span className={styles.small}>派出单位</span>
          </span>
        </div>
        {calendar.map((day, index) => {
          const mark = specialMarkOf(day);
          const classes = [
            styles.headCell,
            styles.day,
            day.working ? '' : styles.dayOff,
            mark === '班' ? styles.makeUp : '',
            day.date === today ? styles.today : '',
          ];
          return (
            <div
              key={day.date}
              role="columnheader"
              aria-colindex={index + 2}
              aria-label={dayWords(day)}
              title={dayWords(day)}
              className={classes.join(' ')}
            >
              <span>{index + 1}</span>
              <span className={styles.small}>{mark ?? weekdayOf(day)}</span>
            </div>
          );
        })}
        {attendanceMarksInOrder.map(({ kind, character, label }, index) => (
          <div
            key={kind}
            role="columnheader"
            aria-colindex={days + 2 + index}
            aria-label={`${label}天数`}
            title={`${label}天数`}
            className={`${styles.headCell} ${styles.total}`}
          >
            {character}
          </div>
        ))}
        <div role="columnheader" aria-colindex={days + 9} className={`${styles.headCell} ${styles.verdict}`}>
          <span>对照方案</span>
          <span className={styles.small}>本月、本年</span>
        </div>
        <div
          role="columnheader"
          aria-colindex={days + 10}
          className={`${styles.headCell} ${styles.contradictions}`}
        >
          矛盾
        </div>
      </div>
    </div>
  );
}
