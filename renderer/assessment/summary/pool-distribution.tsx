import { Link } from 'react-router';
import { Bar, BarChart, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { PoolStanding } from '#shared/contract/assessment-summary.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { grades, poolLabels } from '#shared/vocabulary.ts';
import { formatCount } from '../../app/format.ts';
import { ChartLegend, Swatch } from '../../components/chart-parts.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './charts.module.css';

interface PoolDistributionProps {
  readonly standing: PoolStanding;
  readonly scheme: Scheme;
  /** Address of the pool's board. */
  readonly to: string;
}

const tick = { fill: 'var(--desk-text-2)', fontSize: 12 };

/** How the grades of a pool fall, by score and as they stand, with the line of the quota for 优秀. */
export function PoolDistribution({ standing, scheme, to }: PoolDistributionProps) {
  const { pool, size, suggested, standing: now, quota, locked } = standing;
  const words = gradeWordsFor(scheme, pool === 'civil_servant' ? 'civil_servant' : null);
  const data = grades.map((grade) => ({
    name: words[grade],
    suggested: suggested[grade] ?? 0,
    standing: now[grade] ?? 0,
  }));
  const excellent = now.excellent ?? 0;
  const over = quota !== null && excellent > quota;
  return (
    <figure className={styles.chart} aria-label={`${poolLabels[pool]}等次分布`}>
      <figcaption className={styles.caption}>
        <Link to={to}>{poolLabels[pool]}</Link>
        <span className={styles.quiet}>{formatCount(size)} 个定等次</span>
        <span className={over ? styles.over : styles.quiet}>
          {quota === null
            ? `优秀 ${formatCount(excellent)}，没有设定比例`
            : `优秀 ${formatCount(excellent)} / 名额 ${formatCount(quota)}${over ? '，超出' : ''}`}
        </span>
        {locked && <StatusChip tone="green">已锁定</StatusChip>}
      </figcaption>
      <div aria-hidden="true" className={styles.pool}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={data}
            margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
            barGap={2}
            barCategoryGap="24%"
            accessibilityLayer={false}
          >
            <XAxis
              dataKey="name"
              tick={tick}
              tickLine={false}
              stroke="var(--desk-line-strong)"
              interval={0}
            />
            <YAxis
              allowDecimals={false}
              width={32}
              tick={tick}
              tickLine={false}
              axisLine={false}
              domain={[0, (most: number) => Math.max(most, quota ?? 0, 1)]}
            />
            {quota !== null && (
              <ReferenceLine
                y={quota}
                stroke="var(--desk-accent-text)"
                strokeDasharray="4 3"
                label={{
                  value: `优秀名额 ${quota}`,
                  position: 'insideTopRight',
                  fill: 'var(--desk-accent-text)',
                  fontSize: 12,
                }}
              />
            )}
            <Bar dataKey="suggested" fill="var(--desk-bar)" isAnimationActive={false}>
              <LabelList dataKey="suggested" position="top" fill="var(--desk-text-2)" fontSize={11} />
            </Bar>
            <Bar dataKey="standing" fill="var(--desk-focus)" isAnimationActive={false}>
              <LabelList dataKey="standing" position="top" fill="var(--desk-text)" fontSize={11} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      <table className="desk-hidden">
        <thead>
          <tr>
            <th scope="col">等次</th>
            <th scope="col">按得分</th>
            <th scope="col">现定</th>
          </tr>
        </thead>
        <tbody>
          {data.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td>{line.suggested}</td>
              <td>{line.standing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** What the two bars of {@link PoolDistribution} are. */
export function DistributionLegend() {
  return (
    <ChartLegend
      entries={[
        { label: '按得分', sign: <Swatch colour="var(--desk-bar)" /> },
        { label: '现定（审定、拟定，否则按得分）', sign: <Swatch colour="var(--desk-focus)" /> },
      ]}
    />
  );
}
