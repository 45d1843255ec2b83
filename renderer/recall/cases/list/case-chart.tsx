import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { CaseTotals } from '#shared/contract/recall-case.ts';
import { formatCount } from '../../../app/format.ts';
import { ChartLegend, tooltipLook } from '../../../components/chart-parts.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Panel } from '../../../components/page.tsx';
import {
  barsByTrigger,
  barsByYear,
  type Bar as CaseBar,
  type Ending,
  endingLabels,
  endings,
} from './case-figures.ts';
import styles from './cases.module.css';

/** Told apart by lines as well as by colour. */
const fills: Record<Ending, string> = {
  recalled: 'var(--desk-accent-text)',
  notRecalled: 'url(#case-stripes)',
  withdrawn: 'url(#case-dots)',
  open: 'var(--desk-bar)',
};

const tick = { fill: 'var(--desk-text-2)', fontSize: 12 };

/** Cases by year and by trigger, each bar by how they ended; the figures stand below in a table. */
export function CaseCharts({ totals }: { readonly totals: CaseTotals }) {
  const byYear = barsByYear(totals.byYear);
  const byTrigger = barsByTrigger(totals.byYear);
  if (byYear.length === 0) return <EmptyState>还没有召回案件，立案后这里按年度和情形列出结果。</EmptyState>;
  return (
    <>
      <Patterns />
      <div className={styles.charts}>
        <Panel title="各年度">
          <figure aria-label="各年度召回案件的结果">
            <Bars bars={byYear} upright />
            <Legend />
          </figure>
        </Panel>
        <Panel title="各情形（历年合计）">
          <figure aria-label="各情形召回案件的结果">
            <Bars bars={byTrigger} upright={false} />
            <Legend />
          </figure>
        </Panel>
      </div>
      <p className={styles.note}>一件案件涉及几种情形的，在每种情形下各计一次。年度为立案年度。</p>
      <Panel title="明细">
        <Figures totals={totals} />
      </Panel>
    </>
  );
}

function Bars({ bars, upright }: { readonly bars: readonly CaseBar[]; readonly upright: boolean }) {
  const names = { dataKey: 'name', tick, tickLine: false, stroke: 'var(--desk-line-strong)', interval: 0 };
  const counts = { allowDecimals: false, tick, tickLine: false, axisLine: false };
  const shown = endings.filter((ending) => bars.some((bar) => bar[ending] > 0));
  return (
    <div aria-hidden="true" className={styles.chart}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars.map((bar) => ({
            ...bar,
            name: `${shorten(bar.name)}\u00a0${formatCount(bar.total)}\u00a0件次`,
          }))}
          layout={upright ? 'horizontal' : 'vertical'}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          maxBarSize={upright ? 56 : 20}
          accessibilityLayer={false}
        >
          {upright ? <XAxis {...names} /> : <XAxis type="number" {...counts} />}
          {upright ? <YAxis width={32} {...counts} /> : <YAxis type="category" width={184} {...names} />}
          <Tooltip
            {...tooltipLook}
            formatter={(value, name) => [`${formatCount(Number(value))} 件次`, String(name)]}
          />
          {shown.map((ending) => (
            <Bar
              key={ending}
              dataKey={ending}
              name={endingLabels[ending]}
              stackId="cases"
              fill={fills[ending]}
              stroke="var(--desk-surface)"
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A title that leaves room for the number beside it. */
const shorten = (title: string) => (title.length > 10 ? `${title.slice(0, 9)}…` : title);

function Patterns() {
  return (
    <svg width="0" height="0" className="desk-hidden" aria-hidden="true">
      <defs>
        <pattern
          id="case-stripes"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--desk-surface)" />
          <rect width="3" height="6" fill="var(--desk-focus)" />
        </pattern>
        <pattern id="case-dots" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--desk-surface)" />
          <circle cx="3" cy="3" r="1.6" fill="var(--desk-amber-text)" />
        </pattern>
      </defs>
    </svg>
  );
}

function Legend() {
  return (
    <ChartLegend
      entries={endings.map((ending) => ({
        label: endingLabels[ending],
        sign: (
          <svg width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" fill={fills[ending]} stroke="var(--desk-line-strong)" />
          </svg>
        ),
      }))}
    />
  );
}

function Figures({ totals }: { readonly totals: CaseTotals }) {
  const lines = totals.byYear.toSorted((a, b) => b.year - a.year);
  return (
    <table className={styles.figures} aria-label="各年度、各情形的案件数">
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">召回情形</th>
          {endings.map((ending) => (
            <th key={ending} scope="col">
              {endingLabels[ending]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.year} ${line.triggerCode}`}>
            <th scope="row">{line.year}年</th>
            <th scope="row">{line.triggerTitle}</th>
            {endings.map((ending) => (
              <td key={ending}>{formatCount(line[ending])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
