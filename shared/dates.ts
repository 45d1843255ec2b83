import * as z from 'zod';

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days of a month of the Gregorian calendar; months count from 1. */
function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

/** A business date without time zone: `YYYY-MM-DD`, proleptic Gregorian, 1900 to 2199. */
export const businessDateSchema = z
  .string()
  .refine(
    (text) => {
      const match = isoDate.exec(text);
      if (!match) return false;
      const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
      return year >= 1900 && year <= 2199 && isCalendarDate(year, month, day);
    },
    { error: '日期应为真实的年月日，如 2026-03-05' },
  )
  .brand<'BusinessDate'>();
export type BusinessDate = z.infer<typeof businessDateSchema>;

/** A calendar month: `YYYY-MM`, 2000 to 2199. */
export const monthSchema = z
  .string()
  .regex(/^2[01]\d{2}-(0[1-9]|1[0-2])$/, '月份应为年和月，如 2026-03')
  .brand<'Month'>();
export type Month = z.infer<typeof monthSchema>;

/** A moment in time: UTC ISO 8601 text with milliseconds, e.g. `2026-03-05T02:30:00.000Z`. */
export const instantSchema = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** Years the program keeps records for. */
export const yearSchema = z
  .number()
  .int()
  .min(2000, '年度应在 2000 至 2199 之间')
  .max(2199, '年度应在 2000 至 2199 之间');

/**
 * Reads a date as people type or paste it: `20260305`, `2026-3-5`, `2026.3.5`, `2026/3/5`, `2026年3月5日`,
 * full-width digits included. Returns `undefined` when it is not a calendar date between 1900 and 2199.
 */
export function parseBusinessDate(text: string): BusinessDate | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const parsed = businessDateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.success ? parsed.data : undefined;
}

/** `2026-03-05` → `2026年3月5日`, without leading zeros as GB/T 9704—2012 7.3.5.4 asks. */
export function formatDateLong(date: BusinessDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `1985-07-12` → `1985.07`, the way personnel forms write a month of birth. */
export function formatYearMonth(date: BusinessDate): string {
  return date.slice(0, 7).replace('-', '.');
}

/** The business date of an instant in China Standard Time (UTC+8, no daylight saving). */
export function businessDateOf(instant: Instant | Date): BusinessDate {
  const time = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  return businessDateSchema.parse(new Date(time + 8 * 3_600_000).toISOString().slice(0, 10));
}

/** The first day of a calendar year. */
export function firstDayOf(year: number): BusinessDate {
  return businessDateSchema.parse(`${year}-01-01`);
}

/** The last day of a calendar year. */
export function lastDayOf(year: number): BusinessDate {
  return businessDateSchema.parse(`${year}-12-31`);
}

/** The month of a date. */
export function monthOf(date: BusinessDate): Month {
  return monthSchema.parse(date.slice(0, 7));
}

/** Remembers what follows from a month: there are few of them, and lists of attendance ask a million times. */
function ofMonth<Value>(make: (month: Month) => Value): (month: Month) => Value {
  const known = new Map<Month, Value>();
  return (month) => {
    let value = known.get(month);
    if (value === undefined) {
      value = make(month);
      known.set(month, value);
    }
    return value;
  };
}

/** Number of days in a month: 28 to 31. */
export const daysInMonth = ofMonth((month) =>
  lengthOfMonth(Number(month.slice(0, 4)), Number(month.slice(5))),
);

/** The first day of a month. */
export const firstDayOfMonth = ofMonth((month) => businessDateSchema.parse(`${month}-01`));

/** The last day of a month. */
export const lastDayOfMonth = ofMonth((month) => businessDateSchema.parse(`${month}-${daysInMonth(month)}`));

/** Months since the year 0. */
const numberOf = ofMonth((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);

const monthsByNumber = new Map<number, Month>();

/** The month so many months later, or earlier for a negative number. */
export function addMonths(month: Month, count: number): Month {
  const number = numberOf(month) + count;
  let later = monthsByNumber.get(number);
  if (later === undefined) {
    const ordinal = String((number % 12) + 1).padStart(2, '0');
    later = monthSchema.parse(`${Math.floor(number / 12)}-${ordinal}`);
    monthsByNumber.set(number, later);
  }
  return later;
}

/** The date so many days later, or earlier for a negative number. */
export function addDays(date: BusinessDate, count: number): BusinessDate {
  return businessDateSchema.parse(
    new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Days from `from` to `to`; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whole years from `from` to `to`, both days of one calendar; 29 February has its anniversary on 1 March. */
export function wholeYearsBetween(from: BusinessDate, to: BusinessDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** `2026-03` → `2026年3月`. */
export function formatMonthLong(month: Month): string {
  const [year, ordinal] = month.split('-').map(Number);
  return `${year}年${ordinal}月`;
}
