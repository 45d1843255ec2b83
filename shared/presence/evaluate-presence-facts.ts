import { addMonths, type BusinessDate, daysInMonth, type Month, monthOf, monthSchema } from '../dates.ts';
import type { AttendanceKind } from '../vocabulary.ts';
import {
  type AttendanceCounts,
  countDays,
  daysOnPost,
  noDays,
  type PostingSpan,
  recordedDays,
  unrecorded,
} from './attendance-days.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A month of attendance as it is recorded. */
export interface AttendanceMonth {
  readonly month: Month;
  /** A letter for each day; null where only the totals are known. */
  readonly days: string | null;
  /** Days of each kind; they agree with `days` where both are there. */
  readonly totals: AttendanceCounts;
}

/** The attendance of one posting: the days on post, and the months on record in any order. */
export interface PostingAttendance extends PostingSpan {
  readonly months: readonly AttendanceMonth[];
}

/**
 * One month of a posting, ready to be measured. Only days on post are looked at, and only those up to the day asked
 * about, which counts as gone by.
 */
export interface MonthFacts {
  readonly month: Month;
  /** Days of the month on post, both included, from 1. */
  readonly first: number;
  readonly last: number;
  readonly daysOnPost: number;
  /** On post from its first day to its last. */
  readonly full: boolean;
  /** Nothing of it is still to come. */
  readonly ended: boolean;
  /** What is known: letters a day, only totals, or nothing. */
  readonly known: 'days' | 'totals' | 'nothing';
  /** A letter for each day of the month, `-` outside the days looked at; null unless the letters are known. */
  readonly letters: string | null;
  readonly counts: AttendanceCounts;
  /** Working days gone by that are not recorded; days of the month. Empty where nothing at all is known. */
  readonly openDays: readonly number[];
  /** Days off gone by that are not recorded: they count as not in the village. */
  readonly openRest: number;
  /** Days on post that are still to come. */
  readonly ahead: number;
}

/** The facts of one month; `undefined` when it has no day on post, or none up to the month of `asOf`. */
export function monthFacts(
  month: Month,
  attendance: PostingSpan,
  recorded: AttendanceMonth | undefined,
  calendar: WorkingCalendar,
  asOf: BusinessDate,
): MonthFacts | undefined {
  const onPost = daysOnPost(month, attendance);
  if (!onPost || month > monthOf(asOf)) return undefined;
  const { first, last } = onPost;
  const today = asOf.startsWith(month) ? Number(asOf.slice(8)) : daysInMonth(month);
  const letters = recorded?.days == null ? null : looked(recorded.days, first, Math.min(last, today));
  const counts = letters === null ? (recorded?.totals ?? noDays) : countDays(letters);
  const known = recordedDays(counts) === 0 ? 'nothing' : letters === null ? 'totals' : 'days';
  const gone = Math.min(last, today);
  const openDays: number[] = [];
  let openRest = 0;
  if (letters !== null && known === 'days') {
    const pattern = calendar.patternOf(month);
    for (let day = first; day <= gone; day += 1) {
      if (letters[day - 1] !== unrecorded) continue;
      if (pattern[day - 1] === 'w') openDays.push(day);
      else openRest += 1;
    }
  }
  return {
    month,
    first,
    last,
    daysOnPost: last - first + 1,
    full: first === 1 && last === daysInMonth(month),
    ended: today >= last,
    known,
    letters: known === 'days' ? letters : null,
    counts,
    openDays,
    openRest,
    ahead: Math.max(0, last - Math.max(gone, first - 1)),
  };
}

/** The months of a calendar year that have a day on post, up to the month of `asOf`, in order. */
export function yearFacts(
  year: number,
  attendance: PostingAttendance,
  calendar: WorkingCalendar,
  asOf: BusinessDate,
): MonthFacts[] {
  const recorded = new Map(attendance.months.map((month) => [month.month, month]));
  const facts: MonthFacts[] = [];
  let month = monthSchema.parse(`${year}-01`);
  for (let count = 0; count < 12; count += 1, month = addMonths(month, 1)) {
    const found = monthFacts(month, attendance, recorded.get(month), calendar, asOf);
    if (found) facts.push(found);
  }
  return facts;
}

/** Days of the given kinds. */
export function countedDays(counts: AttendanceCounts, kinds: readonly AttendanceKind[]): number {
  return kinds.reduce((sum, kind) => sum + counts[kind], 0);
}

/** The most days that could still count once everything open is recorded. */
export function mostDays(facts: MonthFacts, counted: number): number {
  if (facts.known === 'nothing') return facts.daysOnPost;
  return counted + facts.openDays.length + facts.ahead;
}

/** 在村 where nothing else counts, 在村等 otherwise. */
export function presenceWord(kinds: readonly AttendanceKind[]): string {
  return kinds.length === 1 && kinds[0] === 'present' ? '在村' : '在村等';
}

/** `2026年1月、2月和4月`, `2026年1月至4月和6月`: months of one year, in order; three or more running as a span. */
export function nameMonths(months: readonly Month[]): string {
  const [first] = months;
  if (first === undefined) return '';
  const ordinals = months.map((month) => Number(month.slice(5)));
  const names: string[] = [];
  for (let from = 0, to = 0; from < ordinals.length; from = to + 1) {
    to = from;
    while (ordinals[to + 1] === (ordinals[to] ?? 0) + 1) to += 1;
    if (to - from >= 2) names.push(`${ordinals[from]}月至${ordinals[to]}月`);
    else names.push(...ordinals.slice(from, to + 1).map((ordinal) => `${ordinal}月`));
  }
  const text = names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`;
  return `${first.slice(0, 4)}年${text}`;
}

/** `3日、4日等 6 天` */
export function nameDays(days: readonly number[]): string {
  const shown = days.slice(0, 3).map((day) => `${day}日`);
  return days.length > 3 ? `${shown.join('、')}等 ${days.length} 天` : shown.join('、');
}

const looked = (days: string, first: number, last: number) =>
  unrecorded.repeat(first - 1) +
  days.slice(first - 1, last) +
  unrecorded.repeat(Math.max(0, days.length - Math.max(last, first - 1)));
