import { Piscina } from 'piscina';
import * as z from 'zod';
import type { ImportKind } from '#shared/contract/roster.ts';
import { fileRejected } from '../../errors.ts';
import { readingMemoryLimit, readingTimeLimit } from '../../spreadsheets/limits.ts';
import { breather } from '../breather.ts';
import type { SheetSelection } from './check-sheet.ts';
import type { FileToRead, ReadingAnswer, ReadingTask, SheetDescription } from './reading.types.ts';
import {
  type AnnexRecord,
  annexRecordSchema,
  type CheckedSheet,
  checkedSheetSchema,
  type FundingRecord,
  fundingRecordSchema,
  type RosterRecord,
  rosterRecordSchema,
} from './records.ts';

/** A sheet whose every cell has been looked at, with its records by kind. */
export type CheckedFile =
  | { readonly kind: 'roster'; readonly sheet: CheckedSheet; readonly records: readonly RosterRecord[] }
  | { readonly kind: 'annex_posts'; readonly sheet: CheckedSheet; readonly records: readonly AnnexRecord[] }
  | {
      readonly kind: 'annex_funding';
      readonly sheet: CheckedSheet;
      readonly records: readonly FundingRecord[];
    };

export interface TableReader {
  /** Says what the sheets of a file are. @throws FILE_REJECTED */
  inspect(file: FileToRead): Promise<readonly SheetDescription[]>;
  /** Looks at every cell of one sheet. @throws FILE_REJECTED */
  check(file: FileToRead, selection: SheetSelection): Promise<CheckedFile>;
  /** Stops the thread. */
  close(): Promise<void>;
}

/** The thread keeps the last file in memory; it ends after this many milliseconds without a question. */
const idleTimeout = 60_000;

/** Reads files on a thread of its own, so that a large or malicious one never holds up the program. */
export function createTableReader(): TableReader {
  const pool = new Piscina<ReadingTask, ReadingAnswer>({
    filename: workerUrl().href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryLimit },
  });

  async function ask(file: FileToRead, question: ReadingTask['question']) {
    const answer = await run({ fileName: file.fileName, bytes: file.bytes, sha256: file.sha256, question });
    if (answer.kind === 'rejected') throw fileRejected(answer.reason, answer.message);
    return answer;
  }

  async function run(task: ReadingTask): Promise<ReadingAnswer> {
    const limit = AbortSignal.timeout(readingTimeLimit);
    try {
      return await pool.run(task, { signal: limit });
    } catch (error) {
      if (limit.aborted || isOutOfMemory(error)) throw tooCostly(task.fileName);
      throw error;
    }
  }

  return {
    async inspect(file) {
      const answer = await ask(file, { kind: 'inspect' });
      if (answer.kind !== 'inspected') throw new Error(`Unexpected answer: ${answer.kind}`);
      return answer.sheets;
    },
    async check(file, selection) {
      const answer = await ask(file, { kind: 'check', selection });
      if (answer.kind !== 'checked') throw new Error(`Unexpected answer: ${answer.kind}`);
      return await unpack(selection.kind, checkedSheetSchema.parse(answer.sheet), answer.records);
    },
    close: () => pool.destroy(),
  };
}

async function unpack(
  kind: ImportKind,
  sheet: CheckedSheet,
  pieces: readonly Uint8Array[],
): Promise<CheckedFile> {
  switch (kind) {
    case 'roster':
      return { kind, sheet, records: await parse(rosterRecordSchema, pieces) };
    case 'annex_posts':
      return { kind, sheet, records: await parse(annexRecordSchema, pieces) };
    case 'annex_funding':
      return { kind, sheet, records: await parse(fundingRecordSchema, pieces) };
  }
}

async function parse<S extends z.ZodType>(schema: S, pieces: readonly Uint8Array[]): Promise<z.infer<S>[]> {
  const list = z.array(schema);
  const decoder = new TextDecoder();
  const breathe = breather();
  const records: z.infer<S>[] = [];
  for (const piece of pieces) {
    records.push(...list.parse(JSON.parse(decoder.decode(piece))));
    await breathe();
  }
  return records;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const tooCostly = (fileName: string) =>
  fileRejected(
    'too_costly',
    `文件“${fileName}”内容过多，在限定的时间和内存内无法读完。请只保留名册工作表，或分成几个文件。`,
  );

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './read-table.worker.ts' : './import-worker.js';
  return new URL(name, import.meta.url);
}
