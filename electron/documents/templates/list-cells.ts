import { flowingGridRow } from '../form/flowing-grid.ts';
import { cellPadding, columnUnits, type FormRow } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

export type CellRole = 'content' | 'label';

/** A figure of a list: never broken. */
export const figure = (
  units: number,
  field: string,
  text: string | number,
  role: CellRole = 'content',
): GridCell => ({ units, text: String(text), field, role, alignment: 'centre', whole: true });

/** Sets a cell of two parts: behind each other where they fit on one line, else each on lines of its own. */
export function inParts(
  typesetter: Typesetter,
  frameWidth: number,
  cell: Pick<GridCell, 'units' | 'field'>,
  parts: readonly (string | null)[],
  between = '',
): GridCell {
  const given = parts.filter((part) => part !== null && part !== '');
  const line = given.join(between);
  const room = (frameWidth / columnUnits) * cell.units - 2 * cellPadding;
  const { width } = typesetter.line(line, { role: 'content', size: 10.5, field: cell.field });
  return { ...cell, text: width <= room ? line : given.join('\n'), balanced: given.length === 1 };
}

/** A grade of two words, 称职（合格）, in the head of a narrow column: the second on a line of its own where it is long. */
export const gradeHead = (word: string): string => (word.length > 6 ? word.replace('（', '\n（') : word);

/** A label with sentences beside it. */
export function noteRow(
  typesetter: Typesetter,
  frameWidth: number,
  labelUnits: number,
  notes: readonly string[],
): FormRow {
  return lineRow(typesetter, frameWidth, [
    { units: labelUnits, text: '说  明', field: '说明', role: 'label', alignment: 'centre' },
    { units: columnUnits - labelUnits, text: notes.join('\n'), field: '说明' },
  ]);
}

/** Higher than this, in points, a line may be cut at a page end. */
const highest = 220;

/** Sets a line of a list: whole on its page, unless it holds a text that would take up half of one. */
export function lineRow(typesetter: Typesetter, frameWidth: number, cells: readonly GridCell[]): FormRow {
  const row = gridRow(typesetter, frameWidth, cells);
  return row.minimumHeight <= highest ? row : flowingGridRow(typesetter, frameWidth, cells);
}
