import type { BusinessDate, Month } from '#shared/dates.ts';
import { attendanceKindLabels, attendanceKinds } from '#shared/vocabulary.ts';
import { dayWords, leaveWordsOf, sentenceOf } from './describe-cell.ts';
import { isTotalsOnly, lastEditableDay, letterAt, storedDays } from './grid-model.ts';
import { attendanceMarksInOrder, characterOf, labelOf } from './marks.ts';
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
const kindClass = new Map(attendanceMarksInOrder.map(({ letter, kind }) => [letter, styles[kind] ?? '']));

/** A year on a sheet: twelve lines of 31 days, with totals and the verdict of each month. */
export function YearCalendar({ year, months, today, marked, onMonth }: YearCalendarProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
    <section className={styles.scroll} aria-label={`${year}年各月考勤`} tabIndex={0}>
      <table className={styles.table}>
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
  const letters = storedDays(month.month, month);
  const last = lastEditableDay(month.month, month.lastDay, today);
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
          const calendar = month.calendar[day - 1];
          if (!calendar) return <td key={day} className={styles.none} />;
          const letter = letterAt(letters, day);
          const leave = leaveWordsOf(month.leaveDays[day - 1]);
          const contradiction = month.contradictions.find((each) => each.day === day);
          const outside = day < month.firstDay || day > last;
          const classes = [
            calendar.working ? '' : styles.dayOff,
            outside ? styles.outside : (kindClass.get(letter) ?? ''),
            leave ? styles.onLeave : '',
            contradiction ? styles.contradicted : '',
          ];
          const words = [`${dayWords(calendar)}，${outside ? '不在岗或日期未到' : labelOf(letter)}`];
          if (leave) words.push(leave);
          if (contradiction) words.push(`矛盾：${contradiction.sentence}`);
          return (
            <td key={day} className={classes.join(' ')} title={sentenceOf(words)}>
              {characterOf(letter)}
            </td>
          );
        })
      )}
      {attendanceKinds.map((kind) => (
        <td
          key={kind}
          className={
            kind === 'absent' && (month.counts?.absent ?? 0) > 0
              ? `${styles.total} ${styles.absent}`
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
