import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import { type BusinessDate, lastDayOfMonth, type Month } from '#shared/dates.ts';
import { countDays, type PostingSpan } from '#shared/presence/attendance-days.ts';
import { absenceRuns } from '#shared/presence/evaluate-presence-absence.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';

/** A run of unexcused absence within one month. */
export interface MonthRun {
  /** First and last day of the month, both included. */
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

/**
 * Runs of unexcused absence of more than `moreThan` days, as far as the month alone shows them: a run that crosses
 * into another month is seen whole on the person's own page.
 */
export function longRunsOf(
  month: Month,
  days: string,
  span: PostingSpan,
  calendar: readonly MonthDay[],
  moreThan: number,
): MonthRun[] {
  const special = calendar.map(({ date, working, name }) => ({ date, working, name: name ?? '' }));
  const asOf: BusinessDate = lastDayOfMonth(month);
  const attendance = {
    startDate: span.startDate,
    endDate: span.endDate,
    months: [{ month, days, totals: countDays(days) }],
  };
  return absenceRuns(attendance, createWorkingCalendar(special, []), asOf)
    .filter((run) => run.days > moreThan)
    .map((run) => ({
      from: run.from.startsWith(month) ? Number(run.from.slice(8)) : 1,
      to: run.to.startsWith(month) ? Number(run.to.slice(8)) : calendar.length,
      days: run.days,
    }));
}
