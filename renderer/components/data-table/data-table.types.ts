import type { ReactNode } from 'react';
import type { DataColumn, SortBy } from './columns.ts';
import type { RowSource } from './use-row-pages.ts';

/** Which rows are chosen, by their keys; the page keeps it. */
export interface RowSelection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

export interface DataTableProps<Row extends object, Sort extends string> {
  /** Stable name under which widths and column choice are remembered. */
  readonly name: string;
  /** What the table lists, for screen readers and the export's file name, e.g. `派驻台账`. */
  readonly label: string;
  /** Constant: module scope or useMemo. */
  readonly columns: readonly DataColumn<Row, Sort>[];
  readonly source: RowSource<Row, Sort>;
  readonly rowKey: (row: Row) => string;
  readonly initialSort?: SortBy<Sort>[];
  /** Enter or a double click on a row. */
  readonly onOpen?: (row: Row) => void;
  readonly selection?: RowSelection;
  /** Filters and batch actions at the left of the toolbar. */
  readonly toolbar?: ReactNode;
  /** More figures of the totals line, after the count. */
  readonly totals?: ReactNode;
  /**
   * Saves a file of the page's own instead of the shown columns as .csv.
   *
   * @returns a sentence about where it went; `null` when the person changed their mind
   */
  readonly onExport?: () => Promise<string | null>;
  /** Unit of the count: `人`, `个岗位`; `行` where none is given. */
  readonly unit?: string;
  /** Instead of rows when there are none: an EmptyState with the next step. */
  readonly empty: ReactNode;
}
