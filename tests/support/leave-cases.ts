import type { Half, LeavePeriod } from '#shared/contract/presence-leave.ts';
import { addDays, businessDateSchema } from '#shared/dates.ts';
import { leaveIdSchema, schemeVersionIdSchema } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { RecordedLeave } from '#shared/presence/leave-joining.ts';
import { type LeaveCase, reasonLeave } from '#shared/presence/leave-reasoning.ts';
import { createWorkingCalendar, type SpecialDay } from '#shared/presence/working-calendar.ts';

export const date = (text: string) => businessDateSchema.parse(text);

/** `leave('2026-03-02', '2026-03-04 am')`: whole days unless a half is named. */
export function leavePeriod(start: string, end: string = start): LeavePeriod {
  const [startDate = '', startHalf = 'am'] = start.split(' ');
  const [endDate = '', endHalf = 'pm'] = end.split(' ');
  return {
    startDate: date(startDate),
    startHalf: startHalf as Half,
    endDate: date(endDate),
    endHalf: endHalf as Half,
  };
}

const stretch = (from: string, to: string, working: boolean, name: string): SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let day = date(from); day <= to; day = addDays(day, 1)) days.push({ date: day, working, name });
  return days;
};

/** Holidays and make-up days as the State Council arranged them, as far as the tests touch them. */
export const calendar = createWorkingCalendar(
  [
    ...stretch('2025-10-01', '2025-10-08', false, '国庆节、中秋节'),
    ...stretch('2025-10-11', '2025-10-11', true, '国庆节调休上班'),
    ...stretch('2026-01-01', '2026-01-03', false, '元旦'),
    ...stretch('2026-01-04', '2026-01-04', true, '元旦调休上班'),
    ...stretch('2026-02-14', '2026-02-14', true, '春节调休上班'),
    ...stretch('2026-02-15', '2026-02-23', false, '春节'),
    ...stretch('2026-02-28', '2026-02-28', true, '春节调休上班'),
    ...stretch('2026-10-01', '2026-10-07', false, '国庆节'),
    ...stretch('2026-10-10', '2026-10-10', true, '国庆节调休上班'),
  ],
  [2024, 2025, 2026],
);

const id = (number: number) =>
  leaveIdSchema.parse(`01936b1e-0000-7000-8000-${String(number).padStart(12, '0')}`);

/** A leave on record; its number gives its id. */
export function recorded(
  number: number,
  period: LeavePeriod,
  more: Partial<Omit<RecordedLeave, 'id'>> = {},
): RecordedLeave {
  return {
    id: id(number),
    kind: 'personal',
    state: 'approved',
    joined: null,
    returnedOn: null,
    returnedHalf: null,
    ...period,
    ...more,
  };
}

export const versionId = schemeVersionIdSchema.parse('01936b1e-0000-7000-8000-0000000000ff');

/** Why a leave that is being typed needs whom, under a scheme. */
export function reasonsFor(
  scheme: Scheme,
  period: LeavePeriod,
  more: Partial<Pick<LeaveCase, 'role' | 'countedAs' | 'approver' | 'others' | 'joinReason'>> & {
    joined?: boolean | null;
  } = {},
) {
  const { joined = null, ...rest } = more;
  return reasonLeave({
    scheme,
    schemeVersionId: versionId,
    role: 'team_member',
    leave: { id: null, joined, ...period },
    joinReason: null,
    countedAs: null,
    approver: null,
    others: [],
    calendar,
    ...rest,
  });
}
