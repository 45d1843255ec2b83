import type { Typesetter } from '../typesetting/typesetter.ts';
import {
  type Alignment,
  type CellText,
  drawCellText,
  fieldRowHeight,
  fitField,
  setLabel,
} from './cell-text.ts';
import { columnUnits, type FormRow, innerLine } from './form-row.ts';

/** A cell of a row of short fields: a label, or a value. Widths in column units. */
export type FieldCell =
  | { readonly units: number; readonly label: string }
  | {
      readonly units: number;
      /** Empty or null is a blank to be filled in by hand. */
      readonly value: string | null;
      readonly field: string;
      readonly alignment?: Alignment;
    };

interface PlacedCell {
  readonly units: number;
  readonly text: CellText;
  readonly alignment: Alignment;
}

/** Sets a row of labels and short values; it is as high as its highest cell needs and is never cut. */
export function fieldRow(
  typesetter: Typesetter,
  frameWidth: number,
  cells: readonly FieldCell[],
  leastHeight = fieldRowHeight,
): FormRow {
  const unit = frameWidth / columnUnits;
  const placed = cells.map((cell): PlacedCell => {
    const width = cell.units * unit;
    if ('label' in cell) {
      return { units: cell.units, text: setLabel(typesetter, cell.label, width), alignment: 'centre' };
    }
    const alignment = cell.alignment ?? 'centre';
    return {
      units: cell.units,
      text: fitField(typesetter, cell.value ?? '', cell.field, width, alignment),
      alignment,
    };
  });
  const highest = Math.max(...placed.map((cell) => cell.text.height));
  return {
    minimumHeight: Math.max(leastHeight, highest + 8),
    maximumStretch: 0,
    flows: false,
    split: () => null,
    draw(canvas, box) {
      let x = box.x;
      for (const [index, cell] of placed.entries()) {
        const width = cell.units * unit;
        if (index > 0) canvas.vertical(x, box.y, box.height, innerLine);
        drawCellText(canvas, cell.text, { x, y: box.y, width, height: box.height }, cell.alignment);
        x += width;
      }
    },
  };
}
