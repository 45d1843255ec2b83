import { excellentLimit } from '#shared/assessment/quota.ts';
import type { CycleId } from '#shared/ids.ts';
import { type Grade, type Pool, poolLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import { countExcellent, poolCounts } from './board.repository.ts';
import { readGradedCycle } from './board.service.ts';
import { standingLock } from './pool-lock.repository.ts';

/**
 * Refuses to move anybody in a pool whose grades are locked.
 *
 * @throws ApplicationError RULE_VIOLATION `pool_locked`
 */
export async function requireUnlocked(handle: ReadHandle, cycleId: CycleId, pool: Pool): Promise<void> {
  const lock = await standingLock(handle, cycleId, pool);
  if (lock === null) return;
  throw ruleViolation(
    'pool_locked',
    `${poolLabels[pool]}的等次已由${lock.by}锁定，不能再改。确需修改，请先在等次评定页说明理由并解除锁定。`,
  );
}

/**
 * The same for one record; those graded on their own (`individual`) are not bound by the lock of the others.
 *
 * @throws ApplicationError RULE_VIOLATION `pool_locked`
 */
export async function requireUnlockedFor(
  handle: ReadHandle,
  { row }: Pick<RuledRecord, 'row'>,
): Promise<void> {
  if (row.individual === 0) await requireUnlocked(handle, row.cycle_id, row.pool);
}

/**
 * Refuses to settle one person at 优秀 beyond the quota of the pool. Whoever is settled as the lock has them competes
 * with the others of the locked pool; a grade of a leader's own, and that of somebody graded alone, with every proposal.
 * The lock itself says nothing for sure: since then somebody may have come back into the pool, or left it.
 *
 * @throws ApplicationError RULE_VIOLATION `quota_exceeded`
 */
export async function requireRoom(
  handle: ReadHandle,
  policy: PolicyService,
  { row, subject }: Pick<RuledRecord, 'row' | 'subject'>,
  grade: Grade | null,
): Promise<void> {
  if (grade !== 'excellent') return;
  const asLocked = row.individual === 0 && row.proposed_grade === 'excellent';
  const limit = await placesOf(handle, policy, row.cycle_id, row.pool);
  const excellent = await countExcellent(handle, row.cycle_id, row.pool);
  const others = excellent.settled + excellent.proposed + (asLocked ? 0 : excellent.alone);
  const taken = others - (row.proposed_grade === 'excellent' ? 1 : 0);
  if (limit === null || taken < limit) return;
  throw ruleViolation(
    'quota_exceeded',
    `${poolLabels[row.pool]}可评优秀 ${limit} 名，已有 ${taken} 名，不能再把${subject.name}定为优秀。请先调整其他人的等次，或按文件调整优秀比例。`,
  );
}

/**
 * Refuses to settle a pool whose 优秀 are more than its places. A lock cannot say so for ever: afterwards people may
 * have been graded on their own, or the base may have changed.
 *
 * @throws ApplicationError RULE_VIOLATION `quota_exceeded`
 */
export async function requireWithinQuota(
  handle: ReadHandle,
  policy: PolicyService,
  cycleId: CycleId,
  pool: Pool,
): Promise<void> {
  const limit = await placesOf(handle, policy, cycleId, pool);
  const { settled, proposed } = await countExcellent(handle, cycleId, pool);
  if (limit === null || settled + proposed <= limit) return;
  throw ruleViolation(
    'quota_exceeded',
    `${poolLabels[pool]}可评优秀 ${limit} 名，已审定和待审定的共 ${settled + proposed} 名，不能批量审定。请退回等次评定阶段调整后重新锁定。`,
  );
}

/** Most 优秀 of a pool; as many as a lock beyond the quota, with its document, holds. Null without a ratio. */
async function placesOf(
  handle: ReadHandle,
  policy: PolicyService,
  cycleId: CycleId,
  pool: Pool,
): Promise<number | null> {
  const { scheme, ratio } = await readGradedCycle(handle, policy, cycleId);
  const counts = (await poolCounts(handle, cycleId)).find((each) => each.pool === pool);
  const limit = excellentLimit(counts?.size ?? 0, ratio, scheme.annual.excellentQuota.rounding);
  const lock = await standingLock(handle, cycleId, pool);
  if (limit === null || lock?.override?.kind !== 'beyond_quota') return limit;
  return Math.max(limit, lock.after.excellent);
}
