import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';

/** Height of every row in CSS pixels. */
export const rowHeight = 36;
/** Rows asked for at once. */
export const pageSize = 100;
/** Columns one can sort by at the same time. */
export const maxSortColumns = 3;

export type SortDirection = 'asc' | 'desc';

/** One line of the order of rows, as the server takes it. */
export interface SortBy<Sort extends string> {
  readonly column: Sort;
  readonly direction: SortDirection;
}

/** A column of a {@link DataTable}. Keep the array of columns constant (module scope or useMemo). */
export interface DataColumn<Row, Sort extends string = never> {
  /** Stable name; widths and choices are remembered under it. */
  readonly id: string;
  readonly title: string;
  /** Instead of the title at the head of the column: a shorter word, an axis. The title is still exported. */
  readonly heading?: ReactNode;
  /** What stands below the column in each totals row; no column with totals, no totals rows. */
  readonly totals?: readonly ReactNode[];
  /** Width in CSS pixels until the person changes it. */
  readonly width: number;
  /** Takes the room that is left over. Where no column does, the last one takes it. */
  readonly grow?: boolean;
  /** `end` for figures, which stand in tabular digits. */
  readonly align?: 'start' | 'end' | 'center';
  /** The words of the cell: shown unless `cell` is given, copied and exported in any case. */
  readonly text: (row: Row) => string;
  /** Something else than the plain words: a link, a chip. */
  readonly cell?: (row: Row) => ReactNode;
  /** The server's name for sorting by this column; without it the column cannot be sorted. */
  readonly sort?: Sort;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
}

interface ColumnMeta {
  align: 'start' | 'end' | 'center';
  title: string;
  heading: ReactNode;
}

/** What of TanStack Table the grid uses; sorting and paging happen on the server. */
export const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});
export type GridFeatures = typeof features;

/** Turns our columns into TanStack's. The first column always shows: it is the row's name and stays in view. */
export function toTableColumns<Row extends object, Sort extends string>(
  columns: readonly DataColumn<Row, Sort>[],
) {
  const helper = createColumnHelper<GridFeatures, Row>();
  return helper.columns(
    columns.map((column, index) =>
      helper.accessor((row: Row) => column.text(row), {
        id: column.id,
        header: column.title,
        size: column.width,
        minSize: 56,
        maxSize: 900,
        enableSorting: column.sort !== undefined,
        enableHiding: index > 0,
        sortDescFirst: false,
        cell: ({ row }) => column.cell?.(row.original) ?? column.text(row.original),
        meta: {
          align: column.align ?? 'start',
          title: column.title,
          heading: column.heading ?? column.title,
        },
      }),
    ),
  );
}
