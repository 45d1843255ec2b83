import type { Month } from '#shared/dates.ts';
import { breather } from '../../roster/breather.ts';
import { createReadingThread, type FileToRead } from '../../spreadsheets/reading-thread.ts';
import { fromPieces } from '../../spreadsheets/record-pieces.ts';
import {
  type AttendanceAnswer,
  type AttendanceLine,
  type AttendanceQuestion,
  type AttendanceSheetDescription,
  attendanceLineSchema,
  type CheckedAttendanceSheet,
  checkedAttendanceSheetSchema,
} from './reading.types.ts';

/** A sheet whose every cell has been looked at, with its lines. */
export interface CheckedAttendance {
  readonly sheet: CheckedAttendanceSheet;
  readonly lines: readonly AttendanceLine[];
}

export interface AttendanceReader {
  /** Says what the sheets of a file are. @throws FILE_REJECTED */
  inspect(file: FileToRead): Promise<readonly AttendanceSheetDescription[]>;
  /** Looks at every cell of one sheet. @throws FILE_REJECTED */
  check(file: FileToRead, sheet: string, month: Month): Promise<CheckedAttendance>;
  /** Stops the thread. */
  close(): Promise<void>;
}

/** Reads attendance sheets on a thread of its own. */
export function createAttendanceReader(): AttendanceReader {
  const thread = createReadingThread<AttendanceQuestion, AttendanceAnswer>(workerUrl());
  return {
    async inspect(file) {
      const answer = await thread.ask(file, { kind: 'inspect' });
      if (answer.kind !== 'inspected') throw new Error(`Unexpected answer: ${answer.kind}`);
      return answer.sheets;
    },
    async check(file, sheet, month) {
      const answer = await thread.ask(file, { kind: 'check', sheet, month });
      if (answer.kind !== 'checked') throw new Error(`Unexpected answer: ${answer.kind}`);
      return {
        sheet: checkedAttendanceSheetSchema.parse(answer.sheet),
        lines: await fromPieces(attendanceLineSchema, answer.records, breather()),
      };
    },
    close: () => thread.close(),
  };
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './read-attendance.worker.ts' : './attendance-worker.js';
  return new URL(name, import.meta.url);
}
