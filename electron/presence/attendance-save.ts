import type { AttendanceRecord } from '#shared/contract/presence-attendance.ts';
import { type BusinessDate, formatMonthLong, type Month, monthOf } from '#shared/dates.ts';
import type { AttendanceImportId, PostingId } from '#shared/ids.ts';
import {
  type AttendanceCounts,
  countDays,
  daysOnPost,
  judgeDays,
  type PostingSpan,
  recordedDays,
} from '#shared/presence/attendance-days.ts';
import type { Json, WriteUnit } from '../database/database.types.ts';
import { conflict, invalidInput, notFound } from '../errors.ts';
import { type PostingFacts, postingFacts } from '../roster/posting-facts.ts';
import { type AttendanceRecordRow, monthsOfPostings, writeMonth } from './attendance.repository.ts';

/** One month of one posting as somebody wants to have it recorded. */
export interface MonthToSave {
  readonly postingId: PostingId;
  /** The revision that was read; null where the month had none. */
  readonly revision: number | null;
  readonly record: AttendanceRecord;
  /** Undefined: as it was. */
  readonly roundTrips?: number | null;
  readonly note?: string | null;
}

/** What the audit trail keeps of a month. */
export type ToldMonth = { readonly [field: string]: Json };

/** A month that was changed, with what the audit trail keeps of it. */
export interface SavedMonth {
  readonly postingId: PostingId;
  /** Whose month it is, with the village: people with one name are told apart. */
  readonly person: string;
  readonly before: ToldMonth | null;
  readonly after: ToldMonth;
}

/**
 * Checks and writes months of many postings inside a running write; the caller audits what is given back. Months that
 * are already so are left alone and not given back.
 *
 * @throws NOT_FOUND, CONFLICT; INVALID_INPUT at `record` with the day that cannot be
 */
export async function saveMonths(
  unit: WriteUnit,
  month: Month,
  today: BusinessDate,
  months: readonly MonthToSave[],
): Promise<SavedMonth[]> {
  const ids = months.map(({ postingId }) => postingId);
  if (new Set(ids).size < ids.length) throw invalidInput('entries', '同一个人不能重复保存，请刷新后再试。');
  const facts = await postingFacts(unit.trx, ids);
  const records = new Map(
    (await monthsOfPostings(unit.trx, ids, month, month)).map((record) => [record.posting_id, record]),
  );
  const saved: SavedMonth[] = [];
  for (const entry of months) {
    const posting = facts.get(entry.postingId);
    if (!posting) throw notFound('派驻记录');
    const before = records.get(entry.postingId);
    if ((before?.revision ?? null) !== entry.revision)
      throw conflict(`考勤（${posting.name}，${formatMonthLong(month)}）`, before?.revision ?? 0);
    checkRecord(posting, month, today, entry.record);
    const change = await writeChange(unit, month, entry, before, null);
    if (change) saved.push({ ...change, postingId: entry.postingId, person: whoIs(posting) });
  }
  return saved;
}

/** Writes one month and says what changed; `undefined` when nothing did. */
export async function writeChange(
  unit: WriteUnit,
  month: Month,
  { postingId, record, roundTrips, note }: Omit<MonthToSave, 'revision'>,
  before: AttendanceRecordRow | undefined,
  importId: AttendanceImportId | null,
): Promise<Pick<SavedMonth, 'before' | 'after'> | undefined> {
  const counts = record.kind === 'days' ? countDays(record.days) : record.totals;
  const row = {
    posting_id: postingId,
    month,
    days: record.kind === 'days' ? record.days : null,
    ...counts,
    round_trips: roundTrips === undefined ? (before?.round_trips ?? null) : roundTrips,
    note: note === undefined ? (before?.note ?? null) : note,
    import_id: importId,
    recorded_at: unit.at,
    recorded_by: unit.actor.name,
  };
  const [was, becomes] = [before ? told(before) : null, told(row)];
  if (JSON.stringify(was) === JSON.stringify(becomes)) return undefined;
  // A month of which nothing is known is not worth a row before there is one.
  if (!before && recordedDays(counts) === 0 && row.round_trips === null && row.note === null)
    return undefined;
  await writeMonth(unit, row);
  return { before: was, after: becomes };
}

/** What the audit trail keeps of a month: the letters, or the totals where there are no letters. */
function told(row: Pick<AttendanceRecordRow, 'days' | 'round_trips' | 'note'> & AttendanceCounts): ToldMonth {
  const { present, business_trip, meeting, training, leave, absent, rest } = row;
  return {
    ...(row.days === null
      ? { totals: { present, business_trip, meeting, training, leave, absent, rest } }
      : { days: row.days }),
    roundTrips: row.round_trips,
    note: row.note,
  };
}

/** A person as messages and the trail name one: `周示例（唐保社村）`. */
export const whoIs = ({ name, village }: { readonly name: string; readonly village: string }) =>
  `${name}（${village}）`;

/** Months by person for the trail; people who cannot be told apart by name and village keep their ids beside. */
export function byPerson(
  months: readonly Pick<SavedMonth, 'postingId' | 'person' | 'before' | 'after'>[],
  which: 'before' | 'after',
): { [person: string]: ToldMonth | null } {
  const told: { [person: string]: ToldMonth | null } = {};
  for (const month of months)
    told[Object.hasOwn(told, month.person) ? `${month.person} ${month.postingId}` : month.person] =
      month[which];
  return told;
}

/** What is recorded must lie within the days on post that have come. @throws INVALID_INPUT */
function checkRecord(
  posting: PostingFacts,
  month: Month,
  today: BusinessDate,
  record: AttendanceRecord,
): void {
  const span = { startDate: posting.start, endDate: posting.end };
  const who = whoIs(posting);
  if (!daysOnPost(month, span)) {
    throw invalidInput('month', `${who}${formatMonthLong(month)}不在岗，不能登记考勤。`);
  }
  if (record.kind === 'days') {
    const problem = judgeDays(month, record.days, span, today);
    if (problem) throw invalidInput('record', `${who}：${problem.message}`);
    return;
  }
  const message = judgeTotals(month, record.totals, span, today);
  if (message) throw invalidInput('record', `${who}：${message}`);
}

/** What is wrong with totals of a month; `undefined` when nothing is. */
export function judgeTotals(
  month: Month,
  totals: AttendanceCounts,
  span: PostingSpan,
  today: BusinessDate,
): string | undefined {
  const onPost = daysOnPost(month, span);
  const sum = recordedDays(totals);
  if (!onPost) return sum > 0 ? `${formatMonthLong(month)}不在岗，不能登记考勤。` : undefined;
  if (month > monthOf(today))
    return sum > 0 ? `${formatMonthLong(month)}还没有到，不能登记考勤。` : undefined;
  const last = month === monthOf(today) ? Math.min(onPost.last, Number(today.slice(8))) : onPost.last;
  const days = Math.max(0, last - onPost.first + 1);
  if (sum <= days) return undefined;
  const until = last < onPost.last ? '到今天为止' : '';
  return `各项合计 ${sum} 天，超过${formatMonthLong(month)}${until}在岗的 ${days} 天。`;
}
