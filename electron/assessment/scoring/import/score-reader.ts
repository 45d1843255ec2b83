import { breather } from '../../../roster/breather.ts';
import { createReadingThread, type FileToRead } from '../../../spreadsheets/reading-thread.ts';
import { fromPieces } from '../../../spreadsheets/record-pieces.ts';
import {
  type CheckedScoreSheet,
  checkedScoreSheetSchema,
  type ScoreAnswer,
  type ScoreLine,
  type ScoreQuestion,
  type ScoreSheetDescription,
  scoreLineSchema,
} from './reading.types.ts';

/** A sheet whose every cell has been looked at, with its lines. */
export interface CheckedScores {
  readonly sheet: CheckedScoreSheet;
  readonly lines: readonly ScoreLine[];
}

export interface ScoreReader {
  /** Says what the sheets of a file are. @throws FILE_REJECTED */
  inspect(file: FileToRead, titles: readonly string[]): Promise<readonly ScoreSheetDescription[]>;
  /** Looks at every cell of one sheet. @throws FILE_REJECTED */
  check(file: FileToRead, titles: readonly string[], sheet: string): Promise<CheckedScores>;
  /** Stops the thread. */
  close(): Promise<void>;
}

/** Reads score sheets on a thread of its own. */
export function createScoreReader(): ScoreReader {
  const thread = createReadingThread<ScoreQuestion, ScoreAnswer>(workerUrl());
  return {
    async inspect(file, titles) {
      const answer = await thread.ask(file, { kind: 'inspect', titles });
      if (answer.kind !== 'inspected') throw new Error(`Unexpected answer: ${answer.kind}`);
      return answer.sheets;
    },
    async check(file, titles, sheet) {
      const answer = await thread.ask(file, { kind: 'check', titles, sheet });
      if (answer.kind !== 'checked') throw new Error(`Unexpected answer: ${answer.kind}`);
      return {
        sheet: checkedScoreSheetSchema.parse(answer.sheet),
        lines: await fromPieces(scoreLineSchema, answer.lines, breather()),
      };
    },
    close: () => thread.close(),
  };
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './read-scores.worker.ts' : './scores-worker.js';
  return new URL(name, import.meta.url);
}
