import { type KeyboardEvent, useState } from 'react';

/** A cell by the places of its row and column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface CursorOptions {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the view, for Page Up and Page Down. */
  readonly rowsInView: number;
  readonly onMove: (place: CellPlace) => void;
  readonly onOpen?: ((row: number) => void) | undefined;
  readonly onToggle?: ((row: number) => void) | undefined;
}

const clamp = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));

function moved(key: string, far: boolean, from: CellPlace, options: CursorOptions): CellPlace | null {
  const { rows, columns, rowsInView } = options;
  switch (key) {
    case 'ArrowUp':
      return { ...from, row: far ? 0 : from.row - 1 };
    case 'ArrowDown':
      return { ...from, row: far ? rows - 1 : from.row + 1 };
    case 'ArrowLeft':
      return { ...from, column: far ? 0 : from.column - 1 };
    case 'ArrowRight':
      return { ...from, column: far ? columns - 1 : from.column + 1 };
    case 'PageUp':
      return { ...from, row: from.row - rowsInView };
    case 'PageDown':
      return { ...from, row: from.row + rowsInView };
    case 'Home':
      return far ? { row: 0, column: 0 } : { ...from, column: 0 };
    case 'End':
      return far ? { row: rows - 1, column: columns - 1 } : { ...from, column: columns - 1 };
    default:
      return null;
  }
}

/**
 * The cell one stands on, moved as in a spreadsheet: arrows, Home and End within the row, with Ctrl to the edges of
 * the list, Page Up and Down; with Shift a range grows from where one stood. Enter opens the row, Space selects it.
 */
export function useGridCursor(options: CursorOptions) {
  const [cursor, setCursor] = useState<CellPlace>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<CellPlace | null>(null);
  const at: CellPlace = {
    row: clamp(cursor.row, options.rows),
    column: clamp(cursor.column, options.columns),
  };
  const from = anchor ?? at;

  function moveTo(place: CellPlace, extend: boolean) {
    const next = { row: clamp(place.row, options.rows), column: clamp(place.column, options.columns) };
    setAnchor(extend ? from : null);
    setCursor(next);
    options.onMove(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Links and checkboxes inside of cells keep their own keys.
    if (event.target !== event.currentTarget || options.rows === 0 || event.altKey) return;
    const place = moved(event.key, event.ctrlKey || event.metaKey, at, options);
    if (place) {
      event.preventDefault();
      moveTo(place, event.shiftKey);
    } else if (event.key === 'Enter' && options.onOpen) {
      event.preventDefault();
      options.onOpen(at.row);
    } else if (event.key === ' ' && options.onToggle) {
      event.preventDefault();
      options.onToggle(at.row);
    } else if (event.key === 'Escape') {
      setAnchor(null);
    }
  }

  const range: CellRange = {
    top: Math.min(from.row, at.row),
    bottom: Math.max(from.row, at.row),
    left: Math.min(from.column, at.column),
    right: Math.max(from.column, at.column),
  };
  function reset() {
    setAnchor(null);
    setCursor({ row: 0, column: 0 });
  }

  return { at, range, moveTo, reset, onKeyDown };
}
