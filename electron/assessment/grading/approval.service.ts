import type { ApprovalResult, leftReasons } from '#shared/contract/assessment-grading.ts';
import { type CycleId, userIdSchema } from '#shared/ids.ts';
import { type Pool, poolLabels } from '#shared/vocabulary.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { JobProgress } from '../../jobs/jobs.types.ts';
import { breather } from '../../roster/breather.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { type GradingRow, poolCounts, poolRows } from './board.repository.ts';
import { readGradedCycle } from './board.service.ts';
import { requireWithinQuota } from './pool-gate.ts';
import { lockedPools } from './pool-lock.repository.ts';

interface ApprovalInput {
  readonly cycleId: CycleId;
  /** Null: every pool of the cycle. */
  readonly pool: Pool | null;
  readonly documentNumber: string | null;
}

type LeftReason = (typeof leftReasons)[number];

/** How many people a result names for each reason. */
const namedAtMost = 50;

/** Settling whole pools. */
export function createApprovalService({ database, policy, jobs }: AssessmentDependencies) {
  async function approve(
    unit: WriteUnit,
    { cycleId, documentNumber }: ApprovalInput,
    chosen: readonly Pool[],
    progress: JobProgress,
  ): Promise<ApprovalResult> {
    const rows: GradingRow[] = [];
    for (const pool of chosen) rows.push(...(await poolRows(unit.trx, cycleId, pool)));
    const open = rows.filter(({ state }) => state !== 'locked');
    const left = new Map<LeftReason, string[]>();
    const breathe = breather(progress.signal);
    let approved = 0;
    for (const [index, row] of open.entries()) {
      const reason = leftBecause(row, unit.actor);
      if (reason === null) {
        await settle(unit, row, documentNumber);
        approved += 1;
      } else {
        const names = left.get(reason) ?? [];
        names.push(row.name);
        left.set(reason, names);
      }
      progress.report(index + 1, open.length, '正在审定');
      await breathe();
    }
    const result = {
      approved,
      left: [...left].map(([reason, names]) => ({
        reason,
        count: names.length,
        names: names.slice(0, namedAtMost),
      })),
    };
    await unit.audit({
      action: 'assessment.poolApproved',
      entityType: 'assessment_cycle',
      entityId: cycleId,
      after: {
        pools: chosen.map((pool) => poolLabels[pool]).join('、'),
        documentNumber,
        approved,
        leftOut: result.left.flatMap(({ names }) => names),
      },
    });
    return result;
  }

  return {
    /**
     * Settles everything proposed in a locked pool, or in every pool, in one transaction. Whoever cannot be settled
     * here is left as they are and named in the result (`approvalResultSchema`): proposed by the same person, not
     * proposed, or graded on their own.
     *
     * @throws ApplicationError NOT_FOUND, RULE_VIOLATION `not_in_approval`, `pool_not_locked`, `quota_exceeded`; the job
     *   fails with the same
     */
    async approvePool(actor: Actor, input: ApprovalInput) {
      const owner = userIdSchema.parse(actor.id);
      await poolsToApprove(database.read, input);
      const jobId = jobs.start(owner, '批量审定', (progress) =>
        database.write(actor, async (unit) =>
          approve(unit, input, await poolsToApprove(unit.trx, input), progress),
        ),
      );
      return { jobId };
    },
  };

  async function poolsToApprove(
    handle: Parameters<typeof readGradedCycle>[0],
    { cycleId, pool }: ApprovalInput,
  ): Promise<Pool[]> {
    const { head } = await readGradedCycle(handle, policy, cycleId);
    requireCycleState(head, ['approval'], '批量审定');
    const counts = await poolCounts(handle, cycleId);
    const locked = await lockedPools(handle, cycleId);
    const chosen = pool === null ? counts.map((each) => each.pool) : [pool];
    // A pool of nobody but people without a grade has nothing to lock.
    const unlocked = counts.filter(
      (each) => each.size > 0 && chosen.includes(each.pool) && !locked.includes(each.pool),
    );
    if (unlocked.length > 0)
      throw ruleViolation(
        'pool_not_locked',
        `${unlocked.map((each) => poolLabels[each.pool]).join('、')}的等次还没有锁定，不能批量审定。请退回等次评定阶段锁定后再审定。`,
      );
    for (const each of chosen) await requireWithinQuota(handle, policy, cycleId, each);
    return chosen;
  }
}

function leftBecause(row: GradingRow, actor: Actor): LeftReason | null {
  if (row.individual === 1) return 'individual';
  if (row.state !== 'proposed') return 'not_proposed';
  return row.proposedBy === actor.id ? 'own_proposal' : null;
}

async function settle(unit: WriteUnit, row: GradingRow, documentNumber: string | null): Promise<void> {
  await updateAssessment(unit, row.id, {
    state: 'locked',
    final_grade: row.proposedGrade,
    approved_by: userIdSchema.parse(unit.actor.id),
    approved_by_name: unit.actor.name,
    approved_at: unit.at,
    approval_reason: null,
    approval_document_number: documentNumber,
  });
  await unit.audit({
    action: 'assessment.approved',
    entityType: 'assessment',
    entityId: row.id,
    before: { state: 'proposed', proposedGrade: row.proposedGrade, proposedBy: row.proposedByName },
    after: { state: 'locked', total: row.total, finalGrade: row.proposedGrade, documentNumber },
  });
}
