import type { DayBetween, PublicityStage } from '../contract/assessment-publicity.ts';
import { addDays, type BusinessDate } from '../dates.ts';
import {
  addWorkingDays,
  isoWeekday,
  uncoveredYears,
  type WorkingCalendar,
} from '../presence/working-calendar.ts';

/** How long a notice hangs out, and what lies in between. */
export interface PublicityPeriod {
  /** The last working day of the publicity. */
  readonly endsOn: BusinessDate;
  /** Days off from start to end, and Saturdays and Sundays that are worked; holidays by their names. */
  readonly days: DayBetween[];
  /** Years of which the arrangement of holidays is not known: counted are Mondays to Fridays there. */
  readonly uncoveredYears: number[];
}

/**
 * Counts the working days of a publicity. The day on which the notice is put up counts where it is a working day
 * itself; otherwise the first working day after it is the first.
 */
export function publicityPeriod(
  calendar: WorkingCalendar,
  startsOn: BusinessDate,
  workingDays: number,
): PublicityPeriod {
  const endsOn = addWorkingDays(calendar, addDays(startsOn, -1), workingDays);
  const days: DayBetween[] = [];
  for (let date = startsOn; date <= endsOn; date = addDays(date, 1)) {
    const working = calendar.isWorkingDay(date);
    const weekend = isoWeekday(date) > 5;
    if (working && !weekend) continue;
    days.push({ date, working, name: calendar.nameOf(date) ?? weekdayWords[isoWeekday(date) - 1] ?? '' });
  }
  return { endsOn, days, uncoveredYears: uncoveredYears(calendar, startsOn, endsOn) };
}

const weekdayWords = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Where a notice stands on a day. Its last day belongs to it. */
export function publicityStage(
  notice: { readonly startsOn: BusinessDate; readonly endsOn: BusinessDate; readonly withdrawn: boolean },
  today: BusinessDate,
): PublicityStage {
  if (notice.withdrawn) return 'withdrawn';
  if (today < notice.startsOn) return 'to_come';
  return today > notice.endsOn ? 'ended' : 'running';
}
