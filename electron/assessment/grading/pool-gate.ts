import { cappedGrade } from '#shared/assessment/grading.ts';
import { excellentLimit } from '#shared/assessment/quota.ts';
import type { CycleId } from '#shared/ids.ts';
import { type Grade, type Pool, poolLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import { poolCounts, quotaSettings } from './board.repository.ts';
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
 * Refuses to settle one person at 优秀 beyond the quota of the pool: where a leader settles another grade than the
 * locked one, and where somebody is graded on their own. A lock beyond the quota, with its document, is not gone
 * beyond any further.
 *
 * @throws ApplicationError RULE_VIOLATION `quota_exceeded`
 */
export async function requireRoom(
  handle: ReadHandle,
  policy: PolicyService,
  { row, cycle, subject }: Pick<RuledRecord, 'row' | 'cycle' | 'subject'>,
  grade: Grade | null,
): Promise<void> {
  if (grade !== 'excellent' || (row.individual === 0 && row.proposed_grade === 'excellent')) return;
  const settings = await quotaSettings(handle, cycle.id);
  const counts = (await poolCounts(handle, cycle.id)).find(({ pool }) => pool === row.pool);
  if (!settings || !counts) return;
  const { content } = await policy.get(cycle.schemeVersionId);
  const limit = excellentLimit(counts.size, settings.ratio, content.annual.excellentQuota.rounding);
  const suggested = cappedGrade(row.suggested_grade, row.grade_cap);
  const own = (row.final_grade ?? row.proposed_grade ?? suggested) === 'excellent' ? 1 : 0;
  if (limit === null || counts.used - own < limit) return;
  throw ruleViolation(
    'quota_exceeded',
    `${poolLabels[row.pool]}可评优秀 ${limit} 名，已有 ${counts.used - own} 名，不能再把${subject.name}定为优秀。请先调整其他人的等次，或按文件调整优秀比例。`,
  );
}
