import { unrecorded } from '#shared/presence/attendance-days.ts';
import type { GridPlace, GridSize } from './grid-model.ts';
import { letterOfKey } from './marks.ts';

/** Where one stands in the grid and what is selected. */
export interface GridCursor {
  readonly at: GridPlace;
  /** The opposite corner of the selected range; null when only one cell is selected. */
  readonly anchor: GridPlace | null;
  /** Column in which the present run of typing began: Enter goes back to it, a row below. */
  readonly runStart: number | null;
}

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly control: boolean;
}

/** What a key asks for beside moving. */
export type GridAction =
  /** Sets the selected cells. */
  | { readonly kind: 'fill'; readonly letter: string }
  /** Clears one cell, the one that Backspace went back to. */
  | { readonly kind: 'clear_at'; readonly place: GridPlace }
  | { readonly kind: 'undo' | 'redo' | 'open_person' | 'open_month' | 'leave' };

export interface Pressed {
  readonly cursor: GridCursor;
  readonly action: GridAction | null;
}

export const firstCell: GridCursor = { at: { row: 0, column: 1 }, anchor: null, runStart: null };

/** The column of the verdict. */
export const verdictColumn = (days: number): number => days + 1;

const between = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The place itself, or the nearest one inside of the grid. */
export function clampPlace({ row, column }: GridPlace, { rows, days }: GridSize): GridPlace {
  return { row: between(row, 0, Math.max(0, rows - 1)), column: between(column, 0, verdictColumn(days)) };
}

function arrow(
  { key, control }: KeyPress,
  { row, column }: GridPlace,
  size: GridSize,
): GridPlace | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: control ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: control ? size.rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: control ? 1 : column - 1 };
    case 'ArrowRight':
      return { row, column: control ? size.days : column + 1 };
    case 'PageUp':
      return { row: row - size.rowsInView, column };
    case 'PageDown':
      return { row: row + size.rowsInView, column };
    case 'Home':
      return { row: control ? 0 : row, column: 1 };
    case 'End':
      return { row: control ? size.rows - 1 : row, column: size.days };
    default:
      return undefined;
  }
}

/** The next cell for Tab, the previous for Shift+Tab, from row to row; `undefined` beyond the ends of the grid. */
function tabbed({ row, column }: GridPlace, back: boolean, { rows, days }: GridSize): GridPlace | undefined {
  if (back) {
    if (column > 1) return { row, column: column - 1 };
    return row > 0 ? { row: row - 1, column: days } : undefined;
  }
  if (column < days) return { row, column: column + 1 };
  return row < rows - 1 ? { row: row + 1, column: 1 } : undefined;
}

/**
 * What a key does in the grid, as in a spreadsheet: arrows move, with Shift the range grows, a mark fills the range or
 * sets the cell and moves on, Enter goes a row down to where typing began, Tab to the next cell, Backspace goes back
 * and clears. `undefined` for keys that are not the grid's.
 */
export function press(cursor: GridCursor, key: KeyPress, size: GridSize): Pressed | undefined {
  const { at, anchor, runStart } = cursor;
  const to = (
    place: GridPlace,
    more: Partial<GridCursor> = {},
    action: GridAction | null = null,
  ): Pressed => ({
    cursor: { at: clampPlace(place, size), anchor: null, runStart: null, ...more },
    action,
  });
  const stay = (action: GridAction): Pressed => ({ cursor, action });

  const moved = arrow(key, at, size);
  if (moved) return to(moved, { anchor: key.shift ? (anchor ?? at) : null });
  if (key.control) return controlled(cursor, key, size);

  switch (key.key) {
    case 'Enter':
      if (at.column === 0) return stay({ kind: 'open_person' });
      if (at.column === verdictColumn(size.days) && runStart === null) return stay({ kind: 'open_month' });
      return to(
        { row: at.row + (key.shift ? -1 : 1), column: runStart ?? at.column },
        { runStart: key.shift ? null : runStart },
      );
    case 'Tab': {
      const next = tabbed(at, key.shift, size);
      return next && to(next, { runStart: next.row === at.row ? (runStart ?? at.column) : null });
    }
    case 'F2':
      return stay({ kind: 'open_month' });
    case 'Escape':
      return anchor === null ? stay({ kind: 'leave' }) : to(at);
    case 'Delete':
      return stay({ kind: 'fill', letter: unrecorded });
    case 'Backspace': {
      if (anchor !== null) return stay({ kind: 'fill', letter: unrecorded });
      const place = clampPlace({ row: at.row, column: Math.max(1, at.column - 1) }, size);
      return to(place, { runStart }, { kind: 'clear_at', place });
    }
  }

  const letter = letterOfKey(key.key, key.code);
  if (letter === undefined) return undefined;
  const fill: GridAction = { kind: 'fill', letter };
  // A range stays selected, so that a slip is mended with the next key.
  if (anchor !== null || at.column === 0) return stay(fill);
  return to({ row: at.row, column: at.column + 1 }, { runStart: runStart ?? at.column }, fill);
}

function controlled(cursor: GridCursor, key: KeyPress, size: GridSize): Pressed | undefined {
  switch (key.key.toLowerCase()) {
    case 'z':
      return { cursor, action: { kind: key.shift ? 'redo' : 'undo' } };
    case 'y':
      return { cursor, action: { kind: 'redo' } };
    case 'a':
      return {
        cursor: {
          // One stays where one sees the first of them.
          at: { row: 0, column: 1 },
          anchor: { row: size.rows - 1, column: size.days },
          runStart: null,
        },
        action: null,
      };
    default:
      return undefined;
  }
}
