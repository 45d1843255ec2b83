import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import type { Instant } from '#shared/dates.ts';

/** What a cell holds: words, a number, a day (see {@link dayOf}), or nothing. */
export type CellToWrite = string | number | DayToWrite | null;

/** A day, shown as `YYYY-MM-DD` and sortable as a date. */
export interface DayToWrite {
  readonly day: string;
}

/** `YYYY-MM-DD` as a date cell. */
export const dayOf = (day: string): DayToWrite => ({ day });

export interface ColumnToWrite {
  readonly title: string;
  /** Width in characters of the default font; a Han character takes two. */
  readonly width: number;
  /** Number format of the column's numbers, e.g. `0.00` or `#,##0.00`; plain where left out. */
  readonly format?: string;
}

export interface SheetToWrite {
  /** At most 31 characters; characters that no sheet may have in its name are replaced. */
  readonly name: string;
  /** Lines above the titles, each over the whole width. */
  readonly heading?: readonly string[];
  readonly columns: readonly ColumnToWrite[];
  readonly rows: readonly (readonly CellToWrite[])[];
  /** Lines below the rows, each over the whole width. */
  readonly notes?: readonly string[];
}

/**
 * Bytes of an .xlsx file. The same sheets give the same bytes: nothing tells when the file was made but `madeAt`.
 *
 * Text stays text: it is stored as a string and formatted as text, so that no spreadsheet program takes a name or a
 * note that begins with `=`, `+`, `-` or `@` for a formula, and no long number loses its digits.
 */
export function writeWorkbook(title: string, madeAt: Instant, sheets: readonly SheetToWrite[]): Uint8Array {
  const book = utils.book_new();
  const names = new Set<string>();
  for (const sheet of sheets) utils.book_append_sheet(book, sheetOf(sheet), sheetName(sheet.name, names));
  book.Props = { Title: title, CreatedDate: new Date(madeAt) };
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof Uint8Array)) throw new Error('The spreadsheet library gave no bytes');
  return bytes;
}

function sheetOf({ heading = [], columns, rows, notes = [] }: SheetToWrite): WorkSheet {
  const lines: (CellObject | null)[][] = [
    ...heading.map((line) => [textCell(line)]),
    columns.map(({ title }) => textCell(title)),
    ...rows.map((row) => row.map((cell, column) => cellOf(cell, columns[column]?.format))),
    ...notes.map((line) => [textCell(line)]),
  ];
  const sheet = utils.aoa_to_sheet(lines, { dense: true });
  const last = Math.max(columns.length - 1, 0);
  const whole = (row: number) => ({ s: { r: row, c: 0 }, e: { r: row, c: last } });
  const foot = heading.length + 1 + rows.length;
  if (last > 0) {
    sheet['!merges'] = [
      ...heading.map((_, index) => whole(index)),
      ...notes.map((_, index) => whole(foot + index)),
    ];
  }
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  return sheet;
}

function cellOf(cell: CellToWrite, format: string | undefined): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return { t: 'n', v: cell, ...(format === undefined ? {} : { z: format }) };
  return { t: 'n', v: serialOf(cell.day), z: 'yyyy-mm-dd' };
}

/** The longest text a cell can hold. */
const cellTextLimit = 32_767;
/** Characters that cannot stand in an .xlsx file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed here
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const textCell = (text: string): CellObject => ({
  t: 's',
  v: text.replace(unwritable, '').slice(0, cellTextLimit),
  z: '@',
});

/** Days since the end of 1899, as spreadsheets count them. */
const serialOf = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;

/** A name that a sheet may have, and that none of the sheets before has. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:]/g, '·')
      .replace(/^'|'$/g, '')
      .slice(0, 31) || '表格';
  let unique = plain;
  for (let number = 2; taken.has(unique.toLowerCase()); number += 1) {
    const ending = `（${number}）`;
    unique = plain.slice(0, 31 - ending.length) + ending;
  }
  taken.add(unique.toLowerCase());
  return unique;
}
