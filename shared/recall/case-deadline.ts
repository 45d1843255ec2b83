import { addDays, type BusinessDate } from '../dates.ts';
import type { WorkflowState } from '../policy/recall-rules.ts';
import { addWorkingDays, type WorkingCalendar } from '../presence/working-calendar.ts';

/**
 * The last day on which a state may be left in time; the day after it was entered is the first one counted.
 *
 * @param since day on which the state was entered
 * @param calendar used for working days only; in years that it does not cover only Saturdays and Sundays are days off
 * @returns null where the scheme sets no time
 */
export function dueOn(
  deadline: WorkflowState['deadline'],
  since: BusinessDate,
  calendar: WorkingCalendar,
): BusinessDate | null {
  if (deadline === null) return null;
  return deadline.counted === 'working'
    ? addWorkingDays(calendar, since, deadline.days)
    : addDays(since, deadline.days);
}

/** Whether a day has passed by which something was to be done; the day itself is still in time. */
export const isOverdue = (due: BusinessDate | null, today: BusinessDate): boolean =>
  due !== null && today > due;
