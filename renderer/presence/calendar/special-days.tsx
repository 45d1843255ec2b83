import { Button } from 'antd';
import type { CalendarDay } from '#shared/contract/presence-calendar.ts';
import { isoWeekday } from '#shared/presence/working-calendar.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './calendar.module.css';

interface SpecialDaysProps {
  readonly days: readonly CalendarDay[];
  /** Null for those who may only look. */
  readonly onRemove: ((day: CalendarDay) => void) | null;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** Neighbouring days of one name and kind, shown as one line. */
interface Span {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

const dayAfter = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Published days next to each other with the same name become one line; what the organisation set stays by itself. */
export function spansOf(days: readonly CalendarDay[]): Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const open = spans.at(-1);
    const joins =
      open !== undefined &&
      open.last.source === 'published' &&
      day.source === 'published' &&
      open.last.name === day.name &&
      open.last.working === day.working &&
      dayAfter(open.last.date) === day.date;
    if (joins) spans[spans.length - 1] = { first: open.first, last: day };
    else spans.push({ first: day, last: day });
  }
  return spans;
}

const shortDate = (date: string) => date.slice(5);

/** Every day that is not as its weekday says, with where it comes from. */
export function SpecialDays({ days, onRemove }: SpecialDaysProps) {
  if (days.length === 0) return <EmptyState>这一年没有节假日和调休安排。</EmptyState>;
  return (
    <ul className={styles.special}>
      {spansOf(days).map(({ first, last }) => (
        <li key={first.date}>
          <span className={styles.when}>
            {shortDate(first.date)}
            {last.date !== first.date && ` 至 ${shortDate(last.date)}`}
            <small>
              周{weekdays[isoWeekday(first.date) - 1]}
              {last.date !== first.date && `至周${weekdays[isoWeekday(last.date) - 1]}`}
            </small>
          </span>
          <span className={styles.what}>
            <StatusChip tone={first.working ? 'amber' : 'grey'}>{first.working ? '班' : '休'}</StatusChip>{' '}
            {first.name}
            {first.source === 'organisation' && (
              <small>
                本单位调整，依据：{first.document}
                <span className={styles.buttons}>
                  {onRemove && (
                    <Button size="small" onClick={() => onRemove(first)}>
                      取消调整
                    </Button>
                  )}
                  <HistoryButton entityId={first.date} title={`${first.date}的调整`} />
                </span>
              </small>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
