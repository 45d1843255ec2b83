import type { ReactNode } from 'react';
import styles from './chart-parts.module.css';

/** What a chart's tooltip looks like in both colour schemes. */
export const tooltipLook = {
  cursor: { fill: 'var(--desk-hover)' },
  contentStyle: {
    background: 'var(--desk-surface)',
    borderColor: 'var(--desk-line-strong)',
    color: 'var(--desk-text)',
  },
};

interface LegendEntry {
  readonly label: string;
  readonly sign: ReactNode;
}

/** What the signs of a chart mean; not for screen readers, who have the table beside the chart. */
export function ChartLegend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {entries.map(({ label, sign }) => (
        <li key={label}>
          {sign}
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The sign of a plain colour. */
export function Swatch({ colour }: { readonly colour: string }) {
  return <span className={styles.swatch} style={{ background: colour }} />;
}
