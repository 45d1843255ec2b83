import * as z from 'zod';
import { addMonths, type Month, monthSchema } from '#shared/dates.ts';

/** A year or a month by which the list is narrowed: `2026` or `2026-03`. */
export const periodSchema = z.string().regex(/^2[01]\d{2}(-(0[1-9]|1[0-2]))?$/);

/** First and last month of a period; both null for all time. */
export function monthsOf(period: string | null): { monthFrom: Month | null; monthTo: Month | null } {
  if (period === null) return { monthFrom: null, monthTo: null };
  if (period.length === 4) {
    return { monthFrom: monthSchema.parse(`${period}-01`), monthTo: monthSchema.parse(`${period}-12`) };
  }
  const month = monthSchema.parse(period);
  return { monthFrom: month, monthTo: month };
}

/** The month that the strip draws: the one the list is narrowed to, else the present one. */
export function stripMonth(period: string | null, present: Month): Month {
  const parsed = monthSchema.safeParse(period);
  return parsed.success ? parsed.data : present;
}

/** Periods to choose from: three months ahead, a year back by months, this year and two before it. */
export function periodOptions(present: Month, chosen: string | null): { value: string; label: string }[] {
  const year = Number(present.slice(0, 4));
  const years = [year, year - 1, year - 2].map(String);
  const months: string[] = Array.from({ length: 16 }, (_, index) => addMonths(present, 3 - index));
  const values = [...years, ...months];
  if (chosen !== null && !values.includes(chosen)) values.push(chosen);
  return values.map((value) => ({ value, label: periodLabel(value) }));
}

function periodLabel(period: string): string {
  const [year, month] = period.split('-');
  return month === undefined ? `${year}年全年` : `${year}年${Number(month)}月`;
}
