import { isBetter } from '#shared/assessment/grading.ts';
import type { BoardRow } from '#shared/contract/assessment-grading.ts';
import { type AssessmentId, type CycleId, userIdSchema } from '#shared/ids.ts';
import { gradeWordOf, gradeWordsFor } from '#shared/policy/lookup.ts';
import { type Grade, type Pool, participationLabels } from '#shared/vocabulary.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import type { AssessmentDependencies, Target } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { type GradingRow, poolRows, rowsById, toBoardRows } from './board.repository.ts';
import { type GradedCycle, readGradedCycle } from './board.service.ts';
import { freezeEarlier, requireTotalsUpToDate } from './freeze-earlier.ts';
import { requireUnlocked } from './pool-gate.ts';
import { staleRows } from './stale-rows.ts';

interface PoolTarget {
  readonly cycleId: CycleId;
  readonly pool: Pool;
}

export interface MovesInput extends PoolTarget {
  readonly moves: readonly (Target & { readonly grade: Grade | null; readonly reason: string | null })[];
  /** For all moves without a reason of their own. */
  readonly reason: string | null;
}

const withoutProposal = {
  proposed_grade: null,
  proposed_by: null,
  proposed_by_name: null,
  proposed_at: null,
  proposal_reason: null,
};

/** Grades of a pool put forward on the board, by people: the program moves nobody. */
export function createMovesService({ database, policy, jobs }: AssessmentDependencies) {
  /** The pool, if people may be moved in it now. */
  async function openPool({ trx }: WriteUnit, { cycleId, pool }: PoolTarget): Promise<GradedCycle> {
    const cycle = await readGradedCycle(trx, policy, cycleId);
    requireCycleState(cycle.head, ['review'], '评定等次');
    await requireUnlocked(trx, cycleId, pool);
    return cycle;
  }

  /** The rows behind the targets, if the caller has seen them as they are. */
  async function targeted(unit: WriteUnit, cycle: GradedCycle, pool: Pool, targets: readonly Target[]) {
    const ids = targets.map(({ id }) => id);
    const rows = await rowsById(unit.trx, cycle.head.id, pool, ids);
    const stale = targets.flatMap(({ id, revision }) => {
      const row = rows.get(id);
      if (!row) throw notFound('考核记录');
      return row.revision === revision ? [] : [row];
    });
    if (stale.length > 0) throw staleRows(cycle.scheme, stale);
    return rows;
  }

  /** Whoever is put forward for the first time stands on earlier results as they are now. */
  async function makeReady(unit: WriteUnit, cycle: GradedCycle, rows: readonly GradingRow[]): Promise<void> {
    const scored = rows.filter(({ state }) => state === 'scoring');
    await requireTotalsUpToDate(unit, policy, cycle, scored);
    await freezeEarlier(
      unit,
      scored.map(({ id }) => id),
    );
  }

  /** The rows as they are now, for the page to put in place. */
  async function changedRows(
    unit: WriteUnit,
    { cycleId, pool }: PoolTarget,
    ids: ReadonlySet<AssessmentId>,
  ): Promise<{ rows: BoardRow[] }> {
    const all = toBoardRows(await poolRows(unit.trx, cycleId, pool), unit.actor.id);
    return { rows: all.filter(({ id }) => ids.has(id)) };
  }

  return {
    /**
     * Moves people to grades, all of them or none.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, RULE_VIOLATION `not_in_review`, `pool_locked`, `not_movable`,
     *   `score_incomplete`, `above_cap`, `reason_required`, `totals_outdated`
     */
    moveGrades(actor: Actor, input: MovesInput): Promise<{ rows: BoardRow[] }> {
      return database.write(actor, async (unit) => {
        const cycle = await openPool(unit, input);
        const rows = await targeted(unit, cycle, input.pool, input.moves);
        await makeReady(unit, cycle, [...rows.values()]);
        const breathe = breather();
        const moved = new Set<AssessmentId>();
        for (const { id, grade, reason } of input.moves) {
          const row = rows.get(id);
          if (!row || moved.has(id)) continue;
          const given = grade === row.suggestedGrade ? reason : (reason ?? input.reason);
          requireMovable(cycle, row, grade, given);
          await putForward(unit, row, grade, given);
          moved.add(id);
          await breathe();
        }
        return changedRows(unit, input, moved);
      });
    },

    /**
     * Takes proposals back, all of them or none.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, RULE_VIOLATION `not_in_review`, `pool_locked`, `not_proposed`
     */
    withdrawGrades(
      actor: Actor,
      input: PoolTarget & { readonly moves: readonly Target[]; readonly reason: string },
    ): Promise<{ rows: BoardRow[] }> {
      return database.write(actor, async (unit) => {
        const cycle = await openPool(unit, input);
        const rows = await targeted(unit, cycle, input.pool, input.moves);
        const breathe = breather();
        for (const row of rows.values()) {
          if (row.state !== 'proposed' || row.individual === 1)
            throw ruleViolation('not_proposed', `${row.name}没有待审定的等次建议，不能撤回。`);
          await updateAssessment(unit, row.id, { state: 'scoring', ...withoutProposal });
          await unit.audit({
            action: 'assessment.sentBack',
            entityType: 'assessment',
            entityId: row.id,
            before: {
              state: 'proposed',
              proposedGrade: row.proposedGrade,
              proposedBy: row.proposedByName,
              proposalReason: row.proposalReason,
            },
            after: { state: 'scoring' },
            reason: input.reason,
          });
          await breathe();
        }
        return changedRows(unit, input, new Set(rows.keys()));
      });
    },

    /**
     * Proposes the suggested grade for everyone complete and not proposed yet, and no grade for those who get none.
     * Nothing is decided: where suggestions exceed the quota they do so afterwards, too.
     *
     * @returns the job; its result is `acceptedSchema`
     * @throws ApplicationError NOT_FOUND, RULE_VIOLATION `not_in_review`, `pool_locked`, `totals_outdated`; the job
     *   fails with the same
     */
    async acceptSuggestions(actor: Actor, target: PoolTarget) {
      const cycle = await readGradedCycle(database.read, policy, target.cycleId);
      requireCycleState(cycle.head, ['review'], '评定等次');
      await requireUnlocked(database.read, target.cycleId, target.pool);
      const owner = userIdSchema.parse(actor.id);
      const jobId = jobs.start(owner, '按建议等次排定', (progress) =>
        database.write(actor, async (unit) => {
          const graded = await openPool(unit, target);
          const rows = await poolRows(unit.trx, target.cycleId, target.pool);
          const open = rows.filter(({ state, individual }) => state === 'scoring' && individual === 0);
          const ready = open.filter((row) => row.participation !== 'graded' || row.suggestedGrade !== null);
          await makeReady(unit, graded, ready);
          const breathe = breather(progress.signal);
          for (const [index, row] of ready.entries()) {
            await putForward(unit, row, row.participation === 'graded' ? row.suggestedGrade : null, null);
            progress.report(index + 1, ready.length, '正在按建议等次排定');
            await breathe();
          }
          const result = { proposed: ready.length, incomplete: open.length - ready.length };
          await unit.audit({
            action: 'assessment.gradesDistributed',
            entityType: 'assessment_cycle',
            entityId: target.cycleId,
            after: { pool: target.pool, ...result },
          });
          return result;
        }),
      );
      return { jobId };
    },
  };
}

