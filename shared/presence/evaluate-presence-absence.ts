import type { AbsenceFigure } from '../contract/presence-attendance.ts';
import { addMonths, type BusinessDate, formatDateLong, type Month } from '../dates.ts';
import type { AbsenceRule } from '../policy/presence-rules.ts';
import { attendanceLetters, unrecorded } from './attendance-days.ts';
import { type PostingAttendance, yearFacts } from './evaluate-presence-facts.ts';
import { dateIn, type WorkingCalendar } from './working-calendar.ts';

/** Days running on which somebody was absent without excuse; both days included. */
export interface AbsenceRun {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** Calendar days. */
  readonly days: number;
}

/**
 * Runs of unexcused absence up to `asOf`, in order of date, across the ends of months and years. Days off between two
 * such days belong to the run where they are recorded as rest or not at all: nobody came back in between. A working
 * day that is not recorded ends a run.
 */
export function absenceRuns(
  attendance: PostingAttendance,
  calendar: WorkingCalendar,
  asOf: BusinessDate,
): AbsenceRun[] {
  const recorded = new Map(
    attendance.months.flatMap(({ month, days }) => (days === null ? [] : [[month, days] as const])),
  );
  const runs: AbsenceRun[] = [];
  let run: { from: BusinessDate; to: BusinessDate; days: number; between: number } | undefined;
  for (const [month, days] of monthsWithAbsence(recorded)) {
    const pattern = calendar.patternOf(month);
    for (let day = 1; day <= pattern.length; day += 1) {
      const letter = days?.[day - 1] ?? unrecorded;
      const bridged =
        pattern[day - 1] === 'o' && (letter === attendanceLetters.rest || letter === unrecorded);
      const absent = letter === attendanceLetters.absent && counts(attendance, asOf, month, day);
      if (absent) {
        const date = dateIn(month, day);
        if (run) run = { from: run.from, to: date, days: run.days + run.between + 1, between: 0 };
        else run = { from: date, to: date, days: 1, between: 0 };
      } else if (run && bridged) {
        run = { ...run, between: run.between + 1 };
      } else if (run) {
        runs.push({ from: run.from, to: run.to, days: run.days });
        run = undefined;
      }
    }
  }
  if (run) runs.push({ from: run.from, to: run.to, days: run.days });
  return runs;
}

/**
 * Holds a year against a limit of unexcused absence: the longest run with a day in the year, or all days of the year.
 * `undefined` for rules about findings of inspections, which attendance does not know.
 */
export function evaluateAbsence(
  rule: AbsenceRule,
  attendance: PostingAttendance,
  year: number,
  calendar: WorkingCalendar,
  asOf: BusinessDate,
): AbsenceFigure | undefined {
  const { threshold } = rule;
  if (threshold.kind === 'findings') return undefined;
  const base = { ruleCode: rule.code, title: rule.title, moreThan: threshold.moreThan };
  const facts = yearFacts(year, attendance, calendar, asOf);
  if (threshold.kind === 'yearly_days') {
    const days = facts.reduce((sum, { counts: { absent } }) => sum + absent, 0);
    const sentence = `${year}年累计无故不在岗 ${days} 天，规定的界限是超过 ${threshold.moreThan} 天`;
    return { ...base, exceeded: days > threshold.moreThan, days, from: null, to: null, sentence };
  }
  const longest = longestIn(absenceRuns(attendance, calendar, asOf), year);
  const days = longest?.days ?? 0;
  const limit = `规定的界限是连续超过 ${threshold.moreThan} 天`;
  const unknown = facts.some(({ known, counts: { absent } }) => known === 'totals' && absent > 0)
    ? '；有的月份只有合计，看不出是否连续'
    : '';
  const sentence = longest
    ? `${formatDateLong(longest.from)}至${formatDateLong(longest.to)}连续无故不在岗 ${days} 天（其间的休息日计入），${limit}${unknown}`
    : `${year}年没有连续无故不在岗的记录，${limit}${unknown}`;
  return {
    ...base,
    exceeded: days > threshold.moreThan,
    days,
    from: longest?.from ?? null,
    to: longest?.to ?? null,
    sentence,
  };
}

/** The first of the longest runs that have a day in the year. */
function longestIn(runs: readonly AbsenceRun[], year: number): AbsenceRun | undefined {
  const inYear = runs.filter(
    ({ from, to }) => Number(from.slice(0, 4)) <= year && Number(to.slice(0, 4)) >= year,
  );
  return inYear.reduce<AbsenceRun | undefined>(
    (longest, run) => (longest === undefined || run.days > longest.days ? run : longest),
    undefined,
  );
}

/** Only days on post, and not after the day asked about. */
function counts(
  { startDate, endDate }: PostingAttendance,
  asOf: BusinessDate,
  month: Month,
  day: number,
): boolean {
  const date = `${month}-${String(day).padStart(2, '0')}`;
  return date >= startDate && date <= asOf && (endDate === null || date <= endDate);
}

/**
 * The months worth walking, in order: those with an absence and the one after each, where its run may end. A month
 * without absence ends every run by its working days.
 */
function monthsWithAbsence(recorded: ReadonlyMap<Month, string>): [Month, string | undefined][] {
  const months = new Set<Month>();
  for (const [month, days] of recorded) {
    if (!days.includes(attendanceLetters.absent)) continue;
    months.add(month);
    months.add(nextMonth(month));
  }
  return [...months].sort().map((month) => [month, recorded.get(month)]);
}

/** There is no month after the last one that the program knows. */
const nextMonth = (month: Month): Month => (month === '2199-12' ? month : addMonths(month, 1));
