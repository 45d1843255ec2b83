import type { BusinessDate, Month } from '#shared/dates.ts';
import { attendanceKindLabels, attendanceKinds } from '#shared/vocabulary.ts';
import dayStyles from './day-sheet.module.css';
import { sheetDays } from './day-sheet.ts';
import { sentenceOf } from './describe-cell.ts';
import { isTotalsOnly } from './grid-model.ts';
import { attendanceMarksInOrder } from './marks.ts';
import type { PostingAttendance } from './month-record.ts';
import { VerdictLine } from './verdicts.tsx';
import styles from './year-calendar.module.css';

type RecordedMonth = PostingAttendance['months'][number];

interface YearCalendarProps {
  readonly year: number;
  readonly months: readonly RecordedMonth[];
  readonly today: BusinessDate;
  readonly marked: Month;
  readonly onMonth: (month: Month) => void;
}

const days = Array.from({ length: 31 }, (_, index) => index + 1);

/** A year on a sheet: twelve lines of 31 days, with totals and the verdict of each month. */
export function YearCalendar({ year, months, today, marked, onMonth }: YearCalendarProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
    <section className={styles.scroll} aria-label={`${year}年各月考勤`} tabIndex={0}>
      <table className={`${styles.table} ${dayStyles.sheet}`}>
        <thead>
          <tr>
            <th scope="col">月份</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
            {attendanceMarksInOrder.map(({ kind, character, label }) => (
              <th key={kind} scope="col" className={styles.total}>
                <abbr title={`${label}天数`}>{character}</abbr>
              </th>
            ))}
            <th scope="col" className={styles.verdict}>
              对照方案
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 12 }, (_, index) => {
            const name = `${year}-${String(index + 1).padStart(2, '0')}`;
            const month = months.find((each) => each.month === name);
            return month ? (
              <MonthLine
                key={name}
                month={month}
                today={today}
                marked={name === marked}
                onOpen={() => onMonth(month.month)}
              />
            ) : (
              <tr key={name} className={styles.missing}>
                <th scope="row">{index + 1}月</th>
                <td colSpan={39} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface MonthLineProps {
  readonly month: RecordedMonth;
  readonly today: BusinessDate;
  readonly marked: boolean;
  readonly onOpen: () => void;
}

function MonthLine({ month, today, marked, onOpen }: MonthLineProps) {
  const ordinal = Number(month.month.slice(5));
  const cells = sheetDays(month, today);
  return (
    <tr className={marked ? styles.marked : undefined}>
      <th scope="row">
        <button type="button" className={styles.month} title={`在表格中查看${ordinal}月`} onClick={onOpen}>
          {ordinal}月
        </button>
      </th>
      {isTotalsOnly(month) ? (
        <td colSpan={31} className={styles.totalsOnly}>
          只登记了合计
        </td>
      ) : (
        days.map((day) => {
          const cell = cells[day - 1];
          if (!cell) return <td key={day} className={dayStyles.none} />;
          const contradiction = month.contradictions.find((each) => each.day === day);
          const words = contradiction ? [...cell.words, `矛盾：${contradiction.sentence}`] : cell.words;
          return (
            <td
              key={day}
              className={contradiction ? `${cell.classes} ${styles.contradicted}` : cell.classes}
              title={sentenceOf(words)}
            >
              {cell.character}
            </td>
          );
        })
      )}
      {attendanceKinds.map((kind) => (
        <td
          key={kind}
          className={
            kind === 'absent' && (month.counts?.absent ?? 0) > 0
              ? `${styles.total} ${dayStyles.absent}`
              : styles.total
          }
          title={attendanceKindLabels[kind]}
        >
          {month.counts?.[kind] || ''}
        </td>
      ))}
      <td className={styles.verdict}>
        <VerdictLine span="" figures={month.figures} />
      </td>
    </tr>
  );
}
