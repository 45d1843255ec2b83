import type { BusinessDate } from '#shared/dates.ts';
import { DateField } from '../../../components/date-field.tsx';
import styles from './parts.module.css';

interface DayRangeProps {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly onChange: (change: { from?: BusinessDate | null; to?: BusinessDate | null }) => void;
}

/** From which day to which the list shows records, both included. */
export function DayRange({ from, to, onChange }: DayRangeProps) {
  return (
    <div className={styles.range}>
      <DateField aria-label="从哪天起" value={from} onChange={(next) => onChange({ from: next })} />
      <span>至</span>
      <DateField aria-label="到哪天止" value={to} onChange={(next) => onChange({ to: next })} />
    </div>
  );
}
