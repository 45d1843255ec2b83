import { ApplicationError } from '../errors.ts';
import { readTables } from './read-tables.ts';
import type { FileToRead, Rejection } from './reading-thread.ts';
import type { Table } from './table.types.ts';

/** The file read last: looking at a file, trying columns and importing it ask about the same one again and again. */
let lastRead: { readonly key: string; readonly tables: Table[] } | undefined;

/**
 * Answers one question about a file, on a reading thread.
 *
 * @returns what `answer` makes of its tables, or the refusal that reading or answering threw
 */
export async function answerOnThread<T>(
  file: FileToRead,
  answer: (tables: readonly Table[]) => T,
): Promise<T | Rejection> {
  try {
    return answer(await tablesOf(file));
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error;
    return { kind: 'rejected', reason: reasonOf(error), message: error.message };
  }
}

async function tablesOf({ fileName, bytes, sha256 }: FileToRead): Promise<Table[]> {
  const key = `${sha256} ${fileName}`;
  if (lastRead?.key !== key) {
    lastRead = undefined;
    lastRead = { key, tables: await readTables(fileName, bytes) };
  }
  return lastRead.tables;
}

function reasonOf(error: ApplicationError): string {
  const { data } = error;
  return typeof data === 'object' && data !== null && 'reason' in data ? String(data.reason) : 'unreadable';
}
