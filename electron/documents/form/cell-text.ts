import { type Box, mm } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import { cellPadding } from './form-row.ts';

/** Lines of a cell with the height of each, in points. */
export interface CellText {
  readonly lines: readonly SetLine[];
  readonly pitch: number;
  readonly height: number;
}

/** Least height of a row of short fields. */
export const fieldRowHeight = mm(10.5);

const pitchFor = (size: number) => Math.round(size * 1.3);
const cellText = (lines: readonly SetLine[], pitch: number): CellText => ({
  lines,
  pitch,
  height: lines.length * pitch,
});

export type Alignment = 'centre' | 'left';

/** Sizes and most lines that are tried in turn; after them a field takes as many lines as it needs. */
const fieldSettings: readonly (readonly [size: number, lines: number])[] = [
  ...[12, 11.5, 11, 10.5].map((size) => [size, 1] as const),
  ...[12, 11.5, 11, 10.5].map((size) => [size, 2] as const),
  ...[10.5, 10, 9.5, 9].map((size) => [size, 3] as const),
];

/**
 * Sets a short field in a cell of that width: on one line at 12 pt, else a little smaller, else on two or three
 * lines, and on as many lines as it needs where even 9 pt is not small enough. Line ends in the text count only
 * where it does not fit on one line. Nothing is cut off.
 */
export function fitField(
  typesetter: Typesetter,
  text: string,
  field: string,
  width: number,
  alignment: Alignment,
): CellText {
  const room = width - 2 * cellPadding;
  const set = (wording: string, size: number) => {
    const style = { role: 'content', size, field, uniform: true } as const;
    return alignment === 'centre'
      ? typesetter.balancedLines(wording, style, room)
      : typesetter.lines(wording, style, room);
  };
  for (const [size, most] of fieldSettings) {
    const lines = set(most === 1 ? text.replaceAll('\n', '') : text, size);
    if (lines.length <= most && lines.every((line) => line.width <= room)) {
      return cellText(lines, pitchFor(size));
    }
  }
  return cellText(set(text, 9), pitchFor(9));
}

/** Sets a label in 黑体 with the line ends it is given. */
export function setLabel(typesetter: Typesetter, text: string, width: number, size = 12): CellText {
  const style = { role: 'label', size, field: text.replaceAll('\n', '') } as const;
  return cellText(typesetter.lines(text, style, width - cellPadding), pitchFor(size));
}

/** Sets a label in 黑体 downwards, one character a line. */
export function setVerticalLabel(typesetter: Typesetter, text: string, size = 12): CellText {
  const style = { role: 'label', size, field: text } as const;
  return cellText(
    Array.from(text, (character) => typesetter.line(character, style)),
    Math.round(size * 1.5),
  );
}

/** Draws cell text in the middle of a box, or at its left where `alignment` says so. */
export function drawCellText(
  canvas: PageCanvas,
  text: CellText,
  box: Box,
  alignment: Alignment = 'centre',
): void {
  let top = box.y + (box.height - text.height) / 2;
  for (const line of text.lines) {
    const x = alignment === 'left' ? box.x + cellPadding : box.x + (box.width - line.width) / 2;
    drawLine(canvas, line, x, top, text.pitch);
    top += text.pitch;
  }
}
