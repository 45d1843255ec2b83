import { type CellText, drawCellText, fitField, setLabel } from '../form/cell-text.ts';
import { innerLine } from '../form/form-row.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { measure, pitch } from './letter-geometry.ts';
import type { Slice } from './slice.ts';

export interface LetterColumn {
  readonly title: string;
  /** Part of the width in relation to the other columns. */
  readonly share: number;
}

const leastHeight = 26;

/**
 * A table in a letter, as wide as the text, its head repeated on every page. Contents are 小四 and smaller where a cell
 * is narrow; a row is never cut. What follows stands on the grid of the text again.
 */
export function letterTable(
  typesetter: Typesetter,
  columns: readonly LetterColumn[],
  rows: readonly (readonly (string | null)[])[],
): Slice[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (measure * column.share) / total);
  const head = rowSlice(
    columns.map((column, index) => setLabel(typesetter, column.title, widths[index] ?? 0)),
    widths,
    true,
  );
  const body = rows.map((cells) =>
    rowSlice(
      columns.map((column, index) =>
        fitField(typesetter, cells[index] ?? '', column.title, widths[index] ?? 0, 'centre'),
      ),
      widths,
      false,
    ),
  );
  const height = [head, ...body].reduce((sum, slice) => sum + slice.height, 0);
  const rest = Math.ceil(height / pitch) * pitch - height;
  return [
    { ...head, keepWithNext: true },
    ...body.map((slice) => ({ ...slice, head })),
    { height: rest, keepWithNext: false, draw: () => undefined },
  ];
}

function rowSlice(cells: readonly CellText[], widths: readonly number[], isHead: boolean): Slice {
  const height = Math.max(leastHeight, ...cells.map((cell) => cell.height + 8));
  return {
    height,
    keepWithNext: false,
    draw(canvas, x, top) {
      if (isHead) canvas.horizontal(x, top, measure, innerLine);
      canvas.horizontal(x, top + height, measure, innerLine);
      let left = x;
      for (const [index, cell] of cells.entries()) {
        const width = widths[index] ?? 0;
        canvas.vertical(left, top, height, innerLine);
        drawCellText(canvas, cell, { x: left, y: top, width, height });
        left += width;
      }
      canvas.vertical(left, top, height, innerLine);
    },
  };
}
