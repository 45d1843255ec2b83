import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { ApplicationError, fileRejected } from '../errors.ts';
import { dateOfSerial } from './date-serials.ts';
import { cellLimit, cellTextLimit, columnLimit, rowLimit, sheetLimit } from './limits.ts';
import type { Cell, MergedRange, Row, Table } from './table.types.ts';

/**
 * Reads the visible sheets of an .xlsx file as plain tables. The bytes must have passed the archive guard.
 *
 * @throws FILE_REJECTED when the file is damaged or larger than the limits.
 */
export function readWorkbook(fileName: string, bytes: Uint8Array): Table[] {
  const workbook = parse(fileName, bytes);
  const visible = workbook.SheetNames.filter(
    (_, index) => (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0,
  );
  if (visible.length > sheetLimit) {
    throw fileRejected(
      'too_many_sheets',
      `文件“${fileName}”有 ${visible.length} 张工作表，超过了 ${sheetLimit} 张的上限。请只保留需要的工作表。`,
    );
  }
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return visible.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    return sheet ? [readSheet(fileName, name, sheet, from1904)] : [];
  });
}

function parse(fileName: string, bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      // One row more than allowed, so that a longer sheet is noticed and not cut.
      sheetRows: rowLimit + 1,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      cellDates: false,
      bookVBA: false,
    });
  } catch (cause) {
    throw new ApplicationError(
      'FILE_REJECTED',
      `文件“${fileName}”的内容已经损坏，无法读出表格。请用 WPS 或 Excel 打开后另存为 .xlsx 文件，再重新选择。`,
      { reason: 'damaged' },
      { cause },
    );
  }
}

function readSheet(fileName: string, name: string, sheet: WorkSheet, from1904: boolean): Table {
  const where = `文件“${fileName}”的工作表“${name}”`;
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const rows: Row[] = [];
  let filled = 0;
  lines.forEach((line, index) => {
    const cells: (Cell | undefined)[] = [];
    line?.forEach((object, column) => {
      const cell = object && readCell(object, from1904);
      if (!cell) return;
      if (column >= columnLimit) {
        throw fileRejected('too_many_columns', `${where}超过 ${columnLimit} 列，请删去多余的列。`);
      }
      cells[column] = cell;
      filled += 1;
    });
    if (filled > cellLimit) {
      throw fileRejected(
        'too_many_cells',
        `${where}的单元格超过 ${cellLimit / 10_000} 万个，请分成几个文件。`,
      );
    }
    if (cells.length > 0) rows.push({ number: index + 1, cells });
  });
  if ((rows.at(-1)?.number ?? 0) > rowLimit) {
    throw fileRejected('too_many_rows', `${where}超过 ${rowLimit / 10_000} 万行，请分成几个文件。`);
  }
  return { name, rows, merges: (sheet['!merges'] ?? []).map(readMerge) };
}

function readCell(object: CellObject, from1904: boolean): Cell | undefined {
  // A stored result may be stale or forged: whoever imports must see the formula, not trust what it once gave.
  if (typeof object.f === 'string') return { kind: 'formula', text: shortened(`=${object.f}`) };
  if (typeof object.F === 'string') return { kind: 'formula', text: `={${object.F}}` };
  switch (object.t) {
    case 'n':
      return typeof object.v === 'number' ? readNumber(object.v, object.z, from1904) : undefined;
    case 's': {
      const text = typeof object.v === 'string' ? shortened(object.v) : '';
      return text.trim() === '' ? undefined : { kind: 'text', text };
    }
    case 'b':
      return { kind: 'boolean', text: object.v === true ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: errorNames.get(Number(object.v)) ?? '错误值' };
    default:
      return undefined;
  }
}

function readNumber(value: number, format: unknown, from1904: boolean): Cell {
  if (typeof format === 'string' && isDateFormat(format)) {
    const date = dateOfSerial(value, from1904);
    return { kind: 'date', text: date ?? String(value) };
  }
  // A format of zeros only is how leading zeros of a number such as 000123 are kept.
  if (typeof format === 'string' && /^0{2,30}$/.test(format) && Number.isSafeInteger(value) && value >= 0)
    return { kind: 'number', text: String(value).padStart(format.length, '0') };
  return { kind: 'number', text: Number.isSafeInteger(value) ? String(value) : plainDecimal(value) };
}

/** Without an exponent: 420102198001010000, not 4.2010219800101e+17. */
function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const text = String(value);
  return text.includes('e+') ? BigInt(value).toString() : text;
}

function isDateFormat(format: string): boolean {
  const isDate: unknown = SSF.is_date(format);
  return isDate === true;
}

const readMerge = (range: { s: { r: number; c: number }; e: { r: number; c: number } }): MergedRange => ({
  firstRow: range.s.r + 1,
  lastRow: range.e.r + 1,
  firstColumn: range.s.c,
  lastColumn: range.e.c,
});

const shortened = (text: string) => (text.length > cellTextLimit ? text.slice(0, cellTextLimit) : text);

const errorNames: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
