import type { Half, LeavePeriod } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import {
  formatHalfDay,
  formatHalfDays,
  halfDayAt,
  halfDayNumber,
  halfDaysOf,
} from '#shared/presence/leave-length.ts';

export interface ReturnInWords {
  readonly kind: 'not_away' | 'early' | 'in_time' | 'late';
  readonly sentence: string;
}

/**
 * Says what a return at a half day means for a leave, before it is recorded.
 *
 * @param expected the first working half day after the leave: back by then is back in time
 */
export function describeReturn(
  leave: LeavePeriod,
  expected: { readonly date: BusinessDate; readonly half: Half },
  on: BusinessDate,
  half: Half,
): ReturnInWords {
  const { first, last } = halfDaysOf(leave);
  const back = halfDayNumber(on, half);
  if (back <= first) {
    return {
      kind: 'not_away',
      sentence: '返岗时间不晚于请假开始的时间，等于没有离开。没有休假的，请撤回这次请假。',
    };
  }
  if (back <= last) {
    const end = halfDayAt(back - 1);
    return {
      kind: 'early',
      sentence: `提前 ${formatHalfDays(last - back + 1)}返岗，实际休假到${formatHalfDay(end.date, end.half)}为止。`,
    };
  }
  const due = halfDayNumber(expected.date, expected.half);
  if (back <= due) return { kind: 'in_time', sentence: '按期返岗。' };
  return {
    kind: 'late',
    sentence: `应于${formatHalfDay(expected.date, expected.half)}返岗，晚了 ${formatHalfDays(back - due)}。超过假期的时间会单独列出，请核实有没有请假手续。`,
  };
}
