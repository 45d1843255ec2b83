import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDateSchema,
  firstDayOf,
  lastDayOf,
  lastDayOfMonth,
  monthOf,
  monthSchema,
} from '../dates.ts';
import { addYears } from '../roster/term.ts';
import type { DutyPeriod } from '../vocabulary.ts';

/** A stretch of the calendar in which a duty is due once. */
export interface CalendarPeriod {
  /** `2026-W03`, `2026-03`, `2026-Q1`, `2026-H1` or `2026`. */
  readonly key: string;
  readonly label: string;
  readonly from: BusinessDate;
  /** The last day, included. */
  readonly to: BusinessDate;
}

/** Periods that the calendar sets; a term is set by the posting. */
export type CalendarPeriodKind = Exclude<DutyPeriod, 'term'>;

/** The last year that a business date can be in. */
const lastYear = 2199;

const quarterNames = ['第一季度', '第二季度', '第三季度', '第四季度'];
const halfNames = ['上半年', '下半年'];

/**
 * The periods of a year, in order. Weeks go from Monday to Sunday and belong to the year of their Thursday (ISO 8601),
 * so that no week is asked for twice or not at all: the first may begin in December, the last may end in January.
 */
export function periodsOfYear(kind: CalendarPeriodKind, year: number): CalendarPeriod[] {
  switch (kind) {
    case 'week':
      return weeksOfYear(year);
    case 'month':
      return monthSpans(year, 1).map((span, index) => ({
        ...span,
        key: monthOf(span.from),
        label: `${index + 1}月`,
      }));
    case 'quarter':
      return monthSpans(year, 3).map((span, index) => ({
        ...span,
        key: `${year}-Q${index + 1}`,
        label: quarterNames[index] ?? '',
      }));
    case 'half_year':
      return monthSpans(year, 6).map((span, index) => ({
        ...span,
        key: `${year}-H${index + 1}`,
        label: halfNames[index] ?? '',
      }));
    case 'year':
      return [{ key: String(year), label: `${year}年`, from: firstDayOf(year), to: lastDayOf(year) }];
  }
}

/** Monday of the first ISO week of a year: the week that 4 January is in. */
function firstMondayOf(year: number): BusinessDate {
  const fourth = businessDateSchema.parse(`${year}-01-04`);
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(fourth, -weekday);
}

/** 52 weeks, or 53 where the year begins on a Thursday, or on a Wednesday and has 366 days. */
function weeksOfYear(year: number): CalendarPeriod[] {
  const january = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const leap = lastDayOfMonth(monthSchema.parse(`${year}-02`)).endsWith('29');
  const weeks = january === 4 || (january === 3 && leap) ? 53 : 52;
  const monday = firstMondayOf(year);
  return Array.from({ length: weeks }, (_, index) => {
    const from = addDays(monday, index * 7);
    return {
      key: `${year}-W${String(index + 1).padStart(2, '0')}`,
      label: `第${index + 1}周`,
      from,
      to: addDays(from, 6),
    };
  });
}

function monthSpans(year: number, months: number) {
  const first = monthOf(firstDayOf(year));
  return Array.from({ length: 12 / months }, (_, index) => ({
    from: businessDateSchema.parse(`${addMonths(first, index * months)}-01`),
    to: lastDayOfMonth(addMonths(first, (index + 1) * months - 1)),
  }));
}

/** The day before the anniversary: the last day of so many whole years that begin on `from`. */
export function lastDayOfYears(from: BusinessDate, years: number): BusinessDate {
  if (Number(from.slice(0, 4)) + years > lastYear) return lastDayOf(lastYear);
  return addDays(addYears(from, years), -1);
}
