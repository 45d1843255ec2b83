import type { Half, LeaveLength, LeavePeriod } from '../contract/presence-leave.ts';
import { addDays, type BusinessDate, businessDateSchema, formatDateLong } from '../dates.ts';

/** Tells working days from days off; the year's holidays and make-up days are in it. */
export interface WorkingDays {
  isWorkingDay(date: BusinessDate): boolean;
}

const millisecondsOfDay = 86_400_000;

/** Half days since 1 January 1970: consecutive halves have consecutive numbers. */
export function halfDayNumber(date: BusinessDate, half: Half): number {
  return (Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay) * 2 + (half === 'pm' ? 1 : 0);
}

/** The half day of a number, see {@link halfDayNumber}. */
export function halfDayAt(number: number): { date: BusinessDate; half: Half } {
  const date = new Date(Math.floor(number / 2) * millisecondsOfDay).toISOString().slice(0, 10);
  return { date: businessDateSchema.parse(date), half: number % 2 === 0 ? 'am' : 'pm' };
}

/** First and last half day of a period as numbers; `last < first` where there is nothing between. */
export function halfDaysOf(period: LeavePeriod): { first: number; last: number } {
  return {
    first: halfDayNumber(period.startDate, period.startHalf),
    last: halfDayNumber(period.endDate, period.endHalf),
  };
}

/** The period from one half day to another, both included. */
export function periodOf(first: number, last: number): LeavePeriod {
  const [start, end] = [halfDayAt(first), halfDayAt(last)];
  return { startDate: start.date, startHalf: start.half, endDate: end.date, endHalf: end.half };
}

/** Length in half days, first and last included; zero where the end is before the start. */
export function leaveLength(period: LeavePeriod, calendar: WorkingDays): LeaveLength {
  const { first, last } = halfDaysOf(period);
  if (last < first) return { calendarHalfDays: 0, workingHalfDays: 0 };
  let workingHalfDays = 0;
  for (let date = period.startDate; date <= period.endDate; date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date)) continue;
    workingHalfDays += 2;
    if (date === period.startDate && period.startHalf === 'pm') workingHalfDays -= 1;
    if (date === period.endDate && period.endHalf === 'am') workingHalfDays -= 1;
  }
  return { calendarHalfDays: last - first + 1, workingHalfDays };
}

/** No stretch of days off is longer than this; a calendar without any working day must not be searched for ever. */
const longestRest = 62;

/** The number of the first working half day after a half day. */
export function nextWorkingHalfDay(after: number, calendar: WorkingDays): number {
  const limit = after + longestRest;
  for (let number = after + 1; number < limit; number += 1) {
    if (calendar.isWorkingDay(halfDayAt(number).date)) return number;
  }
  return after + 1;
}

/** `7` → `3.5天` */
export function formatHalfDays(halfDays: number): string {
  return `${halfDays / 2}天`;
}

/** `2026年3月2日上午` */
export function formatHalfDay(date: BusinessDate, half: Half): string {
  return `${formatDateLong(date)}${half === 'am' ? '上午' : '下午'}`;
}

/** `2026年3月2日上午至2026年3月4日下午`; whole days without the halves. */
export function formatPeriod({ startDate, startHalf, endDate, endHalf }: LeavePeriod): string {
  const whole = startHalf === 'am' && endHalf === 'pm';
  if (whole && startDate === endDate) return formatDateLong(startDate);
  if (whole) return `${formatDateLong(startDate)}至${formatDateLong(endDate)}`;
  if (startDate === endDate && startHalf === endHalf) return formatHalfDay(startDate, startHalf);
  return `${formatHalfDay(startDate, startHalf)}至${formatHalfDay(endDate, endHalf)}`;
}
