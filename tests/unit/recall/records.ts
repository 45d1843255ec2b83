import {
  type BusinessDate,
  businessDateSchema,
  daysInMonth,
  type Month,
  monthSchema,
} from '#shared/dates.ts';
import {
  assessmentIdSchema,
  conductRecordIdSchema,
  leaveIdSchema,
  observationIdSchema,
  personIdSchema,
  postingIdSchema,
  spotCheckIdSchema,
} from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { countDays, noDays } from '#shared/presence/attendance-days.ts';
import type { AttendanceMonth } from '#shared/presence/evaluate-presence-facts.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';
import type {
  ApprovalRecord,
  ApprovedLeaveRecord,
  ConductOnRecord,
  GradeRecord,
  ObservationRecord,
  PostingOnRecord,
  PostingRecords,
  SpotCheckRecord,
} from '#shared/recall/records.ts';
import type { Signal } from '#shared/recall/signal.ts';
import { signalsOf } from '#shared/recall/signals-of.ts';

/** Saturdays and Sundays off, no holidays. */
export const plainCalendar = createWorkingCalendar([], [2024, 2025, 2026]);

export const date = (text: string): BusinessDate => businessDateSchema.parse(text);

/** The same number gives the same id. */
const uuid = (number: number) => `01936b1e-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const posting = (changes: Partial<PostingOnRecord> = {}): PostingOnRecord => ({
  id: postingIdSchema.parse(uuid(1)),
  personId: personIdSchema.parse(uuid(2)),
  role: 'first_secretary',
  identity: 'civil_servant',
  startDate: date('2024-01-01'),
  endDate: null,
  ...changes,
});

export const records = (changes: Partial<PostingRecords> = {}): PostingRecords => ({
  posting: posting(),
  attendance: [],
  spotChecks: [],
  conduct: [],
  observations: [],
  grades: [],
  approvals: [],
  leaves: [],
  ...changes,
});

/** A month of which the first days are as the letters say and the others rest: `month('2026-03', 'PPP')`. */
export function month(text: string, letters: string): AttendanceMonth {
  const parsed: Month = monthSchema.parse(text);
  const days = letters.padEnd(daysInMonth(parsed), 'R');
  return { month: parsed, days, totals: countDays(days) };
}

/** A month of which only the totals are known. */
export function totals(text: string, counts: Partial<AttendanceMonth['totals']>): AttendanceMonth {
  return { month: monthSchema.parse(text), days: null, totals: { ...noDays, ...counts } };
}

/** A finding of absence without excuse by the city, unless it says otherwise. */
export const spotCheck = (number: number, changes: Partial<SpotCheckRecord> = {}): SpotCheckRecord => ({
  id: spotCheckIdSchema.parse(uuid(100 + number)),
  level: 'city',
  organ: '示例市驻村办',
  checkedOn: date('2026-02-03'),
  finding: 'unexcused_absence',
  detail: '检查时不在村，没有请假',
  documentNumber: null,
  correctionDueOn: null,
  correctedOn: null,
  ...changes,
});

export const penalty = (number: number, changes: Partial<ConductOnRecord> = {}): ConductOnRecord => ({
  id: conductRecordIdSchema.parse(uuid(200 + number)),
  kind: 'penalty',
  severity: '党内警告',
  decidedOn: date('2026-02-03'),
  effectiveUntil: null,
  organ: '示例县纪委',
  documentNumber: null,
  reason: '违反工作纪律。',
  ...changes,
});

export const observed = (number: number, changes: Partial<ObservationRecord> = {}): ObservationRecord => ({
  id: observationIdSchema.parse(uuid(300 + number)),
  kind: 'home_unit_work',
  observedOn: date('2026-02-03'),
  organ: '示例镇党委',
  documentNumber: null,
  text: '回原单位主持季度总结',
  ...changes,
});

export const grade = (year: number, changes: Partial<GradeRecord> = {}): GradeRecord => ({
  assessmentId: assessmentIdSchema.parse(uuid(year)),
  year,
  grade: 'incompetent',
  lockedOn: date(`${year + 1}-01-20`),
  ...changes,
});

export const approval = (year: number, satisfied: number, valid: number): ApprovalRecord => ({
  assessmentId: assessmentIdSchema.parse(uuid(year)),
  year,
  satisfied,
  valid,
  lockedOn: date(`${year + 1}-01-20`),
});

/** Whole days, all of them working days, counted by the calendar. */
export const leave = (
  number: number,
  from: string,
  days: number,
  changes: Partial<ApprovedLeaveRecord> = {},
): ApprovedLeaveRecord => ({
  id: leaveIdSchema.parse(uuid(400 + number)),
  kind: 'personal',
  startDate: date(from),
  startHalf: 'am',
  endDate: date(new Date(Date.parse(from) + (days - 1) * 86_400_000).toISOString().slice(0, 10)),
  endHalf: 'pm',
  calendarHalfDays: days * 2,
  workingHalfDays: days * 2,
  countedAs: 'calendar',
  decidedOrgan: '示例镇党委',
  ...changes,
});

/** The signals of a scheme on a day; 5 March 2026 unless it is given. */
export function signals(scheme: Scheme, of: PostingRecords, asOf = '2026-03-05'): Signal[] {
  return signalsOf(scheme, of, { asOf: date(asOf), calendar: plainCalendar });
}

/** Their keys. */
export const keys = (scheme: Scheme, of: PostingRecords, asOf?: string): string[] =>
  signals(scheme, of, asOf).map(({ key }) => key);
