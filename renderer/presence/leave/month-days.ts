import type { CalendarDay } from '#shared/contract/presence-calendar.ts';
import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import { type BusinessDate, daysInMonth, type Month } from '#shared/dates.ts';
import { takenPeriod, takesUpDays } from '#shared/presence/leave-joining.ts';
import { createWorkingCalendar, dateIn, isoWeekday } from '#shared/presence/working-calendar.ts';

/** A day of the strip. */
export interface StripDay {
  readonly date: BusinessDate;
  readonly day: number;
  readonly weekday: number;
  readonly working: boolean;
  readonly holiday: string | null;
  /** Names of those away on that day, or a part of it. */
  readonly away: readonly string[];
  /** How many of them wait for a decision. */
  readonly waiting: number;
}

/** Who is away on which day of a month; leaves that were refused or taken back do not count. */
export function stripDays(
  month: Month,
  leaves: readonly LeaveRow[],
  specialDays: readonly CalendarDay[],
): StripDay[] {
  const calendar = createWorkingCalendar(specialDays, []);
  const taken = leaves
    .filter(({ state }) => takesUpDays(state))
    .map((leave) => ({ leave, period: takenPeriod(leave) }));
  return Array.from({ length: daysInMonth(month) }, (_, index) => {
    const date = dateIn(month, index + 1);
    const here = taken.filter(({ period }) => period.startDate <= date && date <= period.endDate);
    return {
      date,
      day: index + 1,
      weekday: isoWeekday(date),
      working: calendar.isWorkingDay(date),
      holiday: calendar.nameOf(date),
      away: here.map(({ leave }) => leave.personName ?? '待定人'),
      waiting: here.filter(({ leave }) => leave.state === 'requested').length,
    };
  });
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** `3日，星期二，2 人请假：甲、乙，其中 1 人待批` */
export function describeDay({ day, weekday, holiday, away, waiting }: StripDay): string {
  const who = away.length > 12 ? `${away.slice(0, 12).join('、')}等` : away.join('、');
  return [
    `${day}日`,
    `星期${weekdays[weekday - 1]}`,
    holiday,
    away.length === 0 ? '没有人请假' : `${away.length} 人请假：${who}`,
    waiting > 0 ? `其中 ${waiting} 人待批` : null,
  ]
    .filter((part) => part !== null)
    .join('，');
}
