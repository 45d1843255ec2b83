import type { AttendanceContradiction } from '../contract/presence-attendance.ts';
import type { LeavePeriod } from '../contract/presence-leave.ts';
import { daysInMonth, firstDayOfMonth, type Month } from '../dates.ts';
import type { LeaveKind } from '../vocabulary.ts';
import { attendanceLetters, unrecorded } from './attendance-days.ts';
import { halfDayNumber, halfDaysOf } from './leave-length.ts';

/** An approved leave: the days it really took up. */
export interface LeaveTaken extends LeavePeriod {
  readonly kind: LeaveKind;
}

const letterOfLeave: Record<LeaveKind, string> = {
  business_trip: attendanceLetters.business_trip,
  meeting: attendanceLetters.meeting,
  training: attendanceLetters.training,
  sick: attendanceLetters.leave,
  personal: attendanceLetters.leave,
  annual: attendanceLetters.leave,
  other: attendanceLetters.leave,
};

/**
 * What approved leave says of each day of a month: the letter of its kind, in lower case where it takes up only half
 * of the day, `-` for none. Of two leaves on one day the longer says.
 */
export function leaveDaysOf(month: Month, leaves: readonly LeaveTaken[]): string {
  const days = Array.from({ length: daysInMonth(month) }, () => unrecorded);
  const start = halfDayNumber(firstDayOfMonth(month), 'am');
  for (const leave of leaves) {
    const { first, last } = halfDaysOf(leave);
    const letter = letterOfLeave[leave.kind];
    for (const [index, known] of days.entries()) {
      const morning = start + index * 2;
      const halves = [morning, morning + 1].filter((half) => half >= first && half <= last).length;
      if (halves === 2) days[index] = letter;
      else if (halves === 1 && known === unrecorded) days[index] = letter.toLowerCase();
    }
  }
  return days.join('');
}

/** Days on which attendance and approved leave tell different stories; someone has to ask which is right. */
export function contradictionsOf(month: Month, days: string, leaveDays: string): AttendanceContradiction[] {
  const ordinal = Number(month.slice(5));
  const found: AttendanceContradiction[] = [];
  for (const [index, letter] of [...days].entries()) {
    const leave = leaveDays[index] ?? unrecorded;
    const day = index + 1;
    const on = `${ordinal}月${day}日`;
    if (letter === attendanceLetters.absent && isWholeDay(leave)) {
      const sentence = `${on}登记为无故不在岗，但这一天有已批准的请假，请核对。`;
      found.push({ day, kind: 'absent_on_leave', sentence });
    } else if (letter === attendanceLetters.leave && leave === unrecorded) {
      const sentence = `${on}登记为请假，但没有已批准的请假记录，请补办或更正。`;
      found.push({ day, kind: 'leave_without_approval', sentence });
    } else if (letter === attendanceLetters.present && leave === attendanceLetters.leave) {
      const sentence = `${on}登记为在村，但这一天有已批准的请假；如已提前返岗，请先销假。`;
      found.push({ day, kind: 'present_on_leave', sentence });
    }
  }
  return found;
}

const isWholeDay = (leave: string) => leave !== unrecorded && leave === leave.toUpperCase();
