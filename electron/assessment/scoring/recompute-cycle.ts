import type { CycleId, JobId, UserId } from '#shared/ids.ts';
import type { Actor } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import type { JobProgress } from '../../jobs/jobs.types.ts';
import { breather } from '../../roster/breather.ts';
import { findCycleHead } from '../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { recomputeRecords } from './recompute.ts';

/** Working a whole cycle out again, for when what it rests on has changed elsewhere: earlier results, above all. */
export function createCycleRecomputation({
  database,
  policy,
  jobs,
}: Pick<AssessmentDependencies, 'database' | 'policy' | 'jobs'>) {
  async function recompute(actor: Actor, cycleId: CycleId, progress: JobProgress) {
    const breathe = breather(progress.signal);
    return database.write(actor, async (unit) => {
      const cycle = await findCycleHead(unit.trx, cycleId);
      if (!cycle) throw notFound('考核');
      requireCycleState(cycle, ['scoring', 'review'], '重新计算得分');
      const rows = await unit.trx
        .selectFrom('assessment')
        .select('id')
        .where('cycle_id', '=', cycleId)
        .where('state', '=', 'scoring')
        .execute();
      const ids = rows.map(({ id }) => id);
      progress.report(0, ids.length, '正在重新计算得分');
      const { records, changed } = await recomputeRecords(unit, policy, ids, {
        breathe: async (done) => {
          progress.report(done, ids.length, '正在重新计算得分');
          await breathe();
        },
      });
      progress.signal.throwIfAborted();
      const result = { records, changed: changed.length };
      await unit.audit({
        action: 'assessment.cycleRecomputed',
        entityType: 'assessment_cycle',
        entityId: cycleId,
        after: { title: cycle.title, records, changed: changed.length },
      });
      return result;
    });
  }

  return {
    /**
     * Works every record of a cycle that is still being scored out again, as a job of its owner: everything or
     * nothing, in one write.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_in_scoring`
     */
    async recomputeCycle(owner: UserId, actor: Actor, cycleId: CycleId): Promise<JobId> {
      const cycle = await findCycleHead(database.read, cycleId);
      if (!cycle) throw notFound('考核');
      requireCycleState(cycle, ['scoring', 'review'], '重新计算得分');
      return jobs.start(owner, `重新计算${cycle.title}的得分`, (progress) =>
        recompute(actor, cycleId, progress),
      );
    },
  };
}
