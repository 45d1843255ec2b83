import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import type { CalendarYear } from '#shared/contract/presence-calendar.ts';
import { type Month, monthSchema } from '#shared/dates.ts';
import { createWorkingCalendar, dateIn, isoWeekday } from '#shared/presence/working-calendar.ts';

/** A month of the calendar, day by day. */
export interface CalendarMonth {
  readonly month: Month;
  readonly days: readonly MonthDay[];
  readonly workingDays: number;
}

/** The twelve months of a year, each day as the special days and the weeks have it. */
export function monthsOfYear({ year, days, workingDays }: CalendarYear): CalendarMonth[] {
  const calendar = createWorkingCalendar(days, []);
  return Array.from({ length: 12 }, (_, index) => {
    const month = monthSchema.parse(`${year}-${String(index + 1).padStart(2, '0')}`);
    const pattern = calendar.patternOf(month);
    return {
      month,
      workingDays: workingDays[index] ?? 0,
      days: [...pattern].map((letter, position) => {
        const date = dateIn(month, position + 1);
        return {
          date,
          weekday: isoWeekday(date),
          working: letter === 'w',
          name: calendar.nameOf(date),
        };
      }),
    };
  });
}