/** Refuses a grade that the record, its score, its cap or a lacking reason does not allow. */
function requireMovable(
  { scheme }: GradedCycle,
  row: GradingRow,
  grade: Grade | null,
  reason: string | null,
): void {
  const { name, suggestedGrade, gradeCap, participation } = row;
  const words = gradeWordsFor(scheme, row.identity);
  if (row.state === 'locked') throw ruleViolation('not_movable', `${name}的等次已审定并锁定，不能移动。`);
  if (row.individual === 1)
    throw ruleViolation('not_movable', `${name}单独评定，请打开其考核记录提出等次建议。`);
  if (participation !== 'graded') {
    if (grade === null) return;
    throw ruleViolation('not_movable', `${name}“${participationLabels[participation]}”，不能评定等次。`);
  }
  if (suggestedGrade === null)
    throw ruleViolation('score_incomplete', `${name}的评分还没有完成，不能评定等次。请先补齐评分。`);
  if (grade === null) throw ruleViolation('not_movable', `${name}参加考核并确定等次，请选择一个等次。`);
  if (gradeCap !== null && isBetter(grade, gradeCap))
    throw ruleViolation(
      'above_cap',
      `${name}最高只能评为“${words[gradeCap]}”，不能评为“${words[grade]}”。限制的原因见资格审核。`,
    );
  if (grade !== suggestedGrade && reason === null)
    throw ruleViolation(
      'reason_required',
      `${name}拟定等次“${words[grade]}”与建议的“${gradeWordOf(words, suggestedGrade)}”不同，请写明理由。`,
    );
}

async function putForward(
  unit: WriteUnit,
  row: GradingRow,
  grade: Grade | null,
  reason: string | null,
): Promise<void> {
  await updateAssessment(unit, row.id, {
    state: 'proposed',
    proposed_grade: grade,
    proposed_by: userIdSchema.parse(unit.actor.id),
    proposed_by_name: unit.actor.name,
    proposed_at: unit.at,
    proposal_reason: reason,
  });
  await unit.audit({
    action: 'assessment.proposed',
    entityType: 'assessment',
    entityId: row.id,
    before: {
      state: row.state,
      ...(row.state === 'proposed' && {
        proposedGrade: row.proposedGrade,
        proposedBy: row.proposedByName,
        proposalReason: row.proposalReason,
      }),
    },
    after: {
      state: 'proposed',
      total: row.total,
      suggestedGrade: row.suggestedGrade,
      proposedGrade: grade,
    },
    reason,
  });
}
