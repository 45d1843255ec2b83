import * as z from 'zod';
import {
  type BusinessDate,
  daysInMonth,
  firstDayOfMonth,
  formatDateLong,
  formatMonthLong,
  lastDayOfMonth,
  type Month,
} from '../dates.ts';
import { type AttendanceKind, attendanceKinds } from '../vocabulary.ts';

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

/** For the code of each letter, its place among {@link attendanceKinds}. */
const placeByCode: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const kind = kindOfLetter(String.fromCharCode(code));
  return kind && attendanceKinds.indexOf(kind);
});

/** How many days of each kind a month has. Days that are not recorded count nowhere. */
export function countDays(days: string): AttendanceCounts {
  // By place and not by name: all months of a district are millions of letters, and this is eight times as fast.
  const found = attendanceKinds.map(() => 0);
  for (let index = 0; index < days.length; index += 1) {
    const place = placeByCode[days.charCodeAt(index)];
    if (place !== undefined) found[place] = (found[place] ?? 0) + 1;
  }
  const [present = 0, business_trip = 0, meeting = 0, training = 0, leave = 0, absent = 0, rest = 0] = found;
  return { present, business_trip, meeting, training, leave, absent, rest };
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

/** A day that cannot be as it is recorded. */
export interface DayProblem {
  /** Day of the month, from 1; beyond its end for a letter too many; null when the whole month is meant. */
  readonly day: number | null;
  readonly message: string;
}

/**
 * What is wrong with the letters of a month, the first thing only: too many or too few, a mark nobody knows, or
 * something recorded for a day before the posting began, after it ended, or after `today`.
 */
export function judgeDays(
  month: Month,
  days: string,
  span: PostingSpan,
  today: BusinessDate,
): DayProblem | undefined {
  const length = daysInMonth(month);
  if (days.length !== length) {
    const day = days.length > length ? length + 1 : null;
    return { day, message: `${formatMonthLong(month)}有 ${length} 天，这里记了 ${days.length} 天。` };
  }
  for (const [index, letter] of [...days].entries()) {
    const message = letter === unrecorded ? undefined : judgeDay(month, index + 1, letter, span, today);
    if (message !== undefined) return { day: index + 1, message };
  }
  return undefined;
}

/** What is wrong with a recorded day; `undefined` when nothing is. */
export function judgeDay(
  month: Month,
  day: number,
  letter: string,
  { startDate, endDate }: PostingSpan,
  today: BusinessDate,
): string | undefined {
  const date = `${month}-${String(day).padStart(2, '0')}`;
  const [, ordinal = 0] = month.split('-').map(Number);
  if (kindOfLetter(letter) === undefined) return `${ordinal}月${day}日的标记“${letter}”无法识别。`;
  if (date < startDate)
    return `${formatDateLong(startDate)}到岗，${ordinal}月${day}日还没有到岗，不能登记考勤。`;
  if (endDate !== null && date > endDate)
    return `${formatDateLong(endDate)}离岗，${ordinal}月${day}日已经离岗，不能登记考勤。`;
  if (date > today) return `${ordinal}月${day}日还没有到，不能登记考勤。`;
  return undefined;
}
