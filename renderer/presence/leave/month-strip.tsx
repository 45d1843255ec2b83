import { useQuery } from '@tanstack/react-query';
import type { LeaveFilter } from '#shared/contract/presence-leave.ts';
import { type BusinessDate, formatMonthLong, type Month, monthOf } from '#shared/dates.ts';
import { orpc } from '../../app/client.ts';
import { Choice } from '../../components/choice.tsx';
import { MonthSwitch } from '../../components/month-switch.tsx';
import styles from './leave.module.css';
import { periodOptions } from './leave-period.ts';
import { describeDay, type StripDay, stripDays } from './month-days.ts';

interface MonthStripProps {
  readonly month: Month;
  readonly today: BusinessDate;
  /** The filter of the list, whose period the month replaces. */
  readonly filter: Omit<LeaveFilter, 'monthFrom' | 'monthTo'>;
  /** What the list is narrowed to: `2026`, `2026-03` or all time. */
  readonly period: string | null;
  readonly onPeriod: (period: string | null) => void;
}

/** As many leaves as one answer holds; a month with more is not drawn. */
const most = 500;

/** A month at a glance: how many are away each day. Choosing a month narrows the list to it. */
export function MonthStrip({ month, today, filter, period, onPeriod }: MonthStripProps) {
  const year = Number(month.slice(0, 4));
  const calendar = useQuery(orpc.presence.calendar.queryOptions({ input: { year }, staleTime: 60_000 })).data;
  const leaves = useQuery(
    orpc.presence.listLeaves.queryOptions({
      input: { filter: { ...filter, monthFrom: month, monthTo: month }, limit: most },
      placeholderData: (before) => before,
    }),
  ).data;
  const days = leaves && calendar ? stripDays(month, leaves.rows, calendar.days) : [];
  const high = Math.max(3, ...days.map(({ away }) => away.length));
  const now = days.find(({ date }) => date === today);

  return (
    <section className={styles.strip} aria-label={`${formatMonthLong(month)}请假情况`}>
      <div className={styles.stripHead}>
        <MonthSwitch value={month} onChange={onPeriod} />
        <div className={styles.stripTime}>
          <Choice
            label="按时间筛选"
            placeholder="全部时间"
            value={period}
            options={periodOptions(monthOf(today), period)}
            onChange={onPeriod}
          />
          {now && <span className={styles.stripNote}>今天 {now.away.length} 人</span>}
        </div>
      </div>
      {leaves !== undefined && leaves.total > most ? (
        <p className={styles.stripNote}>这个月的请假有 {leaves.total} 次，多得画不下。请用筛选缩小范围。</p>
      ) : (
        <ol className={styles.days}>
          {days.map((day) => (
            <Day key={day.date} day={day} high={high} today={day.date === today} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Day({
  day,
  high,
  today,
}: {
  readonly day: StripDay;
  readonly high: number;
  readonly today: boolean;
}) {
  const classes = [styles.day, day.working ? '' : styles.rest, today ? styles.today : ''];
  const words = describeDay(day);
  return (
    <li className={classes.join(' ')} title={words}>
      <span className={styles.count} aria-hidden>
        {day.away.length > 0 && day.away.length}
      </span>
      <span className={styles.column} aria-hidden>
        <span className={styles.bar} style={{ '--share': day.away.length / high }} />
      </span>
      <span aria-hidden>{day.day}</span>
      <span className="desk-hidden">{words}</span>
    </li>
  );
}
