import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type Typesetter } from '../typesetting/typesetter.ts';
import { columnUnits, type FormRow, innerLine } from './form-row.ts';
import { offsetOf, type SetCell, setCell } from './grid-row.ts';

/** A column of a table's head, or several below a title of their own. Widths in column units. */
export type HeadCell =
  | { readonly units: number; readonly text: string }
  | { readonly text: string; readonly parts: readonly { readonly units: number; readonly text: string }[] };

/** Units of a cell with its parts. */
const unitsOf = (cell: HeadCell): number =>
  'parts' in cell ? cell.parts.reduce((sum, { units }) => sum + units, 0) : cell.units;

const leastHeight = 18;
const padding = 6;

interface PlacedCell {
  readonly title: SetCell;
  readonly parts: readonly SetCell[];
}

/** Sets the head of a table in two lines: columns that go through both, and titles with their columns below. */
export function spanningHead(
  typesetter: Typesetter,
  frameWidth: number,
  cells: readonly HeadCell[],
  size = 10.5,
): FormRow {
  const unit = frameWidth / columnUnits;
  const set = (text: string, units: number): SetCell =>
    setCell(typesetter, { units, text, field: text, role: 'label', size, alignment: 'centre' }, unit * units);
  const placed = cells.map((cell): PlacedCell => {
    const parts = 'parts' in cell ? cell.parts.map((part) => set(part.text, part.units)) : [];
    return { title: set(cell.text, unitsOf(cell)), parts };
  });
  const highest = (chosen: readonly SetCell[]) =>
    Math.max(leastHeight, ...chosen.map(({ lines, pitch }) => lines.length * pitch + padding));
  const through = placed.filter(({ parts }) => parts.length === 0).map(({ title }) => title);
  const upper = highest(placed.filter(({ parts }) => parts.length > 0).map(({ title }) => title));
  const lower = highest(placed.flatMap(({ parts }) => parts));
  return {
    minimumHeight: Math.max(upper + lower, highest(through)),
    maximumStretch: 0,
    flows: false,
    split: () => null,
    draw(canvas, box) {
      const middle = box.height - lower;
      let x = box.x;
      for (const [index, { title, parts }] of placed.entries()) {
        if (index > 0) canvas.vertical(x, box.y, box.height, innerLine);
        drawSet(canvas, title, x, box.y, parts.length > 0 ? middle : box.height);
        if (parts.length > 0) canvas.horizontal(x, box.y + middle, title.width, innerLine);
        let left = x;
        for (const [place, part] of parts.entries()) {
          if (place > 0) canvas.vertical(left, box.y + middle, lower, innerLine);
          drawSet(canvas, part, left, box.y + middle, lower);
          left += part.width;
        }
        x += title.width;
      }
    },
  };
}

function drawSet(
  canvas: PageCanvas,
  { cell, width, lines, pitch }: SetCell,
  x: number,
  y: number,
  height: number,
) {
  let top = y + (height - lines.length * pitch) / 2;
  for (const line of lines) {
    drawLine(canvas, line, x + offsetOf(cell, width, line), top, pitch);
    top += pitch;
  }
}
