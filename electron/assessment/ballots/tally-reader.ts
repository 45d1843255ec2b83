import { createReadingThread, type FileToRead } from '../../spreadsheets/reading-thread.ts';
import {
  type SheetToExpect,
  type TallyAnswer,
  type TallySheet,
  tallySheetSchema,
} from './tally-reading.types.ts';

export interface TallyReader {
  /** Looks at every cell of a tally sheet. @throws FILE_REJECTED */
  read(file: FileToRead, expected: SheetToExpect): Promise<TallySheet>;
  /** Stops the thread. */
  close(): Promise<void>;
}

/** Reads tally sheets on a thread of its own. */
export function createTallyReader(): TallyReader {
  const thread = createReadingThread<SheetToExpect, TallyAnswer>(workerUrl());
  return {
    async read(file, expected) {
      return tallySheetSchema.parse((await thread.ask(file, expected)).sheet);
    },
    close: () => thread.close(),
  };
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './read-tally.worker.ts' : './tally-worker.js';
  return new URL(name, import.meta.url);
}
