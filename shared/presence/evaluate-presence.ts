import type { AbsenceFigure, PresenceFigure } from '../contract/presence-attendance.ts';
import {
  addMonths,
  type BusinessDate,
  firstDayOf,
  firstDayOfMonth,
  formatMonthLong,
  lastDayOf,
  lastDayOfMonth,
  type Month,
  monthOf,
} from '../dates.ts';
import type { PresenceRule, PresenceRules } from '../policy/presence-rules.ts';
import { evaluateAbsence } from './evaluate-presence-absence.ts';
import { type MonthFacts, monthFacts, type PostingAttendance, yearFacts } from './evaluate-presence-facts.ts';
import { evaluateMonth } from './evaluate-presence-month.ts';
import { evaluateWeeks } from './evaluate-presence-weeks.ts';
import {
  evaluateAverage,
  evaluateShares,
  evaluateYearlyDays,
  type YearFacts,
} from './evaluate-presence-year.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/*
 * Holds attendance against the presence rules of a scheme. Everything here follows from its arguments alone: the
 * order of the months does not matter, and a day that counts more never makes a verdict worse.
 *
 * What is not recorded is never taken for absence: where it could change the outcome, the verdict is `cannot_say`, or
 * `not_yet` while the time is still running. Only days off (by the calendar) that nobody recorded count as days away.
 */

/** What presence is measured with: the rules, the calendar, and the day up to which it is asked about. */
export interface PresenceQuestion {
  readonly rules: Pick<PresenceRules, 'rules' | 'absence'>;
  readonly calendar: WorkingCalendar;
  /** The last day looked at; it counts as gone by. */
  readonly asOf: BusinessDate;
}

/** Everything the rules say about one posting in one year. */
export interface YearOfPresence {
  readonly year: number;
  readonly figures: readonly PresenceFigure[];
  readonly absence: readonly AbsenceFigure[];
}

/**
 * One month against every rule that speaks of months or weeks (a rule about years has no figure here); empty when the
 * month has no day on post up to `asOf`. Weeks belong to the month of their Friday, so the month before should be
 * among the attendance.
 */
export function presenceOfMonth(
  attendance: PostingAttendance,
  month: Month,
  { rules, calendar, asOf }: PresenceQuestion,
): PresenceFigure[] {
  const recorded = attendance.months.find((candidate) => candidate.month === month);
  const facts = monthFacts(month, attendance, recorded, calendar, asOf);
  if (!facts) return [];
  return rules.rules.flatMap((rule) => figureOfMonth(rule, facts, attendance, calendar, asOf) ?? []);
}

function figureOfMonth(
  rule: PresenceRule,
  facts: MonthFacts,
  attendance: PostingAttendance,
  calendar: WorkingCalendar,
  asOf: BusinessDate,
): PresenceFigure | undefined {
  if (rule.measure.kind !== 'weekly_pattern') return evaluateMonth(rule, facts);
  return evaluateWeeks(rule, rule.measure, attendance, calendar, {
    from: firstDayOfMonth(facts.month),
    to: lastDayOfMonth(facts.month),
    asOf,
    span: formatMonthLong(facts.month),
  });
}

/**
 * One calendar year, up to `asOf`, against every presence rule; empty when it has no day on post up to `asOf`. The
 * December before should be among the attendance, for the week that crosses the year.
 */
export function presenceOfYear(
  attendance: PostingAttendance,
  year: number,
  { rules, calendar, asOf }: PresenceQuestion,
): PresenceFigure[] {
  const months = yearFacts(year, attendance, calendar, asOf);
  if (months.length === 0) return [];
  const facts: YearFacts = { year, span: attendance, asOf, months };
  return rules.rules.map((rule) => figureOfYear(rule, facts, attendance, calendar));
}

/** What one rule says of a year whose months have been measured already. */
export function figureOfYear(
  rule: PresenceRule,
  facts: YearFacts,
  attendance: PostingAttendance,
  calendar: WorkingCalendar,
): PresenceFigure {
  const { measure } = rule;
  switch (measure.kind) {
    case 'monthly_average':
      return evaluateAverage(rule, measure.minimumDays, facts);
    case 'monthly_share':
      return evaluateShares(rule, facts);
    case 'yearly_days':
      return evaluateYearlyDays(rule, measure.minimumDays, facts);
    case 'weekly_pattern':
      return evaluateWeeks(rule, measure, attendance, calendar, {
        from: firstDayOf(facts.year),
        to: lastDayOf(facts.year),
        asOf: facts.asOf,
        span: `${facts.year}年`,
      });
  }
}

/** Every year on post up to `asOf`, the newest first, with presence and unexcused absence. */
export function evaluatePresence(
  attendance: PostingAttendance,
  question: PresenceQuestion,
): YearOfPresence[] {
  const { rules, calendar, asOf } = question;
  const last = attendance.endDate !== null && attendance.endDate < asOf ? attendance.endDate : asOf;
  const years: YearOfPresence[] = [];
  for (let year = Number(last.slice(0, 4)); year >= Number(attendance.startDate.slice(0, 4)); year -= 1) {
    years.push({
      year,
      figures: presenceOfYear(attendance, year, question),
      absence: rules.absence.flatMap((rule) => evaluateAbsence(rule, attendance, year, calendar, asOf) ?? []),
    });
  }
  return years;
}

/** The months on post up to `asOf`, in order. */
export function monthsOnPost(
  { startDate, endDate }: Pick<PostingAttendance, 'startDate' | 'endDate'>,
  asOf: BusinessDate,
): Month[] {
  const last = endDate !== null && endDate < asOf ? endDate : asOf;
  const months: Month[] = [];
  if (startDate > last) return months;
  for (let month = monthOf(startDate); month <= monthOf(last); month = addMonths(month, 1))
    months.push(month);
  return months;
}
