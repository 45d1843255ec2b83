import {
  addDays,
  type BusinessDate,
  businessDateSchema,
  daysInMonth,
  type Month,
  monthOf,
} from '../dates.ts';

/** A day that is not what its weekday says, or that bears the name of a holiday. */
export interface SpecialDay {
  readonly date: BusinessDate;
  readonly working: boolean;
  readonly name: string;
}

/**
 * Which days are worked: Monday to Friday, except for holidays, and the Saturdays and Sundays that are worked in
 * their stead.
 */
export interface WorkingCalendar {
  isWorkingDay(date: BusinessDate): boolean;
  /** The name of a holiday or of a day worked in its stead; null for an ordinary day. */
  nameOf(date: BusinessDate): string | null;
  /**
   * False for a year whose arrangement of holidays is not known: then only Saturdays and Sundays are days off, and
   * whoever counts has to say so.
   */
  covered(year: number): boolean;
  /** `w` for a working day and `o` for a day off, for each day of the month. */
  patternOf(month: Month): string;
}

/**
 * A calendar of the given special days over ordinary weeks.
 *
 * @param coveredYears years whose arrangement is fully among the special days
 */
export function createWorkingCalendar(
  specialDays: Iterable<SpecialDay>,
  coveredYears: Iterable<number>,
): WorkingCalendar {
  const special = new Map<string, SpecialDay>();
  for (const day of specialDays) special.set(day.date, day);
  const years = new Set(coveredYears);
  const patterns = new Map<Month, string>();

  function patternOf(month: Month): string {
    const known = patterns.get(month);
    if (known !== undefined) return known;
    let pattern = '';
    const first = isoWeekday(`${month}-01`);
    for (let day = 1; day <= daysInMonth(month); day += 1) {
      const working = special.get(dayOf(month, day))?.working ?? (first + day - 2) % 7 < 5;
      pattern += working ? 'w' : 'o';
    }
    patterns.set(month, pattern);
    return pattern;
  }

  return {
    patternOf,
    isWorkingDay: (date) => patternOf(monthOf(date))[Number(date.slice(8)) - 1] === 'w',
    nameOf: (date) => special.get(date)?.name ?? null,
    covered: (year) => years.has(year),
  };
}

/** The day of a month, from 1, as a date. */
export function dateIn(month: Month, day: number): BusinessDate {
  return businessDateSchema.parse(dayOf(month, day));
}

/** 1 Monday to 7 Sunday. */
export function isoWeekday(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Working days from `from` to `to`, both included; 0 when `to` is earlier. */
export function countWorkingDays(calendar: WorkingCalendar, from: BusinessDate, to: BusinessDate): number {
  let count = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) if (calendar.isWorkingDay(date)) count += 1;
  return count;
}

/**
 * The last day of a period of `count` working days that begins on the first working day after `date`, e.g. the end of
 * a publicity of five working days that was put up on `date`.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: BusinessDate, count: number): BusinessDate {
  let end = date;
  for (let left = count; left > 0; ) {
    end = addDays(end, 1);
    if (calendar.isWorkingDay(end)) left -= 1;
  }
  return end;
}

/** The years between two dates, both included, of which the arrangement of holidays is not known. */
export function uncoveredYears(calendar: WorkingCalendar, from: BusinessDate, to: BusinessDate): number[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    if (!calendar.covered(year)) years.push(year);
  return years;
}

const dayOf = (month: Month, day: number) => `${month}-${String(day).padStart(2, '0')}`;
