import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDateSchema,
  daysBetween,
  daysInMonth,
  formatDateLong,
  monthOf,
} from '../dates.ts';

/** Days from one to another, both included. */
export interface Days {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** A length of time by the calendar: whole months, and the days beyond them. */
export interface CalendarLength {
  readonly months: number;
  readonly days: number;
}

/** Months of half a year; “半年以上” includes exactly half a year (江津办法: 驻村半年以上参加考核). */
const halfYear = 6;

/** Any six months that follow one another have at most so many days: July to December, or March to August. */
const mostDaysOfHalfYear = 184;

/** Days beyond whole months make up a month where they are gathered from several spells: as many as the longest has. */
const gatheredMonth = 31;

/**
 * The parts of spells that lie within a period, in order; those that overlap or follow one another without a day
 * between them are one.
 */
export function spellsWithin(period: Days, spells: readonly Days[]): Days[] {
  const joined: Days[] = [];
  const clipped = spells
    .map(({ from, to }) => ({
      from: from < period.from ? period.from : from,
      to: to > period.to ? period.to : to,
    }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const spell of clipped) {
    const last = joined.at(-1);
    if (!last || spell.from > addDays(last.to, 1)) joined.push(spell);
    else joined[joined.length - 1] = { from: last.from, to: spell.to > last.to ? spell.to : last.to };
  }
  return joined;
}

/** Days of a spell, both ends counted. */
export const daysOf = ({ from, to }: Days): number => daysBetween(from, to) + 1;

/**
 * The last day of so many calendar months that begin on a day: 1 July and six months, 31 December. Where the last month
 * is too short, its last day (民法典 第二百零二条).
 */
export function lastDayAfterMonths(from: BusinessDate, months: number): BusinessDate {
  if (from.endsWith('-01')) {
    const month = addMonths(monthOf(from), months - 1);
    return businessDateSchema.parse(`${month}-${daysInMonth(month)}`);
  }
  const month = addMonths(monthOf(from), months);
  const day = Math.min(Number(from.slice(8)) - 1, daysInMonth(month));
  return businessDateSchema.parse(`${month}-${String(day).padStart(2, '0')}`);
}

/** The length of one spell. */
export function lengthOf(spell: Days): CalendarLength {
  let months = 0;
  while (lastDayAfterMonths(spell.from, months + 1) <= spell.to) months += 1;
  const counted = months === 0 ? addDays(spell.from, -1) : lastDayAfterMonths(spell.from, months);
  return { months, days: daysBetween(counted, spell.to) };
}

/** The length of several spells together; days beyond whole months are gathered. */
export function lengthTogether(spells: readonly Days[]): CalendarLength {
  const lengths = spells.map(lengthOf);
  const months = lengths.reduce((sum, length) => sum + length.months, 0);
  const days = lengths.reduce((sum, length) => sum + length.days, 0);
  return { months: months + Math.floor(days / gatheredMonth), days: days % gatheredMonth };
}

/**
 * Whether spells add up to half a year: six months by the calendar, or as many days as no half year has more of. One
 * spell is measured by the calendar alone, so that from 1 July it is enough for the year and from 2 July it is not.
 */
export function isHalfYear(spells: readonly Days[]): boolean {
  const days = spells.reduce((sum, spell) => sum + daysOf(spell), 0);
  return lengthTogether(spells).months >= halfYear || days >= mostDaysOfHalfYear;
}

/** Whether a period has room for half a year at all. */
export const hasHalfYear = (period: Days): boolean => lastDayAfterMonths(period.from, halfYear) <= period.to;

/** `2026年7月2日至2026年12月31日` */
export const spellInWords = ({ from, to }: Days): string =>
  from === to ? formatDateLong(from) : `${formatDateLong(from)}至${formatDateLong(to)}`;

/** `5个月零30天`, `6个月`, `12天` */
export function lengthInWords({ months, days }: CalendarLength): string {
  if (months === 0) return `${days}天`;
  return days === 0 ? `${months}个月` : `${months}个月零${days}天`;
}
