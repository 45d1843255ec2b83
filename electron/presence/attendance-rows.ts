import type {
  AttendanceContradiction,
  AttendanceRow,
  MonthDay,
  PresenceFigure,
} from '#shared/contract/presence-attendance.ts';
import {
  addMonths,
  type BusinessDate,
  firstDayOfMonth,
  lastDayOfMonth,
  type Month,
  monthSchema,
} from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { PresenceRules } from '#shared/policy/presence-rules.ts';
import { type AttendanceCounts, daysOnPost } from '#shared/presence/attendance-days.ts';
import { contradictionsOf, type LeaveTaken, leaveDaysOf } from '#shared/presence/attendance-days-leave.ts';
import { presenceOfMonth, presenceOfYear } from '#shared/presence/evaluate-presence.ts';
import type { AttendanceMonth, PostingAttendance } from '#shared/presence/evaluate-presence-facts.ts';
import { dateIn, isoWeekday, type WorkingCalendar } from '#shared/presence/working-calendar.ts';
import type { Queries } from '../roster/handle.types.ts';
import { type PostingFacts, postingFacts } from '../roster/posting-facts.ts';
import { type AttendanceRecordRow, leaveOfPostings, monthsOfPostings } from './attendance.repository.ts';

/** What the rows of a month are judged by. */
export interface RowContext {
  readonly rules: Pick<PresenceRules, 'rules' | 'absence'>;
  readonly calendar: WorkingCalendar;
  readonly today: BusinessDate;
}

/** The rows of one month for the given postings, in their order; postings without a day in it are left out. */
export async function attendanceRows(
  handle: Queries,
  ids: readonly PostingId[],
  month: Month,
  context: RowContext,
): Promise<AttendanceRow[]> {
  if (ids.length === 0) return [];
  // December of the year before: a week may cross the year.
  const from = addMonths(monthSchema.parse(`${month.slice(0, 4)}-01`), -1);
  const facts = await postingFacts(handle, ids);
  const leaves = await leaveOfPostings(handle, ids, firstDayOfMonth(month), lastDayOfMonth(month));
  const records = new Map<PostingId, AttendanceRecordRow[]>();
  for (const record of await monthsOfPostings(handle, ids, from, month)) {
    const known = records.get(record.posting_id);
    if (known) known.push(record);
    else records.set(record.posting_id, [record]);
  }
  return ids.flatMap((id) => {
    const posting = facts.get(id);
    return posting ? (rowOf(posting, month, records.get(id) ?? [], leaves.get(id) ?? [], context) ?? []) : [];
  });
}

function rowOf(
  facts: PostingFacts,
  month: Month,
  records: readonly AttendanceRecordRow[],
  leaves: readonly LeaveTaken[],
  { rules, calendar, today }: RowContext,
): AttendanceRow | undefined {
  const posting = toPosting(facts);
  const onPost = daysOnPost(month, posting);
  if (!onPost) return undefined;
  const record = records.find((candidate) => candidate.month === month);
  const attendance = toAttendance(posting, records);
  const end = lastDayOfMonth(month);
  const question = { rules, calendar, asOf: today < end ? today : end };
  const leaveDays = leaveDaysOf(month, leaves);
  return {
    ...posting,
    ...toRecorded(record),
    firstDay: onPost.first,
    lastDay: onPost.last,
    monthFigures: presenceOfMonth(attendance, month, question),
    yearFigures: presenceOfYear(attendance, Number(month.slice(0, 4)), question),
    leaveDays,
    contradictions: record?.days ? contradictionsOf(month, record.days, leaveDays) : [],
  };
}

/** Who is posted where, as the contract names it. */
export const toPosting = (facts: PostingFacts) => ({
  postingId: facts.id,
  personId: facts.personId,
  personName: facts.name,
  role: facts.role,
  villageId: facts.villageId,
  villageName: facts.village,
  townshipId: facts.townshipId,
  townshipName: facts.township,
  unitId: facts.unitId,
  unitName: facts.unit,
  startDate: facts.start,
  endDate: facts.end,
});

/** What is recorded of a month, as the contract names it. */
export function toRecorded(record: AttendanceRecordRow | undefined) {
  return {
    days: record?.days ?? null,
    counts: record ? countsOf(record) : null,
    roundTrips: record?.round_trips ?? null,
    note: record?.note ?? null,
    revision: record?.revision ?? null,
    imported: record !== undefined && record.import_id !== null,
    recordedAt: record?.recorded_at ?? null,
    recordedBy: record?.recorded_by ?? null,
  };
}

/** The stored totals of a month. */
export const countsOf = (record: AttendanceRecordRow): Record<keyof AttendanceCounts, number> => ({
  present: record.present,
  business_trip: record.business_trip,
  meeting: record.meeting,
  training: record.training,
  leave: record.leave,
  absent: record.absent,
  rest: record.rest,
});

/** A posting's records as the rules look at them. */
export function toAttendance(
  { startDate, endDate }: { readonly startDate: BusinessDate; readonly endDate: BusinessDate | null },
  records: readonly AttendanceRecordRow[],
): PostingAttendance {
  const months = records.map(
    (record): AttendanceMonth => ({ month: record.month, days: record.days, totals: countsOf(record) }),
  );
  return { startDate, endDate, months };
}

/** The days of a month as the calendar has them. */
export function monthDays(calendar: WorkingCalendar, month: Month): MonthDay[] {
  return [...calendar.patternOf(month)].map((working, index) => {
    const date = dateIn(month, index + 1);
    return { date, weekday: isoWeekday(date), working: working === 'w', name: calendar.nameOf(date) };
  });
}

/** One month of one posting, for its own page. */
export function monthOfPosting(
  month: Month,
  attendance: PostingAttendance,
  record: AttendanceRecordRow | undefined,
  leaves: readonly LeaveTaken[],
  { rules, calendar, today }: RowContext,
): {
  readonly figures: PresenceFigure[];
  readonly leaveDays: string;
  readonly contradictions: AttendanceContradiction[];
} {
  const leaveDays = leaveDaysOf(month, leaves);
  return {
    figures: presenceOfMonth(attendance, month, { rules, calendar, asOf: today }),
    leaveDays,
    contradictions: record?.days ? contradictionsOf(month, record.days, leaveDays) : [],
  };
}
