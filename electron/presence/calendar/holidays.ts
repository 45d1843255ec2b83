import { createRequire } from 'node:module';
import * as z from 'zod';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { SpecialDay } from '#shared/presence/working-calendar.ts';

/*
 * The State Council's yearly arrangement of holidays and make-up working days, from the library chinese-days. Nothing
 * else in the program knows the library. Its data are read as they are and not through its functions, which ask the
 * time zone of the machine what day it is.
 */

const arrangementSchema = z.object({
  /** Date → `English name,中文名,days`. */
  holidays: z.record(businessDateSchema, z.string()),
  workdays: z.record(businessDateSchema, z.string()),
});

/** What has been published, as far as this program knows. */
export interface PublishedHolidays {
  /** Days off, and Saturdays and Sundays worked in their stead. */
  readonly days: readonly SpecialDay[];
  readonly years: ReadonlySet<number>;
}

/** Reads the arrangement that came with the program. */
export function publishedHolidays(): PublishedHolidays {
  const data: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');
  const { holidays, workdays } = arrangementSchema.parse(data);
  const days = [
    ...entries(holidays).map(([date, name]) => ({ date, working: false, name: chineseName(name) })),
    ...entries(workdays).map(([date, name]) => ({
      date,
      working: true,
      name: `${chineseName(name)}调休上班`,
    })),
  ];
  days.sort((a, b) => (a.date < b.date ? -1 : 1));
  // A year is published as a whole; days of the next January that belong to a New Year holiday are not a year.
  const years = new Set(
    days
      .filter(({ date, working }) => !working && date.slice(5, 7) === '10')
      .map(({ date }) => Number(date.slice(0, 4))),
  );
  return { days, years };
}

const entries = (record: Record<BusinessDate, string>): [BusinessDate, string][] =>
  Object.entries(record).map(([date, name]) => [businessDateSchema.parse(date), name]);

const chineseName = (name: string) => name.split(',')[1] ?? name;
