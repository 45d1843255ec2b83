import type { Typesetter } from '../typesetting/typesetter.ts';
import { drawLine, type SetLine } from '../typesetting/typesetter.ts';
import { cellPadding, columnUnits, type FormRow, innerLine } from './form-row.ts';

/** A cell of a table row. Widths in column units. */
export interface GridCell {
  readonly units: number;
  readonly text: string;
  /** What the text is, for the message about a character that cannot be drawn. */
  readonly field: string;
  /** Labels are 黑体, contents 仿宋. */
  readonly role?: 'content' | 'label';
  /** In points; 10.5 unless said otherwise. */
  readonly size?: number;
  readonly alignment?: 'left' | 'centre' | 'right';
  /** Lines that had to be broken are of about equal length: no lone last character of a name. */
  readonly balanced?: boolean;
  /** Empty room before the text, in points. */
  readonly indent?: number;
  /** Set in one font throughout where one has all of it, as a name is. */
  readonly uniform?: boolean;
  /** Set on one line, smaller where it is wider than its column: a number is never broken. */
  readonly whole?: boolean;
}

export interface SetCell {
  readonly cell: GridCell;
  readonly width: number;
  readonly lines: readonly SetLine[];
  readonly pitch: number;
}

const pitchOf = (size: number) => Math.round(size * 1.4);

/**
 * Sets a row of a table: text breaks into as many lines as its column needs, and a single word that is wider than its
 * column is set smaller. The row is as high as its highest cell and is never cut.
 */
export function gridRow(
  typesetter: Typesetter,
  frameWidth: number,
  cells: readonly GridCell[],
  leastHeight = 20,
): FormRow {
  const set = cells.map((cell) => setCell(typesetter, cell, (frameWidth / columnUnits) * cell.units));
  const highest = Math.max(...set.map(({ lines, pitch }) => lines.length * pitch));
  return {
    minimumHeight: Math.max(leastHeight, highest + 6),
    maximumStretch: 0,
    flows: false,
    split: () => null,
    draw(canvas, box) {
      let x = box.x;
      for (const [index, { cell, width, lines, pitch }] of set.entries()) {
        if (index > 0) canvas.vertical(x, box.y, box.height, innerLine);
        let top = box.y + (box.height - lines.length * pitch) / 2;
        for (const line of lines) {
          drawLine(canvas, line, x + offsetOf(cell, width, line), top, pitch);
          top += pitch;
        }
        x += width;
      }
    },
  };
}

export function setCell(typesetter: Typesetter, cell: GridCell, width: number): SetCell {
  const { text, field, role = 'content', size = 10.5, indent = 0, uniform = false, balanced = false } = cell;
  const room = width - 2 * cellPadding - indent;
  const set = (fontSize: number) => {
    const style = { role, size: fontSize, field, uniform };
    if (cell.whole) return [typesetter.line(text, style)];
    return balanced ? typesetter.balancedLines(text, style, room) : typesetter.lines(text, style, room);
  };
  const asked = text === '' ? [] : set(size);
  const widest = Math.max(0, ...asked.map((line) => line.width));
  if (widest <= room) return { cell, width, lines: asked, pitch: pitchOf(size) };
  const smaller = Math.floor((size * room * 10) / widest) / 10;
  return { cell, width, lines: set(smaller), pitch: pitchOf(smaller) };
}

export function offsetOf(cell: GridCell, width: number, line: SetLine): number {
  switch (cell.alignment ?? 'left') {
    case 'left':
      return cellPadding + (cell.indent ?? 0);
    case 'centre':
      return (width - line.width) / 2;
    case 'right':
      return width - cellPadding - line.width;
  }
}
