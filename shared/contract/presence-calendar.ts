import * as z from 'zod';
import { businessDateSchema, yearSchema } from '../dates.ts';
import { line, reasonSchema } from '../text.ts';
import { procedure } from './base.ts';

/** A day that is not what its weekday says, or that bears the name of a holiday. */
export const calendarDaySchema = z.object({
  date: businessDateSchema,
  working: z.boolean(),
  /** e.g. 春节, or 国庆节调休上班; what the organisation called it where it changed the day. */
  name: z.string(),
  /** `published`: from the State Council's arrangement; `organisation`: set here, which outweighs it. */
  source: z.enum(['published', 'organisation']),
  /** The document by which the organisation changed the day; null for published days. */
  document: z.string().nullable(),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;

export const calendarYearSchema = z.object({
  year: yearSchema,
  /** False for a year whose arrangement is not known to this program: then only Saturdays and Sundays are days off. */
  covered: z.boolean(),
  /** A sentence that says what the year rests on. */
  explanation: z.string(),
  /** In order of date. Every other day is as its weekday says. */
  days: z.array(calendarDaySchema),
  /** Working days of each month, January first. */
  workingDays: z.array(z.number().int()),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

export const calendarContract = {
  calendar: procedure.input(z.object({ year: yearSchema })).output(calendarYearSchema),
  /** Makes a day a working day or a day off, against the published arrangement or in place of a missing one. */
  setHoliday: procedure
    .input(
      z.object({
        date: businessDateSchema,
        working: z.boolean(),
        name: line('名称', 30),
        document: line('依据的文件', 80),
      }),
    )
    .output(calendarYearSchema),
  /** Takes such a change back: the day is as published again. */
  removeHoliday: procedure
    .input(z.object({ date: businessDateSchema, reason: reasonSchema }))
    .output(calendarYearSchema),
};
