import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { dayWords, specialMarkOf } from '../attendance/describe-cell.ts';
import styles from './calendar.module.css';
import type { CalendarMonth } from './year-model.ts';

interface MonthCardProps {
  readonly month: CalendarMonth;
  /** Days that the organisation has changed. */
  readonly changed: ReadonlySet<BusinessDate>;
  readonly today: BusinessDate;
  /** The one day that Tab leads to. */
  readonly current: BusinessDate;
  /** Null for those who may only look. */
  readonly onPick: ((date: BusinessDate) => void) | null;
  readonly onFocus: (date: BusinessDate) => void;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** A month as on the wall: 休 for holidays, 班 for days worked in their stead. */
export function MonthCard({ month, changed, today, current, onPick, onFocus }: MonthCardProps) {
  const ordinal = Number(month.month.slice(5));
  const blanks = (month.days[0]?.weekday ?? 1) - 1;
  const cells: (MonthDay | null)[] = [...Array.from({ length: blanks }, () => null), ...month.days];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <section className={styles.month} aria-label={`${ordinal}月`}>
      <h2>
        {ordinal}月<span>{month.workingDays} 个工作日</span>
      </h2>
      <table>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month never change places
            <tr key={index}>
              {week.map((day, position) =>
                day === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: blanks before and after the month
                  <td key={`blank-${position}`} />
                ) : (
                  <td key={day.date}>
                    <DayButton
                      day={day}
                      changed={changed.has(day.date)}
                      today={day.date === today}
                      current={day.date === current}
                      onPick={onPick}
                      onFocus={onFocus}
                    />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DayButtonProps {
  readonly day: MonthDay;
  readonly changed: boolean;
  readonly today: boolean;
  readonly current: boolean;
  readonly onPick: ((date: BusinessDate) => void) | null;
  readonly onFocus: (date: BusinessDate) => void;
}

function DayButton({ day, changed, today, current, onPick, onFocus }: DayButtonProps) {
  const mark = specialMarkOf(day);
  const words = `${dayWords(day)}${changed ? '，本单位调整' : ''}${today ? '，今天' : ''}`;
  const classes = [
    styles.day,
    day.working ? '' : styles.off,
    mark === '班' ? styles.makeUp : '',
    mark === '休' ? styles.holiday : '',
    mark === null ? '' : styles.marked,
    changed ? styles.changed : '',
    today ? styles.today : '',
  ];
  return (
    <button
      type="button"
      className={classes.join(' ')}
      data-date={day.date}
      tabIndex={current ? 0 : -1}
      title={words}
      onFocus={() => onFocus(day.date)}
      onClick={() => onPick?.(day.date)}
    >
      <span className="desk-hidden">{words}</span>
      <span aria-hidden>
        {Number(day.date.slice(8))}
        {mark !== null && <span className={styles.mark}>{mark}</span>}
      </span>
    </button>
  );
}
