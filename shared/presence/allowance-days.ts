import type { AllowanceDay, BlankRestDays } from '../contract/presence-money.ts';
import { addDays, type BusinessDate, firstDayOfMonth, lastDayOfMonth, type Month } from '../dates.ts';
import type { AllowanceBasis } from '../policy/allowance-rules.ts';
import { type AttendanceKind, attendanceKindLabels, attendanceKinds } from '../vocabulary.ts';
import { type AttendanceCounts, kindOfLetter, type PostingSpan, recordedDays } from './attendance-days.ts';

/** A month of attendance as it is stored. */
export interface AllowanceAttendance {
  /** A letter for each day of the month; null where only the totals are known. */
  readonly days: string | null;
  readonly counts: AttendanceCounts;
  /** Journeys home and back; null where nobody has said. */
  readonly roundTrips: number | null;
}

export type PerDayBasis = Extract<AllowanceBasis, { kind: 'per_day' }>;

/** The days of a month on post. */
export interface MonthOnPost {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: number;
  /** True where every day of the month is on post. */
  readonly whole: boolean;
}

/** The part of a month in which somebody was on post; null where there is none. */
export function monthOnPost(month: Month, { startDate, endDate }: PostingSpan): MonthOnPost | null {
  const [first, last] = boundsOf(month);
  const from = startDate > first ? startDate : first;
  const to = endDate !== null && endDate < last ? endDate : last;
  if (from > to) return null;
  const days = Number(to.slice(8)) - Number(from.slice(8)) + 1;
  return { from, to, days, whole: from === first && to === last };
}

/** First and last day of the months that were asked about: a statement asks thousands of times about one. */
const bounds = new Map<Month, readonly [BusinessDate, BusinessDate]>();

function boundsOf(month: Month): readonly [BusinessDate, BusinessDate] {
  const known = bounds.get(month);
  if (known) return known;
  const made = [firstDayOfMonth(month), lastDayOfMonth(month)] as const;
  bounds.set(month, made);
  return made;
}

/** How many days count, or why that cannot be said. */
export type DayCount =
  | { readonly kind: 'counted'; readonly byKind: Map<AttendanceKind, number>; readonly blankAsRest: number }
  /** Weekends and holidays without a record, as days of the month: a choice must be made. */
  | { readonly kind: 'blank_rest_days'; readonly blanks: readonly number[] }
  /** Days of the month that should have a record and have none. */
  | { readonly kind: 'blank_days'; readonly blanks: readonly number[] }
  | { readonly kind: 'missing' }
  /** A rule of working days, and a month of which only totals are known. */
  | { readonly kind: 'no_weekdays' }
  /** More days in the totals than the person was on post. */
  | { readonly kind: 'too_many'; readonly recorded: number };

interface Days {
  readonly onPost: MonthOnPost;
  readonly attendance: AllowanceAttendance | null;
  /** `w` for a working day and `o` for a day off, for each day of the month. */
  readonly workingPattern: string;
  readonly blankRestDays: BlankRestDays;
}

/** Counts the days of a month on post that an allowance is paid for. */
export function countAllowanceDays(basis: PerDayBasis, days: Days): DayCount {
  const { attendance, onPost } = days;
  if (attendance === null) return { kind: 'missing' };
  if (attendance.days === null) return countTotals(basis, attendance.counts, onPost);
  const byKind = new Map<AttendanceKind, number>();
  const [blanks, blankRests]: [number[], number[]] = [[], []];
  for (const { day, kind, workingDay } of recordsOf(attendance.days, days)) {
    if (kind === null) {
      if (workingDay) blanks.push(day);
      else if (!basis.workingDaysOnly) blankRests.push(day);
    } else if (basis.counted.includes(kind) && (workingDay || !basis.workingDaysOnly)) {
      byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    }
  }
  if (blanks.length > 0)
    return { kind: 'blank_days', blanks: [...blanks, ...blankRests].sort((a, b) => a - b) };
  if (blankRests.length > 0 && days.blankRestDays === 'unknown')
    return { kind: 'blank_rest_days', blanks: blankRests };
  return { kind: 'counted', byKind, blankAsRest: blankRests.length };
}

/** Totals say how many days of a kind there were, not on which weekdays. */
function countTotals(basis: PerDayBasis, counts: AttendanceCounts, onPost: MonthOnPost): DayCount {
  if (basis.workingDaysOnly) return { kind: 'no_weekdays' };
  const recorded = recordedDays(counts);
  if (recorded > onPost.days) return { kind: 'too_many', recorded };
  const byKind = new Map(
    attendanceKinds.filter((kind) => basis.counted.includes(kind)).map((kind) => [kind, counts[kind]]),
  );
  return { kind: 'counted', byKind, blankAsRest: 0 };
}

/** Every day on post with what an allowance makes of it. */
export function openAllowanceDays(basis: PerDayBasis, days: Days): AllowanceDay[] {
  const letters = days.attendance?.days ?? null;
  if (letters === null) return [];
  const { from } = days.onPost;
  const first = Number(from.slice(8));
  return recordsOf(letters, days).map(({ day, kind, workingDay }) => {
    const why = whyNotCounted(basis, kind, workingDay, days.blankRestDays);
    return { date: addDays(from, day - first), kind, workingDay, counted: why === null, why };
  });
}

function whyNotCounted(
  { counted, workingDaysOnly }: PerDayBasis,
  kind: AttendanceKind | null,
  workingDay: boolean,
  blankRestDays: BlankRestDays,
): string | null {
  if (workingDaysOnly && !workingDay) return '不是工作日，不计';
  if (kind === null) return !workingDay && blankRestDays === 'rest' ? '没有登记，按休息计' : '没有登记考勤';
  return counted.includes(kind) ? null : `${attendanceKindLabels[kind]}，不计`;
}

/** The days on post, as days of the month. */
function recordsOf(letters: string, { onPost, workingPattern }: Days) {
  const first = Number(onPost.from.slice(8));
  return Array.from({ length: onPost.days }, (_, index) => {
    const day = first + index;
    return {
      day,
      kind: kindOfLetter(letters[day - 1] ?? '') ?? null,
      workingDay: workingPattern[day - 1] === 'w',
    };
  });
}
