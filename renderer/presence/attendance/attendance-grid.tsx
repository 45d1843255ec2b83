// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
import { type MouseEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import { formatMonthLong } from '#shared/dates.ts';
import type { RowSource } from '../../components/data-table/index.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './attendance-grid.module.css';
import type { Editor, EditorState } from './editor.ts';
import { FillMenu } from './fill-menu.tsx';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import type { GridPlace } from './grid-model.ts';
import { cellId, GridRowLine } from './grid-row.tsx';
import { GridToolbar } from './grid-toolbar.tsx';
import type { RowView, ViewContext } from './row-view.ts';
import { useGridEditing } from './use-grid-editing.ts';
import { headHeight, lineHeight, useGridRows } from './use-grid-rows.ts';

interface AttendanceGridProps {
  readonly source: RowSource<AttendanceRow, never>;
  readonly context: ViewContext;
  readonly editor: Editor;
  readonly state: EditorState;
  readonly readOnly: string | null;
  readonly toolbar: ReactNode;
  /** Controls at the right end of the toolbar. */
  readonly tools: ReactNode;
  readonly empty: ReactNode;
  readonly onOpenPerson: (row: AttendanceRow) => void;
  readonly onOpenMonth: (row: AttendanceRow) => void;
}

/** The cell that the pointer is on; null beside the cells one can stand on. */
function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row) return null;
  return { row: Number(row.dataset.row), column: Number(cell.dataset.column) };
}

/** The month as a sheet: a row a person, a column a day, typed as in a spreadsheet. */
export function AttendanceGrid(props: AttendanceGridProps) {
  const { source, context, editor, state, readOnly } = props;
  const { month, calendar, today } = context;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [moves, setMoves] = useState(0);
  const { pages, count, inView, viewAt, fetchViews, virtualizer } = useGridRows(
    source,
    scroller,
    editor,
    state,
    context,
  );
  const rowsInView = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / lineHeight) - 1;
  const editing = useGridEditing({
    editor,
    context,
    size: { rows: count, days: calendar.length, rowsInView: Math.max(1, rowsInView) },
    viewAt,
    fetchViews,
    readOnly,
    onOpenPerson: props.onOpenPerson,
    onOpenMonth: props.onOpenMonth,
    onLeave: () => foot.current?.focus(),
  });
  const { cursor, range } = editing;
  const several = cursor.anchor !== null;

  // Another month or filter is another list: one starts at its top.
  const list = JSON.stringify(source.key);
  const [listShown, setListShown] = useState(list);
  if (list !== listShown) {
    setListShown(list);
    editing.reset();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the list matters
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list]);

  // The cell one moved to is brought into view, also from below the columns that stay in place.
  useEffect(() => {
    if (moves === 0) return;
    virtualizer.scrollToIndex(cursor.at.row);
    document
      .getElementById(cellId(gridId, cursor.at.row, cursor.at.column))
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [moves, cursor.at.row, cursor.at.column, gridId, virtualizer]);

  const { onOpenPerson } = props;
  const open = useCallback((view: RowView) => onOpenPerson(view.row), [onOpenPerson]);

  function onMouseDown(event: MouseEvent) {
    const place = placeOf(event.target);
    if (event.button === 0 && place) editing.select(place, event.shiftKey);
  }

  function onMouseOver(event: MouseEvent) {
    const place = event.buttons === 1 ? placeOf(event.target) : null;
    if (place && document.activeElement === scroller.current) editing.select(place, true);
  }

  function onDoubleClick(event: MouseEvent) {
    const place = placeOf(event.target);
    const view = place && viewAt(place.row);
    if (!view) return;
    if (place.column === 0) props.onOpenPerson(view.row);
    else if (place.column > calendar.length) props.onOpenMonth(view.row);
  }

  return (
    <div className={styles.frame}>
      <GridToolbar
        tools={
          <>
            {readOnly === null && (
              <FillMenu people={range.bottom - range.top + 1} disabled={count === 0} onFill={editing.help} />
            )}
            {props.tools}
          </>
        }
      >
        {props.toolbar}
      </GridToolbar>
      {pages.error !== null && (
        <ErrorMessage title="考勤没有载入" error={pages.error} onRetry={pages.retry} />
      )}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: dragging with the pointer; Shift and arrows do the same */}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className={styles.scroller}
        aria-label={`${formatMonthLong(month)}考勤登记`}
        aria-rowcount={count + 1}
        aria-colcount={calendar.length + 10}
        aria-readonly={readOnly !== null}
        aria-multiselectable
        aria-activedescendant={count > 0 ? cellId(gridId, cursor.at.row, cursor.at.column) : undefined}
        {...editing.handlers}
        onKeyDown={(event) => {
          editing.handlers.onKeyDown(event);
          setMoves((current) => current + 1);
        }}
        onMouseDown={onMouseDown}
        onMouseOver={onMouseOver}
        onDoubleClick={onDoubleClick}
      >
        <div role="presentation" className={styles.content} style={{ '--days': calendar.length }}>
          <GridHead calendar={calendar} today={today} />
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {inView.map(({ index, start, view }) => {
              const inRange = several && index >= range.top && index <= range.bottom;
              return (
                <GridRowLine
                  key={index}
                  index={index}
                  offset={start}
                  view={view}
                  month={month}
                  today={today}
                  calendar={calendar}
                  gridId={gridId}
                  cursor={cursor.at.row === index ? cursor.at.column : null}
                  from={inRange ? range.left : null}
                  to={inRange ? range.right : null}
                  onOpen={open}
                />
              );
            })}
          </div>
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
      <div ref={foot} tabIndex={-1} role="group" aria-label="按键说明">
        <GridFoot
          place={cursor.at}
          view={viewAt(cursor.at.row)}
          month={month}
          today={today}
          calendar={calendar}
          total={pages.total}
          message={editing.message}
        />
      </div>
    </div>
  );
}
