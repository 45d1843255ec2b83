import { type QueryKey, useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { pageSize, type SortBy } from './columns.ts';

/** A stretch of rows as the server is asked for it. */
export interface PageRequest<Sort extends string> {
  readonly offset: number;
  readonly limit: number;
  readonly sort: SortBy<Sort>[];
}

export interface RowPage<Row> {
  /** Rows of the whole list under the filter. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Where the rows of a {@link DataTable} come from. */
export interface RowSource<Row, Sort extends string> {
  /**
   * Everything the rows depend on, starting with the procedure's key, so that invalidating the feature reloads the
   * table: `[...orpc.roster.listPostings.key(), filter]`.
   */
  readonly key: QueryKey;
  readonly load: (page: PageRequest<Sort>, signal: AbortSignal) => Promise<RowPage<Row>>;
}

export interface RowPages<Row> {
  /** Rows in all; null until the first answer. */
  readonly total: number | null;
  /** The row at a place of the list; undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly error: unknown;
  /** True while rows of another filter or order still stand in for the ones asked for. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/** Rows beyond the visible ones that are fetched ahead in both directions. */
const ahead = 50;

interface Answers<Row> {
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, RowPage<Row>>;
}

/**
 * Fetches the pages around the visible rows and keeps what has been seen. While another order or filter is being
 * fetched the rows before it stay, so that nothing flickers.
 *
 * @param first index of the first visible row
 * @param last index of the last visible row
 */
export function useRowPages<Row, Sort extends string>(
  source: RowSource<Row, Sort>,
  sort: SortBy<Sort>[],
  first: number,
  last: number,
): RowPages<Row> {
  const firstPage = Math.max(0, Math.floor((first - ahead) / pageSize));
  const lastPage = Math.max(firstPage, Math.floor((last + ahead) / pageSize));
  const list = JSON.stringify([source.key, sort]);
  const [shown, setShown] = useState<{ list: string; answers: Answers<Row> }>({
    list,
    answers: { total: null, pages: new Map() },
  });
  const known = shown.list === list ? shown.answers.total : null;
  const endPage = known === null ? lastPage : Math.max(0, Math.ceil(known / pageSize) - 1);
  const wanted: number[] = [];
  for (let page = firstPage; page <= Math.min(lastPage, endPage); page += 1) wanted.push(page);
  // A list that shrank below the view is asked for its last page, whose answer tells how long it is.
  if (wanted.length === 0) wanted.push(endPage);

  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...source.key, { table: true, sort, page }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        source.load({ offset: page * pageSize, limit: pageSize, sort }, signal),
    })),
  });

  const fresh = wanted.flatMap((page, index) => {
    const result = results[index];
    return result?.data ? [{ page, data: result.data, at: result.dataUpdatedAt }] : [];
  });
  const signature = fresh.map(({ page }) => page).join();
  const stamp = results.map((result) => result.dataUpdatedAt).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: signature and stamp stand for the fetched pages
  const answers = useMemo<Answers<Row> | null>(() => {
    const [newest, ...others] = fresh;
    if (!newest) return null;
    const { total } = others.reduce((a, b) => (b.at > a.at ? b : a), newest).data;
    // Pages seen before hold only as long as the list has not grown or shrunk.
    const same = shown.list === list && shown.answers.total === total;
    const pages = new Map(same ? shown.answers.pages : []);
    for (const { page, data } of fresh) pages.set(page, data);
    return { total, pages };
  }, [list, signature, stamp]);

  useEffect(() => {
    if (answers) setShown({ list, answers });
  }, [answers, list]);

  const current = answers ?? shown.answers;
  const failed = results.find((result) => result.error !== null);
  return {
    total: current.total,
    rowAt: (index) => current.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    error: failed?.error ?? null,
    stale: answers === null && shown.list !== list,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}
