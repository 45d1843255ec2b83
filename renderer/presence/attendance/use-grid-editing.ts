import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { unrecorded } from '#shared/presence/attendance-days.ts';
import { attendanceMarkHelp } from '#shared/presence/attendance-days-marks.ts';
import { formatCount } from '../../app/format.ts';
import { type FillHelper, type Filling, fillBlanks, fillRange, pasteBlock } from './cell-changes.ts';
import { copyText, readBlock } from './clipboard.ts';
import type { Editor } from './editor.ts';
import { clampPlace, firstCell, type GridCursor, press } from './grid-keys.ts';
import { type CellChange, type GridPlace, type GridSize, rangeBetween, whyNot } from './grid-model.ts';
import type { RowView, ViewContext } from './row-view.ts';

interface EditingOptions {
  readonly editor: Editor;
  readonly context: ViewContext;
  readonly size: GridSize;
  readonly viewAt: (index: number) => RowView | undefined;
  /** Why nothing can be typed; null when it can. */
  readonly readOnly: string | null;
  readonly onOpenPerson: (row: AttendanceRow) => void;
  readonly onOpenMonth: (row: AttendanceRow) => void;
  /** The keyboard leaves the grid. */
  readonly onLeave: () => void;
}

/** Keys, clipboard and selection of the grid. Everything that could not be done is said in a sentence. */
export function useGridEditing(options: EditingOptions) {
  const { editor, context, size, viewAt, readOnly } = options;
  const [stored, setCursor] = useState<GridCursor>(firstCell);
  const [message, setMessage] = useState<string | null>(null);
  const cursor: GridCursor = {
    ...stored,
    at: clampPlace(stored.at, size),
    anchor: stored.anchor && clampPlace(stored.anchor, size),
  };
  const range = rangeBetween(cursor.anchor ?? cursor.at, cursor.at);
  const gridRowAt = (index: number) => viewAt(index)?.grid;

  function selectedViews(): RowView[] {
    const views: RowView[] = [];
    for (let index = range.top; index <= range.bottom; index += 1) {
      const view = viewAt(index);
      if (view) views.push(view);
    }
    return views;
  }

  function apply(changes: readonly CellChange[], top: number, bottom: number): void {
    const rows = new Map<string, AttendanceRow>();
    for (let index = top; index <= bottom; index += 1) {
      const view = viewAt(index);
      if (view) rows.set(view.grid.key, view.row);
    }
    editor.set(context.month, changes, (key) => rows.get(key));
  }

  function say(filling: Filling, place: GridPlace) {
    const parts: string[] = [];
    if (filling.refused > 0) {
      const reason = reasonAt(place, viewAt, context.month, context.today);
      const only = filling.changes.length === 0 && filling.refused === 1;
      if (only && reason) parts.push(reason);
      else parts.push(`有 ${filling.refused} 格没有填：不在岗、日期未到或只登记了合计。`);
    }
    if (filling.absent > 0) parts.push(`有 ${formatCount(filling.absent)} 行还没有载入，没有填。`);
    setMessage(parts.length > 0 ? parts.join('') : null);
  }

  function fill(letter: string, top: number, bottom: number, left: number, right: number) {
    if (readOnly !== null) return setMessage(readOnly);
    const filling = fillRange(gridRowAt, { top, bottom, left, right }, size.days, letter);
    apply(filling.changes, top, bottom);
    say(filling, { row: top, column: Math.max(1, left) });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.altKey || size.rows === 0) return;
    const key = {
      key: event.key,
      code: event.code,
      shift: event.shiftKey,
      control: event.ctrlKey || event.metaKey,
    };
    const pressed = press(cursor, key, size);
    if (!pressed) return;
    event.preventDefault();
    setCursor(pressed.cursor);
    setMessage(null);
    const { action } = pressed;
    const view = viewAt(cursor.at.row);
    switch (action?.kind) {
      case 'fill':
        return fill(action.letter, range.top, range.bottom, range.left, range.right);
      case 'clear_at': {
        const { row, column } = action.place;
        return fill(unrecorded, row, row, column, column);
      }
      case 'undo':
      case 'redo': {
        if (readOnly !== null) return setMessage(readOnly);
        const done = action.kind === 'undo' ? editor.undo() : editor.redo();
        const word = action.kind === 'undo' ? '撤销' : '恢复';
        return setMessage(done.length > 0 ? `已${word} ${done.length} 格。` : `没有可以${word}的填写。`);
      }
      case 'open_person':
        return void (view && options.onOpenPerson(view.row));
      case 'open_month':
        return void (view && options.onOpenMonth(view.row));
      case 'leave':
        return options.onLeave();
    }
  }

  function onCopy(event: ClipboardEvent): void {
    if (size.rows === 0 || (window.getSelection()?.toString() ?? '') !== '') return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copyText(gridRowAt, range, size.days));
    const rows = range.bottom - range.top + 1;
    setMessage(rows > 1 ? `已复制 ${rows} 人的考勤。` : '已复制。');
  }

  function onCut(event: ClipboardEvent): void {
    onCopy(event);
    fill(unrecorded, range.top, range.bottom, range.left, range.right);
  }

  function onPaste(event: ClipboardEvent) {
    if (size.rows === 0) return;
    event.preventDefault();
    if (readOnly !== null) return setMessage(readOnly);
    const text = event.clipboardData.getData('text/plain');
    if (text === '') return setMessage('剪贴板里没有可以粘贴的文字。');
    const block = readBlock(text);
    if (block.kind === 'unknown') {
      const { row, column, mark } = block;
      return setMessage(
        `没有粘贴：第 ${row} 行第 ${column} 列的“${mark}”无法识别。可以用的标记：${attendanceMarkHelp}。`,
      );
    }
    const bottom = Math.min(size.rows - 1, Math.max(range.bottom, range.top + block.rows.length - 1));
    const filling = pasteBlock(gridRowAt, { ...range }, size.days, block.rows);
    apply(filling.changes, range.top, bottom);
    say(filling, { row: range.top, column: Math.max(1, range.left) });
    if (filling.refused + filling.absent === 0) setMessage(`已粘贴，改动 ${filling.changes.length} 格。`);
  }

  function select(place: GridPlace, extend: boolean): void {
    const anchor = extend ? (cursor.anchor ?? cursor.at) : null;
    setCursor({ at: clampPlace(place, size), anchor, runStart: null });
    setMessage(null);
  }

  /** Fills the blanks of the selected people. */
  function help(helper: FillHelper) {
    if (readOnly !== null) return setMessage(readOnly);
    const views = selectedViews();
    const changes = fillBlanks(
      helper,
      views.map(({ grid }) => grid),
      context.calendar,
    );
    apply(changes, range.top, range.bottom);
    setMessage(
      changes.length > 0
        ? `已为 ${views.length} 人填写 ${changes.length} 天，按 Ctrl+Z 可以撤销。`
        : `所选 ${views.length} 人没有可以这样填写的空白日子。`,
    );
  }

  return {
    cursor,
    range,
    message,
    say: setMessage,
    select,
    help,
    reset() {
      setCursor(firstCell);
      setMessage(null);
    },
    handlers: { onKeyDown, onCopy, onCut, onPaste },
  };
}

function reasonAt(
  { row, column }: GridPlace,
  viewAt: (index: number) => RowView | undefined,
  month: Month,
  today: BusinessDate,
): string | undefined {
  const view = viewAt(row);
  return view && whyNot(month, column, view.row, today);
}
