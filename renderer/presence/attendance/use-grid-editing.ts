import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import { unrecorded } from '#shared/presence/attendance-days.ts';
import { attendanceMarkHelp } from '#shared/presence/attendance-days-marks.ts';
import { messageOf } from '../../app/errors.ts';
import { formatCount } from '../../app/format.ts';
import { type FillHelper, type Filling, fillBlanks, fillRange, pasteBlock } from './cell-changes.ts';
import { copyText, readBlock } from './clipboard.ts';
import type { Editor } from './editor.ts';
import { clampPlace, firstCell, type GridCursor, press } from './grid-keys.ts';
import {
  type GridPlace,
  type GridRange,
  type GridRow,
  type GridSize,
  rangeBetween,
  whyNot,
} from './grid-model.ts';
import type { RowView, ViewContext } from './row-view.ts';

type ViewAt = (index: number) => RowView | undefined;

/** People that can be filled at once: more is more likely a slip than meant. */
const mostPeople = 500;

interface EditingOptions {
  readonly editor: Editor;
  readonly context: ViewContext;
  readonly size: GridSize;
  readonly viewAt: ViewAt;
  /** Rows of a stretch that may never have been looked at. */
  readonly fetchViews: (top: number, bottom: number) => Promise<ViewAt>;
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

  /** Does something with the rows of a stretch, which are fetched first where they have not been looked at yet. */
  async function withRows(top: number, bottom: number, act: (rows: ViewAt) => void): Promise<void> {
    if (readOnly !== null) return setMessage(readOnly);
    if (bottom - top + 1 > mostPeople) {
      return setMessage(`一次最多填写 ${mostPeople} 人，请先筛选或少选一些。`);
    }
    let rows = viewAt;
    try {
      for (let index = top; index <= bottom; index += 1) {
        if (viewAt(index)) continue;
        setMessage('正在载入所选人员。');
        rows = await options.fetchViews(top, bottom);
        break;
      }
    } catch (error) {
      return setMessage(messageOf(error));
    }
    act(rows);
  }

  /** Hands changes to the editor and says what could not be filled. */
  function apply(rows: ViewAt, { changes, refused, absent }: Filling, top: number, left: number): void {
    const known = new Map<string, AttendanceRow>();
    for (let index = top; index < top + mostPeople; index += 1) {
      const view = rows(index);
      if (view) known.set(view.grid.key, view.row);
    }
    editor.set(context.month, changes, (key) => known.get(key));
    const first = rows(top)?.row;
    const only = refused === 1 && changes.length === 0;
    const reason = only && first ? whyNot(context.month, left, first, context.today) : undefined;
    const parts = [
      refused > 0 ? (reason ?? `有 ${refused} 格没有填：不在岗、日期未到或只登记了合计。`) : '',
      absent > 0 ? `有 ${formatCount(absent)} 行没有载入，没有填。` : '',
    ];
    setMessage(parts.join('') || null);
  }

  function fill(letter: string, { top, bottom, left, right }: GridRange): void {
    void withRows(top, bottom, (rows) => {
      const filling = fillRange(
        (index) => rows(index)?.grid,
        { top, bottom, left, right },
        size.days,
        letter,
      );
      apply(rows, filling, top, left);
    });
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
        return fill(action.letter, range);
      case 'clear_at': {
        const { row, column } = action.place;
        return fill(unrecorded, { top: row, bottom: row, left: column, right: column });
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

  /** Whether the selection stands on the clipboard. */
  function copy(event: ClipboardEvent): boolean {
    if (size.rows === 0 || (window.getSelection()?.toString() ?? '') !== '') return false;
    event.preventDefault();
    const people = range.bottom - range.top + 1;
    for (let index = range.top; index <= range.bottom; index += 1) {
      if (viewAt(index)) continue;
      setMessage('所选人员还没有全部载入，没有复制。请少选一些，或用导出。');
      return false;
    }
    const rows = (index: number) => viewAt(index)?.grid;
    event.clipboardData.setData('text/plain', copyText(rows, range, size.days));
    setMessage(people > 1 ? `已复制 ${people} 人的考勤。` : '已复制。');
    return true;
  }

  function onCut(event: ClipboardEvent): void {
    if (copy(event)) fill(unrecorded, range);
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
    const { top, left } = range;
    const bottom = Math.min(size.rows - 1, Math.max(range.bottom, top + block.rows.length - 1));
    void withRows(top, bottom, (rows) => {
      const filling = pasteBlock((index) => rows(index)?.grid, range, size.days, block.rows);
      apply(rows, filling, top, left);
      if (filling.refused + filling.absent === 0) setMessage(`已粘贴，改动 ${filling.changes.length} 格。`);
    });
  }

  function select(place: GridPlace, extend: boolean): void {
    const anchor = extend ? (cursor.anchor ?? cursor.at) : null;
    setCursor({ at: clampPlace(place, size), anchor, runStart: null });
    setMessage(null);
  }

  /** Fills the blanks of the selected people. */
  function help(helper: FillHelper): void {
    const { top, bottom } = range;
    void withRows(top, bottom, (rows) => {
      const people: GridRow[] = [];
      for (let index = top; index <= bottom; index += 1) {
        const view = rows(index);
        if (view) people.push(view.grid);
      }
      const changes = fillBlanks(helper, people, context.calendar);
      apply(rows, { changes, refused: 0, absent: 0 }, top, 0);
      setMessage(
        changes.length > 0
          ? `已为 ${people.length} 人填写 ${formatCount(changes.length)} 天，按 Ctrl+Z 可以撤销。`
          : `所选 ${people.length} 人没有可以这样填写的空白日子。`,
      );
    });
  }

  return {
    cursor,
    range,
    message,
    select,
    help,
    reset() {
      setCursor(firstCell);
      setMessage(null);
    },
    handlers: { onKeyDown, onCopy: (event: ClipboardEvent) => void copy(event), onCut, onPaste },
  };
}
