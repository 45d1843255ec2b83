import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { TownshipProgress } from '#shared/contract/assessment-summary.ts';
import { formatCount } from '../../app/format.ts';
import { ChartLegend, Swatch, tooltipLook } from '../../components/chart-parts.tsx';
import styles from './charts.module.css';

const stages = [
  { key: 'locked', label: '已审定', colour: 'var(--desk-green-text)' },
  { key: 'proposed', label: '待审定', colour: 'var(--desk-amber-text)' },
  { key: 'scored', label: '已评完', colour: 'var(--desk-focus)' },
  { key: 'open', label: '评分中', colour: 'var(--desk-bar)' },
  { key: 'notGraded', label: '不定等次', colour: 'var(--desk-line-strong)' },
] as const;

interface TownshipProgressChartProps {
  readonly townships: readonly TownshipProgress[];
  /** Opens the list of a township; null: those without one (units). */
  readonly onChoose: (township: TownshipProgress) => void;
}

const nameOf = ({ townshipName }: TownshipProgress) => townshipName || '派出单位';

/** A bar for each township: how many records are settled, proposed, scored, open. The same as a table for readers. */
export function TownshipProgressChart({ townships, onChoose }: TownshipProgressChartProps) {
  const data = townships.map((township) => ({ ...township, name: nameOf(township) }));
  const shown = stages.filter(({ key }) => townships.some((township) => township[key] > 0));
  return (
    <figure className={styles.chart}>
      <div aria-hidden="true" style={{ height: 32 * data.length + 28 }}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={data}
            layout="vertical"
            margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
            barSize={16}
            accessibilityLayer={false}
          >
            <XAxis
              type="number"
              allowDecimals={false}
              tick={{ fill: 'var(--desk-text-2)', fontSize: 12 }}
              stroke="var(--desk-line-strong)"
            />
            <YAxis
              type="category"
              dataKey="name"
              width={112}
              tickLine={false}
              interval={0}
              tick={{ fill: 'var(--desk-text)', fontSize: 13 }}
              stroke="var(--desk-line-strong)"
            />
            <Tooltip
              {...tooltipLook}
              formatter={(value, name) => [`${formatCount(Number(value))} 个`, String(name)]}
            />
            {shown.map(({ key, label, colour }) => (
              <Bar
                key={key}
                dataKey={key}
                name={label}
                stackId="records"
                fill={colour}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ChartLegend
        entries={shown.map(({ label, colour }) => ({ label, sign: <Swatch colour={colour} /> }))}
      />
      <table className={styles.figures} aria-label="按乡镇（街道）的进度">
        <thead>
          <tr>
            <th scope="col">乡镇（街道）</th>
            <th scope="col">共</th>
            {shown.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {townships.map((township) => (
            <tr key={nameOf(township)}>
              <th scope="row">
                <button type="button" className={styles.link} onClick={() => onChoose(township)}>
                  {nameOf(township)}
                </button>
              </th>
              <td>{formatCount(township.all)}</td>
              {shown.map(({ key }) => (
                <td key={key}>{formatCount(township[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
