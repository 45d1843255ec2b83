import { boardFigures, sameCounts } from '#shared/assessment/grading.ts';
import { formatRatio } from '#shared/assessment/quota.ts';
import type { Board, GradeCounts, PoolOverride } from '#shared/contract/assessment-grading.ts';
import type { CycleId } from '#shared/ids.ts';
import { type Pool, poolLabels } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { readBoard } from './board.service.ts';
import { requireUnlocked } from './pool-gate.ts';
import { endLock, storeLock } from './pool-lock.repository.ts';

interface LockTarget {
  readonly cycleId: CycleId;
  readonly pool: Pool;
  /** The distribution that the person has seen and confirms. */
  readonly standing: GradeCounts;
}

/** Locks of the grades of a pool: what goes to the leaders is what stood on the board. */
export function createLockService({ database, policy }: AssessmentDependencies) {
  /**
   * @param overrideOf answers with how the lock goes past the ratio, or null where it keeps to it; throws where it may not
   */
  function lock(
    actor: Actor,
    { cycleId, pool, standing }: LockTarget,
    overrideOf: (board: Board, figures: ReturnType<typeof boardFigures>) => PoolOverride | null,
  ): Promise<Board> {
    return database.write(actor, async (unit) => {
      const board = await readBoard(unit.trx, policy, actor, { cycleId, pool });
      requireCycleState({ state: board.cycleState, title: board.cycleTitle }, ['review'], '锁定等次');
      await requireUnlocked(unit.trx, cycleId, pool);
      const figures = boardFigures(board.rows, board.ratio, board.rounding);
      requireProposed(board, figures.unproposed);
      if (!sameCounts(figures.standing, standing))
        throw ruleViolation(
          'board_changed',
          '您确认之后等次分布又有变动，没有锁定。请看过最新分布后再锁定。',
        );
      const override = overrideOf(board, figures);
      const { size, limit: quota, suggested: before, standing: after } = figures;
      await storeLock(unit, cycleId, pool, {
        at: unit.at,
        by: actor.name,
        size,
        quota,
        before,
        after,
        override,
      });
      await unit.audit({
        action: 'assessment.poolLocked',
        entityType: 'assessment_cycle',
        entityId: cycleId,
        before: { pool, gradeCounts: before },
        after: {
          pool,
          poolSize: size,
          quota,
          excellentRatio: board.ratio === null ? null : formatRatio(board.ratio),
          gradeCounts: after,
          ...(override?.kind === 'no_ratio' && { ratioApplies: false }),
          ...(override?.kind === 'beyond_quota' && {
            approver: override.approver,
            documentNumber: override.documentNumber,
          }),
        },
        reason: override?.reason ?? null,
      });
      return readBoard(unit.trx, policy, actor, { cycleId, pool });
    });
  }

  return {
    /**
     * Locks a pool that keeps to its quota, or to which a person has said that no ratio applies.
     *
     * @throws ApplicationError NOT_FOUND, RULE_VIOLATION `not_in_review`, `pool_locked`, `pool_empty`,
     *   `not_all_proposed`, `board_changed`, `quota_exceeded`, `ratio_missing`, `ratio_set`
     */
    lockPool(actor: Actor, input: LockTarget & { readonly noRatioReason: string | null }): Promise<Board> {
      return lock(actor, input, (board, { limit, used }) => {
        const { noRatioReason } = input;
        if (limit === null) {
          if (noRatioReason !== null) return { kind: 'no_ratio', reason: noRatioReason };
          throw ruleViolation(
            'ratio_missing',
            `${board.cycleTitle}没有设定优秀比例。请先在考核安排中按文件设定；确实不适用比例的，锁定时写明理由。`,
          );
        }
        if (noRatioReason !== null)
          throw ruleViolation(
            'ratio_set',
            `${board.cycleTitle}已设定优秀比例 ${formatRatio(board.ratio ?? 0)}，不能再按“不适用比例”锁定。`,
          );
        if (used <= limit) return null;
        throw ruleViolation(
          'quota_exceeded',
          `${poolLabels[board.pool]}可评优秀 ${limit} 名，现有 ${used} 名，超出 ${used - limit} 名，不能锁定。${wayOut(board)}`,
        );
      });
    },

    /**
     * Locks a pool with more 优秀 than its quota, where the scheme states that this is allowed. Where the notice does
     * not mention it, it is refused: the way then is a ratio set by a document.
     *
     * @throws ApplicationError as {@link lockPool}; RULE_VIOLATION `override_not_provided`, `override_forbidden`,
     *   `within_quota`
     */
    lockPoolBeyondQuota(
      actor: Actor,
      input: LockTarget & {
        readonly approver: string;
        readonly documentNumber: string;
        readonly reason: string;
      },
    ): Promise<Board> {
      return lock(actor, input, (board, { limit, used }) => {
        if (limit === null || used <= limit)
          throw ruleViolation('within_quota', '优秀人数没有超出名额，请直接锁定。');
        if (board.overrideRule.allowed !== true)
          throw ruleViolation(
            board.overrideRule.allowed === null ? 'override_not_provided' : 'override_forbidden',
            wayOut(board),
          );
        const { approver, documentNumber, reason } = input;
        return { kind: 'beyond_quota', approver, documentNumber, reason };
      });
    },

    /**
     * Unlocks a pool while grades are still being worked out. Once approval has begun the cycle steps back first.
     *
     * @throws ApplicationError NOT_FOUND, RULE_VIOLATION `not_in_review`, `pool_not_locked`
     */
    unlockPool(
      actor: Actor,
      { cycleId, pool, reason }: Omit<LockTarget, 'standing'> & { readonly reason: string },
    ): Promise<Board> {
      return database.write(actor, async (unit) => {
        const board = await readBoard(unit.trx, policy, actor, { cycleId, pool });
        requireCycleState({ state: board.cycleState, title: board.cycleTitle }, ['review'], '解除等次锁定');
        if (board.lock === null)
          throw ruleViolation('pool_not_locked', `${poolLabels[pool]}的等次没有锁定，不用解除。`);
        await endLock(unit, cycleId, pool, reason);
        await unit.audit({
          action: 'assessment.poolUnlocked',
          entityType: 'assessment_cycle',
          entityId: cycleId,
          before: { pool, gradeCounts: board.lock.after, lockedBy: board.lock.by },
          after: { pool },
          reason,
        });
        return readBoard(unit.trx, policy, actor, { cycleId, pool });
      });
    },
  };
}

function requireProposed({ pool, rows, cycleTitle }: Board, unproposed: number): void {
  if (rows.length === 0)
    throw ruleViolation('pool_empty', `${cycleTitle}没有${poolLabels[pool]}的考核对象，不用锁定。`);
  if (unproposed === 0) return;
  const names = rows
    .filter(({ state, individual }) => state === 'scoring' && !individual)
    .slice(0, 10)
    .map(({ name }) => name)
    .join('、');
  throw ruleViolation(
    'not_all_proposed',
    `${poolLabels[pool]}还有 ${unproposed} 人没有拟定等次，不能锁定：${names}${unproposed > 10 ? '等' : ''}。`,
  );
}

/** What the scheme leaves open where there are more 优秀 than places. */
function wayOut({ overrideRule: { allowed, approver }, schemeTitle }: Board): string {
  switch (allowed) {
    case true:
      return `经${approver ?? '有权机关'}批准的，由领导填写批准文号和理由后超名额锁定。`;
    case false:
      return `《${schemeTitle}》不允许超出名额，请把超出的人调整到下一等次。`;
    case null:
      return `《${schemeTitle}》没有规定可以超出名额，请把超出的人调整到下一等次；文件另有比例的，先在考核安排中修改优秀比例和文号。`;
  }
}
