import { type FormRow, innerLine } from './form-row.ts';

/** Rows below each other as one that is never cut, e.g. the title of a table and its head, repeated together. */
export function stackedRow(rows: readonly FormRow[]): FormRow {
  return {
    minimumHeight: rows.reduce((sum, row) => sum + row.minimumHeight, 0),
    maximumStretch: 0,
    flows: false,
    split: () => null,
    draw(canvas, box) {
      let y = box.y;
      for (const [index, row] of rows.entries()) {
        if (index > 0) canvas.horizontal(box.x, y, box.width, innerLine);
        row.draw(canvas, { ...box, y, height: row.minimumHeight });
        y += row.minimumHeight;
      }
    },
  };
}
