import { addDays, type BusinessDate, businessDateSchema, wholeYearsBetween } from '../dates.ts';

/** The anniversary of a date so many years later; that of 29 February in a common year is 1 March. */
export function addYears(date: BusinessDate, years: number): BusinessDate {
  const year = Number(date.slice(0, 4)) + years;
  const same = businessDateSchema.safeParse(`${year}${date.slice(4)}`);
  return same.success ? same.data : businessDateSchema.parse(`${year}-03-01`);
}

/** Whether somebody who came on `start` and leaves at the end of `last` has served whole `years`. */
export const hasServed = (start: BusinessDate, last: BusinessDate, years: number): boolean =>
  wholeYearsBetween(start, addDays(last, 1)) >= years;
