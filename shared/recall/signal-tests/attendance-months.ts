import { formatMonthLong, type Month } from '../../dates.ts';
import type { PostingAttendance } from '../../presence/evaluate-presence-facts.ts';
import type { PostingRecords } from '../records.ts';
import type { SignalRecord } from '../signal.ts';

/** The attendance of a posting as presence is measured from it. */
export function attendanceOf({ posting, attendance }: PostingRecords): PostingAttendance {
  return { startDate: posting.startDate, endDate: posting.endDate, months: attendance };
}

/** A month of attendance as what a signal rests on, e.g. `2026年1月：在村等 18 天`. */
export function monthRecord(month: Month, what: string, days: number): SignalRecord {
  return { kind: 'attendance_month', id: month, label: `${formatMonthLong(month)}：${what} ${days} 天` };
}
