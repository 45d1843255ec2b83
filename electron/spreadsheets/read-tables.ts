import { fileRejected } from '../errors.ts';
import { guardArchive } from './archive-guard.ts';
import { readTextTable } from './read-text-table.ts';
import { readWorkbook } from './read-workbook.ts';
import { sniff } from './sniff.ts';
import type { Table } from './table.types.ts';

/**
 * Reads a handed-in file as plain tables: what it is, whether it is safe to unpack, then its cells. Slow for large
 * files, so it belongs on a worker thread.
 *
 * @throws FILE_REJECTED with a Chinese message for every file that is not a readable table with rows.
 */
export async function readTables(fileName: string, bytes: Uint8Array): Promise<Table[]> {
  if (sniff(fileName, bytes) === 'text') return withRows(fileName, [readTextTable(fileName, bytes)]);
  await guardArchive(fileName, bytes);
  return withRows(fileName, readWorkbook(fileName, bytes));
}

function withRows(fileName: string, tables: Table[]): Table[] {
  const filled = tables.filter((table) => table.rows.length > 0);
  if (filled.length === 0) {
    throw fileRejected('no_rows', `文件“${fileName}”里没有任何内容，请确认选对了文件。`);
  }
  return filled;
}
