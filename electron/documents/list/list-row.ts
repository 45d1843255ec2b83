import { cellPadding, type FormRow, innerLine } from '../form/form-row.ts';
import { type GridCell, offsetOf, type SetCell, setCell } from '../form/grid-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type Typesetter } from '../typesetting/typesetter.ts';

/** A column of a list: its title, its width in points, where its texts stand. */
export interface ListColumn {
  readonly title: string;
  readonly width: number;
  readonly alignment?: GridCell['alignment'];
  /** Labels are 黑体, contents 仿宋; as the row unless said otherwise. */
  readonly role?: GridCell['role'];
  /** A name: on one line, a little smaller where it is long, and in one font. */
  readonly name?: boolean;
}

/** Least height of a row; 10.5 pt on one line fits. */
export const listRowHeight = mm(6);
/** Above and below the text together. */
const paddingBoth = 2;
/** From line to line of a name that takes one at 10.5 pt. */
const namePitch = 15;

/** How the texts of a row are set. */
export interface ListRowOptions {
  /** Labels are 黑体, contents 仿宋. */
  readonly role?: GridCell['role'];
  readonly leastHeight?: number;
  readonly size?: number;
  /** What tells the row from others, for the message about a character that cannot be drawn. */
  readonly which?: string;
}

/** Sets a row of a list: as high as its highest cell needs, never cut. */
export function listRow(
  typesetter: Typesetter,
  columns: readonly ListColumn[],
  texts: readonly string[],
  { role = 'content', leastHeight = listRowHeight, size = 10.5, which = '' }: ListRowOptions = {},
): FormRow {
  const cells = columns.map((column, index) => {
    const cell = {
      units: 0,
      text: texts[index] ?? '',
      field: `${which}${column.title}`,
      role: column.role ?? role,
      size,
      alignment: column.alignment ?? 'left',
    } as const;
    return column.name ? setName(typesetter, cell, column.width) : setCell(typesetter, cell, column.width);
  });
  const highest = Math.max(...cells.map(({ lines, pitch }) => lines.length * pitch));
  return rowOf(Math.max(leastHeight, highest + paddingBoth), (canvas, box) => {
    let x = box.x;
    for (const [index, { cell, width, lines, pitch }] of cells.entries()) {
      if (index > 0) canvas.vertical(x, box.y, box.height, innerLine);
      let top = box.y + (box.height - lines.length * pitch) / 2;
      for (const line of lines) {
        drawLine(canvas, line, x + offsetOf(cell, width, line), top, pitch);
        top += pitch;
      }
      x += width;
    }
  });
}

/** Sets a name on one line as long as it need not be smaller than 9 pt, then on lines of about equal length. */
function setName(typesetter: Typesetter, cell: GridCell & { readonly size: number }, width: number): SetCell {
  const { text, field, role = 'content', size } = cell;
  const room = width - 2 * cellPadding;
  const style = (smaller: number) => ({ role, size: smaller, field, uniform: true });
  for (const tried of [size, size - 0.5, size - 1, size - 1.5]) {
    const line = typesetter.line(text, style(tried));
    if (line.width <= room) return { cell, width, lines: text === '' ? [] : [line], pitch: namePitch };
  }
  return { cell, width, lines: typesetter.balancedLines(text, style(size - 1), room), pitch: namePitch - 2 };
}

/** The titles of columns, centred. */
export const headRow = (typesetter: Typesetter, columns: readonly ListColumn[], leastHeight = mm(8)) =>
  listRow(
    typesetter,
    columns.map(({ title, width }) => ({ title, width, alignment: 'centre' })),
    columns.map(({ title }) => title),
    { role: 'label', leastHeight, size: 10 },
  );

/** A row that is drawn whole at its height. */
export function rowOf(height: number, draw: FormRow['draw']): FormRow {
  return { minimumHeight: height, maximumStretch: 0, flows: false, split: () => null, draw };
}

/** Several rows that stay together, with the lines between them. */
export function stacked(rows: readonly FormRow[]): FormRow {
  const height = rows.reduce((sum, row) => sum + row.minimumHeight, 0);
  return rowOf(height, (canvas: PageCanvas, box) => {
    let y = box.y;
    for (const [index, row] of rows.entries()) {
      if (index > 0) canvas.horizontal(box.x, y, box.width, innerLine);
      row.draw(canvas, { ...box, y, height: row.minimumHeight });
      y += row.minimumHeight;
    }
  });
}
