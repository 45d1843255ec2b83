import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { LeaveFilter, LeaveListInput, LeaveRow } from '#shared/contract/presence-leave.ts';
import { firstDayOfMonth, lastDayOfMonth } from '#shared/dates.ts';
import type { Queries } from '../roster/handle.types.ts';
import { type LeaveToday, selectLeaveRows, toLeaveRow } from './leave-row.ts';
import { all, nameOrders, orderBy, postingConditions } from './record-places.ts';

export interface LeaveTotals {
  readonly calendarHalfDays: number;
  readonly workingHalfDays: number;
  readonly requested: number;
  readonly paperMissing: number;
  readonly substitutionMissing: number;
  readonly notReturned: number;
}

/** By how far the matter is, not by the letters of the states' names. */
const stateOrder = sql`case l.state when 'requested' then 0 when 'approved' then 1 when 'returned' then 2
  when 'refused' then 3 else 4 end`;

const paperMissing = sql<SqlBool>`(l.reported_by <> 'paper' and l.paper_on is null
  and l.state in ('requested', 'approved', 'returned'))`;
const substitutionMissing = sql<SqlBool>`(l.substitution_needed = 1 and l.substitute is null
  and l.state in ('requested', 'approved'))`;
const notReturned = ({ lastWorkingDay }: LeaveToday) => sql<SqlBool>`(l.state = 'approved' and
  (l.end_date < ${lastWorkingDay} or (l.end_date = ${lastWorkingDay} and l.end_half = 'am')))`;

/** What is owed over all leaves, counted along the indexes of the rare cases. */
export async function leavesOwed(
  handle: Queries,
  today: LeaveToday,
): Promise<Pick<LeaveTotals, 'requested' | 'paperMissing' | 'substitutionMissing' | 'notReturned'>> {
  const count = async (condition: RawBuilder<SqlBool>) => {
    const query = handle.selectFrom('leave as l').select((eb) => eb.fn.countAll<number>().as('count'));
    return (await query.where(condition).executeTakeFirstOrThrow()).count;
  };
  return {
    requested: await count(sql`l.state = 'requested'`),
    paperMissing: await count(paperMissing),
    substitutionMissing: await count(substitutionMissing),
    notReturned: await count(notReturned(today)),
  };
}

/** A page of leaves, and figures over all that the filter finds. Unsorted: the latest first, owed papers the oldest. */
export async function listLeaveRows(
  handle: Queries,
  { filter, sort, offset, limit }: LeaveListInput,
  today: LeaveToday,
): Promise<{ total: number; rows: LeaveRow[]; totals: LeaveTotals }> {
  const found = all([...postingConditions(filter, 'l.posting_id'), ...leaveConditions(filter, today)]);
  const count = (condition: RawBuilder<SqlBool>) => sql<number>`coalesce(sum(${condition}), 0)`;
  const figures = await handle
    .selectFrom('leave as l')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(l.calendar_half_days), 0)`.as('calendarHalfDays'),
      sql<number>`coalesce(sum(l.working_half_days), 0)`.as('workingHalfDays'),
      count(sql`l.state = 'requested'`).as('requested'),
      count(paperMissing).as('paperMissing'),
      count(substitutionMissing).as('substitutionMissing'),
      count(notReturned(today)).as('notReturned'),
    ])
    .where(found)
    .executeTakeFirstOrThrow();
  const { total, ...totals } = figures;
  const unsorted = filter.attention === null ? sql`l.start_date desc` : sql`l.end_date asc`;
  const rows = await selectLeaveRows(handle)
    .where(found)
    .orderBy(orderBy(sort, orders, unsorted, sql`l.id desc`))
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, rows: rows.map((row) => toLeaveRow(row, today)), totals };
}

const orders = {
  ...nameOrders,
  startDate: sql`l.start_date`,
  length: sql`l.calendar_half_days`,
  state: stateOrder,
  requestedOn: sql`l.requested_on`,
} as const;

function leaveConditions(filter: LeaveFilter, today: LeaveToday): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  // Written out, not bound: only then can the indexes of the rare states be used.
  if (filter.state !== null) conditions.push(sql`l.state = ${sql.lit(filter.state)}`);
  if (filter.kind !== null) conditions.push(sql`l.kind = ${filter.kind}`);
  if (filter.monthFrom !== null) conditions.push(sql`l.end_date >= ${firstDayOfMonth(filter.monthFrom)}`);
  if (filter.monthTo !== null) conditions.push(sql`l.start_date <= ${lastDayOfMonth(filter.monthTo)}`);
  if (filter.attention === 'paper_missing') conditions.push(paperMissing);
  if (filter.attention === 'substitution_missing') conditions.push(substitutionMissing);
  if (filter.attention === 'not_returned') conditions.push(notReturned(today));
  return conditions;
}
