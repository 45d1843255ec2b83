import { gradeCountsSchema, type PoolLock, poolOverrideSchema } from '#shared/contract/assessment-grading.ts';
import type { CycleId } from '#shared/ids.ts';
import type { Pool } from '#shared/vocabulary.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';

/** The lock that stands on a pool, if any. */
export async function standingLock(
  handle: ReadHandle,
  cycleId: CycleId,
  pool: Pool,
): Promise<PoolLock | null> {
  const row = await handle
    .selectFrom('pool_lock')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .where('pool', '=', pool)
    .where('unlocked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    at: row.locked_at,
    by: row.locked_by,
    size: row.size,
    quota: row.quota,
    before: gradeCountsSchema.parse(JSON.parse(row.before)),
    after: gradeCountsSchema.parse(JSON.parse(row.after)),
    override: row.override === null ? null : poolOverrideSchema.parse(JSON.parse(row.override)),
  };
}

/** Pools of a cycle that are locked. */
export async function lockedPools(handle: ReadHandle, cycleId: CycleId): Promise<Pool[]> {
  const rows = await handle
    .selectFrom('pool_lock')
    .select('pool')
    .where('cycle_id', '=', cycleId)
    .where('unlocked_at', 'is', null)
    .execute();
  return rows.map(({ pool }) => pool);
}

/** Keeps a new lock. */
export async function storeLock(
  { trx }: WriteUnit,
  cycleId: CycleId,
  pool: Pool,
  lock: PoolLock,
): Promise<void> {
  const last = await trx
    .selectFrom('pool_lock')
    .select((e) => e.fn.max('sequence').as('sequence'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  await trx
    .insertInto('pool_lock')
    .values({
      cycle_id: cycleId,
      sequence: (last?.sequence ?? 0) + 1,
      pool,
      size: lock.size,
      quota: lock.quota,
      before: JSON.stringify(lock.before),
      after: JSON.stringify(lock.after),
      override: lock.override === null ? null : JSON.stringify(lock.override),
      locked_at: lock.at,
      locked_by: lock.by,
    })
    .execute();
}

/** Ends the lock that stands on a pool; it stays on record with the reason. */
export async function endLock(
  { trx, at, actor }: WriteUnit,
  cycleId: CycleId,
  pool: Pool,
  reason: string,
): Promise<void> {
  await trx
    .updateTable('pool_lock')
    .set({ unlocked_at: at, unlocked_by: actor.name, unlock_reason: reason })
    .where('cycle_id', '=', cycleId)
    .where('pool', '=', pool)
    .where('unlocked_at', 'is', null)
    .execute();
}
