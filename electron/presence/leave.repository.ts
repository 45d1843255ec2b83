import type { Insertable, Selectable, Transaction, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import type { LeaveId, PersonId, PostingId } from '#shared/ids.ts';
import type { LeavePosting } from '#shared/presence/leave-checks.ts';
import type { RecordedLeave } from '#shared/presence/leave-joining.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from '../roster/handle.types.ts';
import { type LeaveToday, selectLeaveRows, toLeaveRow } from './leave-row.ts';

export type StoredLeave = Selectable<Schema['leave']>;

/** One leave as stored, or `undefined`. */
export function findLeave(handle: Queries, id: LeaveId): Promise<StoredLeave | undefined> {
  return handle.selectFrom('leave').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One leave as lists show it, or `undefined`. */
export async function findLeaveRow(
  handle: Queries,
  id: LeaveId,
  today: LeaveToday,
): Promise<LeaveRow | undefined> {
  const row = await selectLeaveRows(handle).where('l.id', '=', id).executeTakeFirst();
  return row && toLeaveRow(row, today);
}

/** All leaves of a posting, or of a person on whatever post, the newest first. */
export async function leaveRowsOf(
  handle: Queries,
  whose: { readonly postingId: PostingId } | { readonly personId: PersonId },
  today: LeaveToday,
): Promise<LeaveRow[]> {
  const query = selectLeaveRows(handle).orderBy('l.start_date', 'desc').orderBy('l.id', 'desc');
  const rows =
    'postingId' in whose
      ? await query.where('l.posting_id', '=', whose.postingId).execute()
      : await query.where('p.person_id', '=', whose.personId).execute();
  return rows.map((row) => toLeaveRow(row, today));
}

/** Leaves of a posting in the order they were recorded, as the rules look at them. */
export async function recordedLeavesOf(handle: Queries, postingId: PostingId): Promise<RecordedLeave[]> {
  const rows = await handle
    .selectFrom('leave')
    .select([
      'id',
      'kind',
      'state',
      'start_date as startDate',
      'start_half as startHalf',
      'end_date as endDate',
      'end_half as endHalf',
      'joined',
      'returned_on as returnedOn',
      'returned_half as returnedHalf',
    ])
    .where('posting_id', '=', postingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ joined, ...row }) => ({ ...row, joined: joined === null ? null : joined === 1 }));
}

/** The post a leave is asked from, or `undefined`. */
export function findLeavePosting(handle: Queries, id: PostingId): Promise<LeavePosting | undefined> {
  return handle
    .selectFrom('posting')
    .select(['status', 'role', 'start_date as startDate', 'end_date as endDate'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertLeave(trx: Transaction<Schema>, row: Insertable<Schema['leave']>): Promise<void> {
  await trx.insertInto('leave').values(row).execute();
}

/** Changes a leave and raises its revision; the caller has checked the revision inside the same transaction. */
export async function updateLeave(
  trx: Transaction<Schema>,
  id: LeaveId,
  change: Updateable<Schema['leave']>,
): Promise<void> {
  await trx
    .updateTable('leave')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}
