import { readAttendanceMark } from '#shared/presence/attendance-days-marks.ts';
import { toTabbedText } from '../../components/data-table/delimited-text.ts';
import { daysOf, type GridRange, type GridRow, letterAt } from './grid-model.ts';
import { characterOf } from './marks.ts';

/** Reads a block as Excel and WPS put it on the clipboard: cells parted by tabs, quoted where they hold one. */
export function parseTabbedText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t') {
      row.push(cell);
      cell = '';
    } else if (character === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += character;
  }
  rows.push([...row, cell]);
  return rows;
}

/** A block of letters that was pasted, or the first mark in it that nobody knows. */
export type ReadBlock =
  | { readonly kind: 'letters'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'unknown'; readonly row: number; readonly column: number; readonly mark: string };

/** Reads pasted marks by the same list as the import of sheets. Rows and columns are counted from 1. */
export function readBlock(text: string): ReadBlock {
  const rows: string[][] = [];
  for (const [rowIndex, cells] of parseTabbedText(text).entries()) {
    const letters: string[] = [];
    for (const [columnIndex, mark] of cells.entries()) {
      const letter = readAttendanceMark(mark);
      if (letter === undefined) {
        return { kind: 'unknown', row: rowIndex + 1, column: columnIndex + 1, mark };
      }
      letters.push(letter);
    }
    rows.push(letters);
  }
  return { kind: 'letters', rows };
}

/** The days of the range as text that Excel and WPS paste: one character a day, blank where nothing is recorded. */
export function copyText(
  rowAt: (index: number) => GridRow | undefined,
  range: GridRange,
  days: number,
): string {
  const { from, to } = daysOf(range, days);
  const rows: string[][] = [];
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = rowAt(index);
    if (!row) continue;
    const cells: string[] = [];
    for (let day = from; day <= to; day += 1) cells.push(characterOf(letterAt(row.days, day)));
    rows.push(cells);
  }
  return toTabbedText(rows);
}
