// biome-ignore-all lint/a11y/useSemanticElements: they stand in a grid made of divs, below its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus
import type { DataColumn } from './columns.ts';
import styles from './data-table.module.css';

interface TotalsRowsProps<Row, Sort extends string> {
  /** The shown columns, in order. */
  readonly columns: readonly DataColumn<Row, Sort>[];
  /** Whether a column of checkboxes stands before them. */
  readonly picks: boolean;
  /** Index of the first totals row among all rows of the grid. */
  readonly from: number;
}

/** Totals rows that some column asks for. */
export const totalsLines = <Row, Sort extends string>(columns: readonly DataColumn<Row, Sort>[]): number =>
  Math.max(0, ...columns.map(({ totals }) => totals?.length ?? 0));

/** Totals under their columns, in view at the lower edge however long the list is. */
export function TotalsRows<Row, Sort extends string>({ columns, picks, from }: TotalsRowsProps<Row, Sort>) {
  const lines = totalsLines(columns);
  if (lines === 0) return null;
  return (
    <div role="rowgroup" className={styles.totals}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <div key={line} role="row" aria-rowindex={from + line} className={styles.row}>
          {picks && <div role="gridcell" className={`${styles.cell} ${styles.pick} ${styles.pickColumn}`} />}
          {columns.map(({ id, align = 'start', totals }, index) => (
            <div
              key={id}
              role="gridcell"
              aria-colindex={index + (picks ? 2 : 1)}
              className={[
                styles.cell,
                align === 'start' ? '' : styles[align],
                index === 0 ? styles.first : '',
              ].join(' ')}
            >
              <span className={styles.words}>{totals?.[line]}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
