import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { HistoryEntry } from '#shared/contract/assessment-summary.ts';
import styles from './history-page.module.css';

const tick = { fill: 'var(--desk-text-2)', fontSize: 12 };

/** Totals in the order of time, out of 100; an assessment without a total leaves a gap. Its table stands below it. */
export function TotalsOverYears({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const data = entries.map(({ cycleTitle, total }) => ({
    name: cycleTitle,
    total: total === null ? null : total / 100,
  }));
  return (
    <div aria-hidden="true" className={styles.chart}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 20, right: 48, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--desk-line)" vertical={false} />
          <XAxis
            dataKey="name"
            tick={tick}
            tickLine={false}
            stroke="var(--desk-line-strong)"
            padding={{ left: 48, right: 48 }}
          />
          <YAxis domain={[0, 100]} tick={tick} tickLine={false} axisLine={false} width={40} />
          <Line
            type="linear"
            dataKey="total"
            stroke="var(--desk-focus)"
            strokeWidth={2}
            dot={{ r: 4, fill: 'var(--desk-focus)' }}
            isAnimationActive={false}
          >
            <LabelList dataKey="total" position="top" fill="var(--desk-text)" fontSize={12} />
          </Line>
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
