import type { AdjoiningLeave, Half, LeaveLength, LeavePeriod } from '../contract/presence-leave.ts';
import type { BusinessDate } from '../dates.ts';
import { overlap, type RecordedLeave, takenPeriod } from './leave-joining.ts';
import {
  formatHalfDays,
  formatPeriod,
  halfDayAt,
  halfDayNumber,
  halfDaysOf,
  leaveLength,
  nextWorkingHalfDay,
  periodOf,
  type WorkingDays,
} from './leave-length.ts';

/** The first working half day after a leave: back by then is back in time. */
export function expectedBack(period: LeavePeriod, calendar: WorkingDays): { date: BusinessDate; half: Half } {
  return halfDayAt(nextWorkingHalfDay(halfDaysOf(period).last, calendar));
}

/** The length really taken; null while the person is not back. */
export function actualLength(leave: RecordedLeave, calendar: WorkingDays): LeaveLength | null {
  return leave.returnedOn === null ? null : leaveLength(takenPeriod(leave), calendar);
}

export interface Overrun extends LeavePeriod {
  readonly workingHalfDays: number;
  readonly uncoveredWorkingHalfDays: number;
  readonly coveredBy: AdjoiningLeave[];
  readonly sentence: string;
}

/**
 * The time after the end of a leave on which the person was not back yet, and how much of it later leaves cover. Null
 * where the person came back in time, or is not back.
 */
export function overrunOf(
  leave: RecordedLeave,
  others: readonly RecordedLeave[],
  calendar: WorkingDays,
): Overrun | null {
  if (leave.returnedOn === null || leave.returnedHalf === null) return null;
  const back = halfDayNumber(leave.returnedOn, leave.returnedHalf);
  const end = halfDaysOf(leave).last;
  if (back <= nextWorkingHalfDay(end, calendar)) return null;
  const over = periodOf(end + 1, back - 1);
  const coveredBy = others.filter(
    (other) =>
      other.id !== leave.id &&
      (other.state === 'approved' || other.state === 'returned') &&
      overlap(over, takenPeriod(other)),
  );
  const { workingHalfDays } = leaveLength(over, calendar);
  const covered = coveredBy.reduce(
    (sum, other) => sum + leaveLength(shared(over, takenPeriod(other)), calendar).workingHalfDays,
    0,
  );
  const uncovered = workingHalfDays - covered;
  return {
    ...over,
    workingHalfDays,
    uncoveredWorkingHalfDays: uncovered,
    coveredBy: coveredBy.map((other) => ({
      id: other.id,
      kind: other.kind,
      state: other.state,
      ...takenPeriod(other),
    })),
    sentence:
      uncovered === 0
        ? `${formatPeriod(over)}超过假期未返岗，已由后来批准的请假补上。`
        : `${formatPeriod(over)}超过假期未返岗，其中 ${formatHalfDays(uncovered)}工作日没有请假手续。`,
  };
}

/** The half days that two overlapping periods share. */
function shared(a: LeavePeriod, b: LeavePeriod): LeavePeriod {
  const [x, y] = [halfDaysOf(a), halfDaysOf(b)];
  return periodOf(Math.max(x.first, y.first), Math.min(x.last, y.last));
}
