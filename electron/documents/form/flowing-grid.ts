import type { Typesetter } from '../typesetting/typesetter.ts';
import { drawLine } from '../typesetting/typesetter.ts';
import { columnUnits, type FormRow, innerLine } from './form-row.ts';
import { type GridCell, offsetOf, type SetCell, setCell } from './grid-row.ts';

const paddingBoth = 6;

/**
 * Sets a row of a table whose cells may hold long texts: it is cut at a page end where it would not fit on a page whole,
 * each cell going on where it was left, with the first cell, its number, set again. Texts begin at the top of their cells.
 */
export function flowingGridRow(
  typesetter: Typesetter,
  frameWidth: number,
  cells: readonly GridCell[],
  leastHeight = 20,
): FormRow {
  const set = cells.map((cell) => setCell(typesetter, cell, (frameWidth / columnUnits) * cell.units));
  return part(set, leastHeight);
}

function part(cells: readonly SetCell[], leastHeight: number): FormRow {
  const highest = Math.max(...cells.map(({ lines, pitch }) => lines.length * pitch));
  return {
    minimumHeight: Math.max(leastHeight, highest + paddingBoth),
    maximumStretch: 0,
    flows: false,
    split(available) {
      const fitting = ({ pitch }: SetCell) => Math.floor((available - paddingBoth) / pitch);
      if (cells.some((cell) => fitting(cell) < 2)) return null;
      const head = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fitting(cell)) }));
      const rest = cells.map((cell, index) => ({
        ...cell,
        lines: index === 0 ? cell.lines : cell.lines.slice(fitting(cell)),
      }));
      return [part(head, leastHeight), part(rest, leastHeight)];
    },
    draw(canvas, box) {
      let x = box.x;
      for (const [index, { cell, width, lines, pitch }] of cells.entries()) {
        if (index > 0) canvas.vertical(x, box.y, box.height, innerLine);
        const short = lines.length * pitch + paddingBoth <= leastHeight;
        let top = box.y + (short ? (box.height - lines.length * pitch) / 2 : paddingBoth / 2);
        for (const line of lines) {
          drawLine(canvas, line, x + offsetOf(cell, width, line), top, pitch);
          top += pitch;
        }
        x += width;
      }
    },
  };
}
