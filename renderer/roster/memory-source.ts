import type { SortBy } from '../components/data-table/columns.ts';
import type { PageRequest, RowPage } from '../components/data-table/use-row-pages.ts';

/** Puts two rows in order by one column: negative when the first comes first. */
export type Comparators<Row, Sort extends string> = Record<Sort, (one: Row, other: Row) => number>;

/** Words in the order of a Chinese dictionary, figures within them by their value. */
export const byWords = new Intl.Collator('zh-CN', { numeric: true }).compare;

/**
 * A stretch of a list that is in memory as a whole, as a table of the server's lists asks for it. Rows that no column
 * tells apart keep the order in which they came.
 */
export function pageOf<Row, Sort extends string>(
  rows: readonly Row[],
  { offset, limit, sort }: PageRequest<Sort>,
  comparators: Comparators<Row, Sort>,
): RowPage<Row> {
  const sorted =
    sort.length === 0 ? rows : rows.toSorted((one, other) => compare(one, other, sort, comparators));
  return { total: rows.length, rows: sorted.slice(offset, offset + limit) };
}

function compare<Row, Sort extends string>(
  one: Row,
  other: Row,
  sort: readonly SortBy<Sort>[],
  comparators: Comparators<Row, Sort>,
): number {
  for (const { column, direction } of sort) {
    const order = comparators[column](one, other);
    if (order !== 0) return direction === 'asc' ? order : -order;
  }
  return 0;
}
