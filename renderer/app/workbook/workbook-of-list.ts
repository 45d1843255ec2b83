import { type CellObject, utils, write } from '@e965/xlsx';

/** A list as it is shown: a line of titles, then lines of words. */
export interface ListToWrite {
  readonly title: string;
  readonly lines: readonly (readonly string[])[];
}

/** Width of a column in characters, a Han character taking two; wide texts wrap in the spreadsheet program. */
const widest = 48;
/** Figures longer than this are numbers of something (telephones, cards), not amounts. */
const figure = /^-?(0|[1-9]\d{0,9})(\.\d{1,6})?$/;

/**
 * Bytes of an .xlsx file. A column whose every cell is a figure is written as numbers; everything else stays text, so
 * that nothing that begins with `=`, `+`, `-` or `@` is taken for a formula and no long number loses its digits.
 */
export function workbookOfList({ title, lines }: ListToWrite): Uint8Array<ArrayBuffer> {
  const [titles = [], ...rows] = lines;
  const figures = titles.map((_, column) => isFigures(rows, column));
  const cells: (CellObject | null)[][] = [
    titles.map(textCell),
    ...rows.map((row) => row.map((text, column) => cellOf(text, figures[column] ?? false))),
  ];
  const sheet = utils.aoa_to_sheet(cells, { dense: true });
  sheet['!cols'] = titles.map((_, column) => ({ wch: widthOf(lines, column) }));
  const last = utils.encode_cell({ r: Math.max(rows.length, 0), c: Math.max(titles.length - 1, 0) });
  sheet['!autofilter'] = { ref: `A1:${last}` };
  const book = utils.book_new();
  // At most 31 characters, and none of those that a sheet's name cannot have.
  utils.book_append_sheet(book, sheet, title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || '列表');
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError('The spreadsheet library gave no bytes');
  return new Uint8Array(bytes);
}

function isFigures(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.flatMap((row) => (row[column] ? [row[column]] : []));
  return filled.length > 0 && filled.every((text) => figure.test(text));
}

const textCell = (text: string): CellObject => ({ t: 's', v: text, z: '@' });

function cellOf(text: string, asFigure: boolean): CellObject | null {
  if (text === '') return null;
  if (!asFigure) return textCell(text);
  const decimals = text.split('.')[1]?.length ?? 0;
  return { t: 'n', v: Number(text), z: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };
}

function widthOf(lines: readonly (readonly string[])[], column: number): number {
  let width = 6;
  for (const line of lines) {
    const text = line[column] ?? '';
    const length = [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
    width = Math.max(width, length + 2);
  }
  return Math.min(width, widest);
}
