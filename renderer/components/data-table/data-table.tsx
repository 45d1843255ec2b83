// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { App } from 'antd';
import { type ClipboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../app/format.ts';
import { ErrorMessage } from '../error-message.tsx';
import { BodyRow } from './body-rows.tsx';
import { features, maxSortColumns, rowHeight, type SortBy, toTableColumns } from './columns.ts';
import styles from './data-table.module.css';
import type { DataTableProps } from './data-table.types.ts';
import { toTabbedText } from './delimited-text.ts';
import { HeaderRow } from './header-row.tsx';
import { revealColumn } from './reveal-column.ts';
import { useTableSettings } from './table-settings.ts';
import { Toolbar } from './toolbar.tsx';
import { TotalsRows, totalsLines } from './totals-rows.tsx';
import { type CellPlace, useGridCursor } from './use-grid-cursor.ts';
import { useRowPages } from './use-row-pages.ts';
import { useStableRows } from './use-stable-rows.ts';

const noSort: never[] = [];

/**
 * A list of any length: rows come from the server as they are scrolled to, sorted there; header and first column
 * stay in view; columns can be chosen, widened and are remembered; keys work as in a spreadsheet; Ctrl+C copies
 * what Excel and WPS paste; everything under the filter can be exported. Fills the height of a {@link Page} with
 * `fill`.
 */
export function DataTable<Row extends object, Sort extends string = never>(props: DataTableProps<Row, Sort>) {
  const { columns, source, rowKey, selection, onOpen } = props;
  const { message } = App.useApp();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(false);
  const [sorting, setSorting] = useState(() =>
    (props.initialSort ?? noSort).map(({ column, direction }) => ({
      id: columns.find(({ sort }) => sort === column)?.id ?? column,
      desc: direction === 'desc',
    })),
  );
  const defaults = useMemo(
    () => ({ widths: {}, visible: Object.fromEntries(columns.map((c) => [c.id, !c.hidden])) }),
    [columns],
  );
  const [settings, changeSettings] = useTableSettings(props.name, defaults);

  const sort = useMemo(
    () =>
      sorting.flatMap(({ id, desc }): SortBy<Sort>[] => {
        const column = columns.find((candidate) => candidate.id === id)?.sort;
        return column === undefined ? [] : [{ column, direction: desc ? 'desc' : 'asc' }];
      }),
    [sorting, columns],
  );

  // The virtualizer needs the count that only the pages know, and the pages the rows in view.
  const [count, setCount] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const pages = useRowPages(source, sort, first, last);
  if (pages.total !== null && pages.total !== count) setCount(pages.total);

  const { rowAt } = pages;
  const inView = items.map((item) => ({ index: item.index, row: rowAt(item.index) }));
  const loaded = inView.flatMap(({ row }) => (row ? [row] : []));
  const data = useStableRows(loaded);
  const tableColumns = useMemo(() => toTableColumns(columns), [columns]);
  const table = useTable({
    features,
    columns: tableColumns,
    data,
    getRowId: rowKey,
    manualSorting: true,
    maxMultiSortColCount: maxSortColumns,
    columnResizeMode: 'onChange',
    state: { sorting, columnSizing: settings.widths, columnVisibility: settings.visible },
    onSortingChange: setSorting,
    onColumnSizingChange: (change) =>
      changeSettings((current) => ({
        ...current,
        widths: typeof change === 'function' ? change(current.widths) : change,
      })),
    onColumnVisibilityChange: (change) =>
      changeSettings((current) => ({
        ...current,
        visible: typeof change === 'function' ? change(current.visible) : change,
      })),
  });
  const rowsById = table.getRowModel().rowsById;
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const shown = headers.flatMap((header) => columns.filter((column) => column.id === header.column.id));

  const growing = shown.findLast((column) => column.grow) ?? shown.at(-1);
  const template = headers
    .map(({ column }) =>
      column.id === growing?.id ? `minmax(${column.getSize()}px, 1fr)` : `${column.getSize()}px`,
    )
    .join(' ');

  function toggle(row: Row | undefined) {
    if (!row || !selection) return;
    const next = new Set(selection.selected);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    selection.onChange(next);
  }

  const cursor = useGridCursor({
    rows: count,
    columns: shown.length,
    rowsInView: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    onMove: ({ row, column }) => {
      virtualizer.scrollToIndex(row);
      revealColumn(scroller.current, column);
    },
    onOpen: onOpen && ((index) => withRow(index, onOpen)),
    onToggle: selection && ((index) => toggle(rowAt(index))),
  });
  const cellId = (place: CellPlace) => `${gridId}-${place.row}-${place.column}`;

  // Another filter or order is another list: one starts at its top.
  const list = JSON.stringify([source.key, sort]);
  const [listShown, setListShown] = useState(list);
  if (list !== listShown) {
    setListShown(list);
    cursor.reset();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the list matters
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list]);

  function withRow(index: number, action: (row: Row) => void) {
    const row = rowAt(index);
    if (row) action(row);
  }

  function onCopy(event: ClipboardEvent) {
    const inField = event.target instanceof HTMLInputElement;
    if (inField || (window.getSelection()?.toString() ?? '') !== '' || count === 0) return;
    const { top, bottom, left, right } = cursor.range;
    const rows: string[][] = [];
    for (let index = top; index <= bottom; index += 1) {
      const row = rowAt(index);
      if (row) rows.push(shown.slice(left, right + 1).map((column) => column.text(row)));
    }
    event.preventDefault();
    event.clipboardData.setData('text/plain', toTabbedText(rows));
    const missing = bottom - top + 1 - rows.length;
    if (missing > 0)
      message.warning(`所选范围中有 ${formatCount(missing)} 行还没有载入，没有复制。可改用导出。`);
    else if (rows.length > 1) message.info(`已复制 ${formatCount(rows.length)} 行。`);
  }

  async function allCells(onProgress: (done: number) => void, signal: AbortSignal) {
    const cells = [shown.map((column) => column.title)];
    for (let offset = 0; ; ) {
      const page = await source.load({ offset, limit: 500, sort }, signal);
      for (const row of page.rows) cells.push(shown.map((column) => column.text(row)));
      offset += page.rows.length;
      onProgress(offset);
      if (offset >= page.total || page.rows.length === 0) return cells;
    }
  }

  const allLoaded =
    count > 0 && Array.from({ length: Math.min(count, 500) }, (_, i) => rowAt(i)).every(Boolean);
  const selectable = allLoaded && count <= 500;
  const allKeys = selectable
    ? Array.from({ length: count }, (_, i) => rowAt(i)).flatMap((row) => (row ? [rowKey(row)] : []))
    : [];
  const everySelected = allKeys.length > 0 && allKeys.every((key) => selection?.selected.has(key));

  const classes = [
    styles.scroller,
    scrolled ? styles.scrolled : '',
    selection ? styles.picks : '',
    pages.stale ? styles.stale : '',
  ];
  return (
    <div className={styles.table}>
      <Toolbar
        label={props.label}
        columns={columns.map((column, index) => ({
          id: column.id,
          title: column.title,
          visible: settings.visible[column.id] !== false,
          fixed: index === 0,
        }))}
        onToggleColumn={(id, visible) =>
          changeSettings((current) => ({ ...current, visible: { ...current.visible, [id]: visible } }))
        }
        onResetColumns={() => changeSettings(() => defaults)}
        total={count}
        cells={allCells}
        onExport={props.onExport}
      >
        {props.toolbar}
      </Toolbar>
      {pages.error !== null && (
        <div className={styles.notice}>
          <ErrorMessage title={`${props.label}没有载入`} error={pages.error} onRetry={pages.retry} />
        </div>
      )}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={count + 1 + (count > 0 ? totalsLines(shown) : 0)}
        aria-colcount={shown.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={pages.total === null}
        aria-activedescendant={count > 0 ? cellId(cursor.at) : undefined}
        className={classes.join(' ')}
        onKeyDown={cursor.onKeyDown}
        onCopy={onCopy}
        onScroll={(event) => setScrolled(event.currentTarget.scrollLeft > 0)}
      >
        <div
          role="presentation"
          className={styles.content}
          style={{ '--columns': selection ? `40px ${template}` : template }}
        >
          <HeaderRow
            table={table}
            headers={headers}
            resizing={table.state.columnResizing.isResizingColumn}
            selection={
              selection && {
                all: everySelected,
                some: selection.selected.size > 0,
                possible: selectable,
                toggle: () => selection.onChange(new Set(everySelected ? [] : allKeys)),
              }
            }
          />
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {inView.map(({ index, row }) => (
              <BodyRow
                key={index}
                index={index}
                row={row && rowsById[rowKey(row)]}
                columnIds={shown.map((column) => column.id)}
                cellId={cellId}
                cursor={cursor.at}
                range={cursor.range}
                selection={
                  selection && {
                    selected: row !== undefined && selection.selected.has(rowKey(row)),
                    name: (row && shown[0]?.text(row)) ?? '这一行',
                    toggle: () => toggle(row),
                  }
                }
                onCell={cursor.moveTo}
                onOpen={onOpen && (() => withRow(index, onOpen))}
              />
            ))}
          </div>
          {count > 0 && <TotalsRows columns={shown} picks={selection !== undefined} from={count + 2} />}
        </div>
        {pages.total === 0 && pages.error === null && (
          // A grid holds rows and nothing else.
          <div role="row" tabIndex={-1}>
            <div role="gridcell" tabIndex={-1}>
              {props.empty}
            </div>
          </div>
        )}
      </div>
      <div className={styles.foot} role="status">
        <span>
          共 <strong>{pages.total === null ? '…' : formatCount(pages.total)}</strong> {props.unit ?? '行'}
        </span>
        {selection && selection.selected.size > 0 && (
          <span>
            已选 <strong>{formatCount(selection.selected.size)}</strong>
          </span>
        )}
        {props.totals}
      </div>
    </div>
  );
}
