import { type Insertable, type Selectable, sql } from 'kysely';
import { type BusinessDate, firstDayOfMonth, lastDayOfMonth, type Month } from '#shared/dates.ts';
import type { PostingId, TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import type { LeaveTaken } from '#shared/presence/attendance-days-leave.ts';
import { takenPeriod } from '#shared/presence/leave-joining.ts';
import { among } from '../database/among.ts';
import type { WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from '../roster/handle.types.ts';
import { searchTerms } from '../roster/posting-search.ts';
import { holdsTerm } from './record-places.ts';

export type AttendanceRecordRow = Selectable<Schema['attendance_month']>;

export interface AttendanceFilter {
  readonly month: Month;
  readonly townshipId: TownshipId | null;
  readonly villageId: VillageId | null;
  readonly unitId: UnitId | null;
  readonly text: string;
  readonly recorded: boolean | null;
}

/**
 * Postings with a day on post in the month, as far as the filter leaves them. Only ids and places are read here, so
 * that a page of ten thousand postings costs a page.
 */
function onPostIn(handle: Queries, { month, townshipId, villageId, unitId, text }: AttendanceFilter) {
  let query = handle
    .selectFrom('posting as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .where('p.person_id', 'is not', null)
    .where('p.start_date', '<=', lastDayOfMonth(month))
    .where((eb) => eb.or([eb('p.end_date', 'is', null), eb('p.end_date', '>=', firstDayOfMonth(month))]));
  if (townshipId !== null) query = query.where('v.township_id', '=', townshipId);
  if (villageId !== null) query = query.where('p.village_id', '=', villageId);
  if (unitId !== null) query = query.where('p.unit_id', '=', unitId);
  for (const term of searchTerms(text)) query = query.where(holdsTerm(term));
  return query;
}

/** 1 where the month is on record; looked up in the index of the month, which is small and lies together. */
const isRecorded = (month: Month) =>
  sql<number>`exists (select 1 from attendance_month as m indexed by attendance_month_by_month
    where m.month = ${month} and m.posting_id = p.id)`;

/** How many postings the filter leaves, whether or not their month is on record, and how many are. */
export async function countOnPost(
  handle: Queries,
  filter: AttendanceFilter,
): Promise<{ readonly onPost: number; readonly recorded: number }> {
  const row = await onPostIn(handle, filter)
    .select((eb) => [
      eb.fn.countAll<number>().as('onPost'),
      eb.fn.sum<number | null>(isRecorded(filter.month)).as('recorded'),
    ])
    .executeTakeFirst();
  return { onPost: row?.onPost ?? 0, recorded: row?.recorded ?? 0 };
}

/** A page of posting ids: by township and village as the roster lists them, first secretaries first. */
export async function pageOnPost(
  handle: Queries,
  filter: AttendanceFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<PostingId[]> {
  let query = onPostIn(handle, filter).select('p.id');
  if (filter.recorded !== null) query = query.where(isRecorded(filter.month), '=', filter.recorded ? 1 : 0);
  const rows = await query
    .orderBy('t.ordinal')
    .orderBy('t.id')
    .orderBy('v.ordinal')
    .orderBy('v.id')
    .orderBy(sql`case p.role when 'first_secretary' then 0 when 'team_member' then 1 else 2 end`)
    .orderBy('p.lead_unit', 'desc')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ id }) => id);
}

/** Months on record of the given postings from `from` to `to`, both included. */
export function monthsOfPostings(
  handle: Queries,
  ids: readonly PostingId[],
  from: Month,
  to: Month,
): Promise<AttendanceRecordRow[]> {
  return handle
    .selectFrom('attendance_month')
    .selectAll()
    .where('posting_id', 'in', among(ids))
    .where('month', '>=', from)
    .where('month', '<=', to)
    .execute();
}

/** Everything on record of one posting, in order. */
export function allMonthsOf(handle: Queries, id: PostingId): Promise<AttendanceRecordRow[]> {
  return handle
    .selectFrom('attendance_month')
    .selectAll()
    .where('posting_id', '=', id)
    .orderBy('month')
    .execute();
}

/** Approved leave of the given postings that touches the days from `from` to `to`: the days really taken. */
export async function leaveOfPostings(
  handle: Queries,
  ids: readonly PostingId[],
  from: BusinessDate,
  to: BusinessDate,
): Promise<Map<PostingId, LeaveTaken[]>> {
  const rows = await handle
    .selectFrom('leave')
    .select([
      'posting_id as postingId',
      'kind',
      'state',
      'start_date as startDate',
      'start_half as startHalf',
      'end_date as endDate',
      'end_half as endHalf',
      'returned_on as returnedOn',
      'returned_half as returnedHalf',
    ])
    .where('posting_id', 'in', among(ids))
    .where('state', 'in', ['approved', 'returned'])
    .where('start_date', '<=', to)
    .where('end_date', '>=', from)
    .orderBy('start_date')
    .execute();
  const leaves = new Map<PostingId, LeaveTaken[]>();
  for (const { postingId, kind, ...leave } of rows) {
    const taken = { ...takenPeriod(leave), kind };
    const known = leaves.get(postingId);
    if (known) known.push(taken);
    else leaves.set(postingId, [taken]);
  }
  return leaves;
}

/** The name of a township, or `undefined`. */
export async function townshipName(handle: Queries, id: TownshipId): Promise<string | undefined> {
  const row = await handle.selectFrom('township').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}

/** Inserts a month or replaces it, and raises its revision; the caller has checked the revision. */
export async function writeMonth(
  { trx }: WriteUnit,
  row: Omit<Insertable<Schema['attendance_month']>, 'revision'>,
): Promise<void> {
  const { posting_id: _posting, month: _month, ...changed } = row;
  await trx
    .insertInto('attendance_month')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['posting_id', 'month'])
        .doUpdateSet({ ...changed, revision: sql<number>`attendance_month.revision + 1` }),
    )
    .execute();
}
