import * as z from 'zod';
import { type BusinessDate, daysInMonth, firstDayOfMonth, lastDayOfMonth, type Month } from '../dates.ts';
import type { AttendanceKind } from '../vocabulary.ts';

/*
 * A month of attendance is a string with one letter for each of its days, the first of the month first. It is what
 * is stored, typed and imported; everything else is counted from it.
 */

/** The letter of each kind of day. */
export const attendanceLetters = {
  present: 'P',
  business_trip: 'B',
  meeting: 'M',
  training: 'T',
  leave: 'L',
  absent: 'A',
  rest: 'R',
} as const satisfies Record<AttendanceKind, string>;

export type AttendanceLetter = (typeof attendanceLetters)[AttendanceKind];

/** The mark of a day that has not been recorded. */
export const unrecorded = '-';

const kindsByLetter: ReadonlyMap<string, AttendanceKind> = new Map(
  (Object.keys(attendanceLetters) as AttendanceKind[]).map((kind) => [attendanceLetters[kind], kind]),
);

/** The kind that a letter means; `undefined` for a day that has not been recorded, and for anything else. */
export function kindOfLetter(letter: string): AttendanceKind | undefined {
  return kindsByLetter.get(letter);
}

/** The letters of a month: 28 to 31 of them; whether they fit a given month is for {@link judgeDays} to say. */
export const attendanceDaysSchema = z
  .string()
  .regex(/^[PBMTLAR-]{28,31}$/, '每天用一个字母表示，一个月 28 至 31 个');

/** Days of each kind. */
export type AttendanceCounts = Readonly<Record<AttendanceKind, number>>;

/** No day of any kind. */
export const noDays: AttendanceCounts = {
  present: 0,
  business_trip: 0,
  meeting: 0,
  training: 0,
  leave: 0,
  absent: 0,
  rest: 0,
};

/** How many days of each kind a month has. Days that are not recorded count nowhere. */
export function countDays(days: string): AttendanceCounts {
  const counts = { ...noDays };
  for (const letter of days) {
    const kind = kindOfLetter(letter);
    if (kind) counts[kind] += 1;
  }
  return counts;
}

/** All recorded days together. */
export function recordedDays(counts: AttendanceCounts): number {
  return Object.values(counts).reduce((sum, days) => sum + days, 0);
}

/** A month in which nothing is recorded yet. */
export function emptyDays(month: Month): string {
  return unrecorded.repeat(daysInMonth(month));
}

/** The days on which a person was on post. */
export interface PostingSpan {
  readonly startDate: BusinessDate;
  /** The last day; null while there is none. */
  readonly endDate: BusinessDate | null;
}

/** The days of a month on post, as days of the month, both included; `undefined` when there are none. */
export function daysOnPost(
  month: Month,
  { startDate, endDate }: PostingSpan,
): { readonly first: number; readonly last: number } | undefined {
  if (startDate > lastDayOfMonth(month) || (endDate !== null && endDate < firstDayOfMonth(month)))
    return undefined;
  const first = startDate.startsWith(month) ? Number(startDate.slice(8)) : 1;
  const last = endDate?.startsWith(month) ? Number(endDate.slice(8)) : daysInMonth(month);
  return first <= last ? { first, last } : undefined;
}
