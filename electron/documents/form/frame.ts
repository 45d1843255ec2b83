import type { Box } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { frameLine, innerLine } from './form-row.ts';
import type { PlacedRow } from './paginate.ts';

/**
 * Draws rows below each other with the lines between them and the frame around them. The frame's ink begins
 * exactly at the box's left edge. Returns the foot of the last row.
 */
export function drawFramedRows(canvas: PageCanvas, rows: readonly PlacedRow[], box: Box): number {
  const half = frameLine / 2;
  const inside = { x: box.x + half, width: box.width - frameLine };
  let y = box.y + half;
  for (const [index, { row, height }] of rows.entries()) {
    if (index > 0) canvas.horizontal(inside.x, y, inside.width, innerLine);
    row.draw(canvas, { ...inside, y, height });
    y += height;
  }
  canvas.horizontal(box.x, box.y + half, box.width, frameLine);
  canvas.horizontal(box.x, y, box.width, frameLine);
  canvas.vertical(inside.x, box.y, y - box.y + half, frameLine);
  canvas.vertical(inside.x + inside.width, box.y, y - box.y + half, frameLine);
  return y + half;
}
