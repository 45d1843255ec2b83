import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import { queryClient } from '../../app/query-client.ts';
import { pageSize } from '../../components/data-table/columns.ts';
import type { RowSource } from '../../components/data-table/index.ts';
import { useRowPages } from '../../components/data-table/use-row-pages.ts';
import type { Editor, EditorState } from './editor.ts';
import type { Entry } from './entry.ts';
import { rowKey } from './grid-model.ts';
import { type RowView, type ViewContext, viewOf } from './row-view.ts';

/** Heights in CSS pixels; a month that waits for a choice shows both versions, one below the other. */
export const lineHeight = 36;
const rowHeight = lineHeight + 1;
const contestedHeight = 2 * lineHeight + 1;
export const headHeight = 40;

const noSort: never[] = [];

interface Cached {
  readonly row: AttendanceRow;
  readonly entry: Entry | undefined;
  readonly context: ViewContext;
  readonly view: RowView;
}

/** The rows of the grid: fetched as they are scrolled to, with what is typed on top. */
export function useGridRows(
  source: RowSource<AttendanceRow, never>,
  scroller: RefObject<HTMLDivElement | null>,
  editor: Editor,
  state: EditorState,
  context: ViewContext,
) {
  const [count, setCount] = useState(0);
  const cache = useRef(new Map<string, Cached>());
  // Heights are asked for before the pages are there: what the last drawing knew has to do.
  const known = useRef<(index: number) => AttendanceRow | undefined>(() => undefined);
  const contested = new Set(state.contested.map(({ key }) => key));

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = known.current(index);
      return row && contested.has(rowKey(context.month, row.postingId)) ? contestedHeight : rowHeight;
    },
    scrollPaddingStart: headHeight,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const pages = useRowPages(source, noSort, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  if (pages.total !== null && pages.total !== count) setCount(pages.total);

  /** The same object as long as nothing about the row has changed, so that the others need not be drawn. */
  function viewAt(index: number): RowView | undefined {
    const row = pages.rowAt(index);
    if (!row) return undefined;
    const key = rowKey(context.month, row.postingId);
    const entry = state.entries.get(key);
    const drawn = cache.current.get(key);
    if (drawn && drawn.row === row && drawn.entry === entry && drawn.context === context) return drawn.view;
    const view = viewOf(row, entry, context);
    cache.current.set(key, { row, entry, context, view });
    return view;
  }

  const inView = items.map(({ index, start }) => ({ index, start, view: viewAt(index) }));
  const given = inView.flatMap(({ index }) => pages.rowAt(index) ?? []);
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
    known.current = pages.rowAt;
  });
  const stamp = given.map(({ postingId, revision }) => `${postingId}${revision}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp stands for the rows
  useEffect(() => editor.receive(context.month, latest.current), [editor, context.month, stamp]);

  const heights = [...contested].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights depend on what is contested
  useEffect(() => virtualizer.measure(), [virtualizer, heights]);

  /** Rows that may never have been looked at, for filling many at once. */
  async function fetchViews(top: number, bottom: number): Promise<(index: number) => RowView | undefined> {
    const rows = new Map<number, AttendanceRow>();
    for (let page = Math.floor(top / pageSize); page <= Math.floor(bottom / pageSize); page += 1) {
      const answer = await queryClient.fetchQuery({
        queryKey: [...source.key, { table: true, sort: noSort, page }],
        queryFn: ({ signal }) =>
          source.load({ offset: page * pageSize, limit: pageSize, sort: noSort }, signal),
      });
      for (const [index, row] of answer.rows.entries()) rows.set(page * pageSize + index, row);
    }
    return (index) => {
      const row = rows.get(index);
      return row && viewOf(row, editor.get().entries.get(rowKey(context.month, row.postingId)), context);
    };
  }

  return { pages, count, inView, viewAt, fetchViews, virtualizer };
}
