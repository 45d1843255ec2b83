import * as z from 'zod';
import { attendanceCountsSchema } from '#shared/contract/presence-attendance.ts';
import { cellProblemSchema } from '#shared/contract/roster.ts';
import type { Month } from '#shared/dates.ts';
import type { FileToRead, Rejection } from '../../spreadsheets/reading-thread.ts';

/*
 * What crosses between the program and the thread that reads attendance sheets: plain values, not yet compared with
 * the roster. Each has its row, so that what the comparison finds can be told with its row, too.
 */

/** What the reading thread is asked. */
export type AttendanceQuestion =
  | { readonly kind: 'inspect' }
  | { readonly kind: 'check'; readonly sheet: string; readonly month: Month };

export type AttendanceTask = FileToRead & { readonly question: AttendanceQuestion };

/** What a sheet turned out to be. */
export interface AttendanceSheetDescription {
  readonly name: string;
  /** Rows below the titles. */
  readonly rows: number;
  readonly headerRow: number;
  readonly layout: 'days' | 'totals' | 'unknown';
  readonly suggestedMonth: Month | null;
}

export type AttendanceAnswer =
  | Rejection
  | { readonly kind: 'inspected'; readonly sheets: readonly AttendanceSheetDescription[] }
  | {
      readonly kind: 'checked';
      readonly sheet: CheckedAttendanceSheet;
      /** The records, packed for the way between threads. */
      readonly records: readonly Uint8Array[];
    };

/** One line of an attendance sheet; a line with an error is told and left out. */
export const attendanceLineSchema = z.object({
  row: z.number().int(),
  name: z.string(),
  village: z.string().nullable(),
  township: z.string().nullable(),
  staffNumber: z.string().nullable(),
  /** A letter for each day of the month; null where the sheet has only totals. */
  days: z.string().nullable(),
  /** Counted from the days where there are any; null where the line has nothing but a name. */
  totals: attendanceCountsSchema.nullable(),
  /** Null: not on the sheet. */
  roundTrips: z.number().int().nullable(),
  note: z.string().nullable(),
});
export type AttendanceLine = z.infer<typeof attendanceLineSchema>;

/** A sheet after every cell has been looked at. */
export const checkedAttendanceSheetSchema = z.object({
  layout: z.enum(['days', 'totals', 'unknown']),
  /** Lines with somebody in them, with errors or without. */
  rows: z.number().int(),
  problems: z.array(cellProblemSchema),
  problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  /** Titles by zero-based column, for problems found later. */
  titles: z.record(z.string(), z.string()),
  /** Columns that later problems point at; `days` by day of the month, from 1. */
  columns: z.object({
    name: z.number().int().nullable(),
    village: z.number().int().nullable(),
    staffNumber: z.number().int().nullable(),
    totals: z.number().int().nullable(),
    days: z.record(z.string(), z.number().int()),
  }),
});
export type CheckedAttendanceSheet = z.infer<typeof checkedAttendanceSheetSchema>;
