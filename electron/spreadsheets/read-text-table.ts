import { CsvError, parse } from 'csv-parse/sync';
import { fileRejected } from '../errors.ts';
import { cellLimit, cellTextLimit, columnLimit, rowLimit } from './limits.ts';
import { isUtf16 } from './sniff.ts';
import type { Cell, Row, Table } from './table.types.ts';

/**
 * Reads a .csv (or tab-separated) file. UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030, which
 * is what Chinese Excel and WPS write.
 *
 * @throws FILE_REJECTED when the encoding or the quoting cannot be read, or the table is larger than the limits.
 */
export function readTextTable(fileName: string, bytes: Uint8Array): Table {
  const text = decode(fileName, bytes);
  const rows: Row[] = [];
  let filled = 0;
  const records = parseRecords(fileName, text);
  if (records.length > rowLimit) {
    throw fileRejected('too_many_rows', `文件“${fileName}”超过 ${rowLimit / 10_000} 万行，请分成几个文件。`);
  }
  for (const [index, record] of records.entries()) {
    const cells: (Cell | undefined)[] = [];
    record.forEach((value, column) => {
      const cell = readValue(value);
      if (!cell) return;
      if (column >= columnLimit) {
        throw fileRejected(
          'too_many_columns',
          `文件“${fileName}”第 ${index + 1} 行超过 ${columnLimit} 列，请核对分隔符或删去多余的列。`,
        );
      }
      cells[column] = cell;
      filled += 1;
    });
    if (filled > cellLimit) {
      throw fileRejected(
        'too_many_cells',
        `文件“${fileName}”的单元格超过 ${cellLimit / 10_000} 万个，请分成几个文件。`,
      );
    }
    if (cells.length > 0) rows.push({ number: index + 1, cells });
  }
  return { name: sheetNameOf(fileName), rows, merges: [] };
}

/** A text file has one sheet; it is called as Excel calls it: the file's name without its ending. */
function sheetNameOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '').slice(0, 100) || '表格';
}

function decode(fileName: string, bytes: Uint8Array): string {
  const encodings = isUtf16(bytes) ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: try the next one.
    }
  }
  throw fileRejected(
    'unknown_encoding',
    `文件“${fileName}”的文字编码无法识别。请在 WPS 或 Excel 中另存为 .xlsx，或另存为“CSV UTF-8”，再重新选择。`,
  );
}

function parseRecords(fileName: string, text: string): string[][] {
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `第 ${error.lines} 行附近` : '有一处';
    throw fileRejected(
      'broken_quotes',
      `文件“${fileName}”${line}的双引号没有成对，无法分清各列。请改正双引号，或另存为 .xlsx 后再选择。`,
    );
  }
}

/** The separator of the first filled line: a tab, a semicolon or a comma, whichever it has most of. */
function delimiterOf(text: string): string {
  const line = /^.*\S.*$/mu.exec(text)?.[0] ?? '';
  const counts = [',', '\t', ';', '，'].map((delimiter) => ({
    delimiter,
    count: line.split(delimiter).length,
  }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.delimiter ?? ',';
}

function readValue(value: string): Cell | undefined {
  const text = value.slice(0, cellTextLimit);
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  // `="00123"` is how some systems keep leading zeros in a .csv: it is text, not a calculation.
  const quoted = /^="([^"]*)"$/.exec(trimmed);
  if (quoted) return quoted[1]?.trim() ? { kind: 'text', text: quoted[1] } : undefined;
  if (trimmed.startsWith('=')) return { kind: 'formula', text };
  return { kind: 'text', text };
}
