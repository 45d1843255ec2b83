import { ApplicationError } from '../../errors.ts';
import { readTables } from '../../spreadsheets/read-tables.ts';
import type { Table } from '../../spreadsheets/table.types.ts';
import { type CheckedRecords, checkSheet } from './check-sheet.ts';
import type { ReadingAnswer, ReadingTask, SheetDescription } from './reading.types.ts';
import { layOut } from './sheet-layout.ts';

/** Records in one piece of the answer. */
const pieceSize = 250;

/** The file read last: looking at a file, trying columns and importing it ask about the same one again and again. */
let lastRead: { readonly key: string; readonly tables: Table[] } | undefined;

async function tablesOf(task: ReadingTask): Promise<Table[]> {
  const key = `${task.sha256} ${task.fileName}`;
  if (lastRead?.key !== key) {
    lastRead = undefined;
    lastRead = { key, tables: await readTables(task.fileName, task.bytes) };
  }
  return lastRead.tables;
}

/** Entry of the reading thread: answers one question about a file. */
export default async function answer(task: ReadingTask): Promise<ReadingAnswer> {
  try {
    const tables = await tablesOf(task);
    if (task.question.kind === 'inspect') return { kind: 'inspected', sheets: tables.map(describe) };
    const { sheet, records } = checkSheet(tables, task.question.selection);
    return { kind: 'checked', sheet, records: inPieces(records) };
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error;
    return { kind: 'rejected', reason: reasonOf(error), message: error.message };
  }
}

function describe(table: Table): SheetDescription {
  const layout = layOut(table);
  return {
    name: table.name,
    rows: table.rows.filter((row) => row.number > layout.headerRow).length,
    kind: layout.kind,
    headerRow: layout.headerRow,
    columns: layout.columns,
    suggestedMapping: layout.mapping,
    suggestedYear: layout.year,
  };
}

function inPieces(records: CheckedRecords['records']): Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < records.length; start += pieceSize)
    pieces.push(encoder.encode(JSON.stringify(records.slice(start, start + pieceSize))));
  return pieces;
}

function reasonOf(error: ApplicationError): string {
  const { data } = error;
  return typeof data === 'object' && data !== null && 'reason' in data ? String(data.reason) : 'unreadable';
}
