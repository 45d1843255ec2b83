import type { QueryClient } from '@tanstack/react-query';
import type { SortBy } from '../components/data-table/columns.ts';
import type { RowPage, RowSource } from '../components/data-table/use-row-pages.ts';

/** How two rows stand to each other by one column, ascending. */
export type Comparers<Row, Sort extends string> = Record<Sort, (a: Row, b: Row) => number>;

/** Names in the order of a Chinese dictionary. */
export const byName = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** Numbers ascending; what is not known comes last among them. */
export const byNumber = (a: number | null, b: number | null): number =>
  (a ?? Number.POSITIVE_INFINITY) === (b ?? Number.POSITIVE_INFINITY)
    ? 0
    : (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY);

/** The rows in another order, by up to several columns; rows that are alike keep theirs. */
export function sorted<Row, Sort extends string>(
  rows: readonly Row[],
  sort: readonly SortBy<Sort>[],
  comparers: Comparers<Row, Sort>,
): Row[] {
  return rows.toSorted((a, b) => {
    for (const { column, direction } of sort) {
      const order = comparers[column]?.(a, b) ?? 0;
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return 0;
  });
}

const versions = new WeakMap<readonly unknown[], number>();
let latest = 0;

/** A number that stands for these very rows. */
function versionOf(rows: readonly unknown[]): number {
  const known = versions.get(rows);
  if (known !== undefined) return known;
  latest += 1;
  versions.set(rows, latest);
  return latest;
}

/** A list that is all here; other rows are another list. */
export function sourceOfRows<Row, Sort extends string>(
  key: RowSource<Row, Sort>['key'],
  rows: readonly Row[],
  comparers: Comparers<Row, Sort>,
): RowSource<Row, Sort> {
  return {
    key: [...key, versionOf(rows)],
    load: ({ offset, limit, sort }) =>
      Promise.resolve({
        total: rows.length,
        rows: sorted(rows, sort, comparers).slice(offset, offset + limit),
      }),
  };
}

interface PagedList<Row, Sort extends string> {
  /** As in {@link RowSource}. */
  readonly key: RowSource<Row, Sort>['key'];
  /** A page in the order that the server gives. */
  readonly page: (range: { offset: number; limit: number }, signal?: AbortSignal) => Promise<RowPage<Row>>;
  readonly comparers: Comparers<Row, Sort>;
}

/** Most rows that the server gives at once. */
const most = 500;

/**
 * A list that the server gives page by page in an order of its own. Another order is made here, of all rows, which
 * are fetched once for all pages of the list.
 */
export function sortedSource<Row, Sort extends string>(
  queryClient: QueryClient,
  { key, page, comparers }: PagedList<Row, Sort>,
): RowSource<Row, Sort> {
  async function all(): Promise<Row[]> {
    const rows: Row[] = [];
    for (;;) {
      const next = await page({ offset: rows.length, limit: most });
      rows.push(...next.rows);
      if (next.rows.length === 0 || rows.length >= next.total) return rows;
    }
  }
  return {
    key,
    async load({ offset, limit, sort }, signal) {
      if (sort.length === 0) return page({ offset, limit }, signal);
      const rows = await queryClient.fetchQuery({
        queryKey: [...key, { whole: true }],
        queryFn: all,
      });
      return { total: rows.length, rows: sorted(rows, sort, comparers).slice(offset, offset + limit) };
    },
  };
}
