import type { ImportKind } from '#shared/contract/roster.ts';
import { createReadingThread, type FileToRead } from '../../spreadsheets/reading-thread.ts';
import { fromPieces } from '../../spreadsheets/record-pieces.ts';
import { breather } from '../breather.ts';
import type { SheetSelection } from './check-sheet.ts';
import type { ReadingAnswer, ReadingTask, SheetDescription } from './reading.types.ts';
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

/** Reads roster files on a thread of its own. */
export function createTableReader(): TableReader {
  const thread = createReadingThread<ReadingTask['question'], ReadingAnswer>(workerUrl());
  return {
    async inspect(file) {
      const answer = await thread.ask(file, { kind: 'inspect' });
      if (answer.kind !== 'inspected') throw new Error(`Unexpected answer: ${answer.kind}`);
      return answer.sheets;
    },
    async check(file, selection) {
      const answer = await thread.ask(file, { kind: 'check', selection });
      if (answer.kind !== 'checked') throw new Error(`Unexpected answer: ${answer.kind}`);
      return await unpack(selection.kind, checkedSheetSchema.parse(answer.sheet), answer.records);
    },
    close: () => thread.close(),
  };
}

async function unpack(
  kind: ImportKind,
  sheet: CheckedSheet,
  pieces: readonly Uint8Array[],
): Promise<CheckedFile> {
  switch (kind) {
    case 'roster':
      return { kind, sheet, records: await fromPieces(rosterRecordSchema, pieces, breather()) };
    case 'annex_posts':
      return { kind, sheet, records: await fromPieces(annexRecordSchema, pieces, breather()) };
    case 'annex_funding':
      return { kind, sheet, records: await fromPieces(fundingRecordSchema, pieces, breather()) };
  }
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './read-table.worker.ts' : './import-worker.js';
  return new URL(name, import.meta.url);
}
