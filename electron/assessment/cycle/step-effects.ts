import type { CycleStep } from '#shared/assessment/cycle-states.ts';
import type { Blocker } from '#shared/contract/assessment-cycle.ts';
import type { Json, WriteUnit } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import type { RecordDependencies } from '../record/change.ts';
import { standingNotices } from './blockers-publicity.ts';
import { type CycleHead, chosenPostings } from './cycle.repository.ts';
import { freezeParticipants } from './freeze-participants.ts';
import { inParts } from './in-parts.ts';
import { records } from './named-records.ts';
import { participantsOf } from './opening.ts';
import { takeBackDecisions, takeBackLocks } from './take-back.ts';

/** What a step is taken with. */
export interface StepContext {
  readonly unit: WriteUnit;
  readonly dependencies: RecordDependencies;
  readonly cycle: CycleHead;
  readonly scheme: SchemeVersionWithContent;
  /** Given for steps back and for what is passed over. */
  readonly reason: string | null;
  /** Blockers that the reason passes over. */
  readonly waived: readonly Blocker[];
}

/** Sentences about what follows from a step besides the state, for whoever is about to take it. */
export function consequencesOf(step: CycleStep, blockers: readonly Blocker[]): string[] {
  if (step.direction === 'reopen') {
    return [
      '现在的结果作为一个版本完整保留，新的版本从这里继续。',
      step.to === 'review'
        ? '所有已锁定的记录回到待审定，各组的等次分布解除锁定。'
        : '所有记录回到评分中，等次建议和各组的锁定一并撤销。',
    ];
  }
  const { from, to } = step;
  if (step.direction === 'forward' && to === 'open') {
    return ['按台账确定考核对象并冻结：此后台账的更正不再影响本次考核。'];
  }
  if (step.direction === 'forward' && to === 'review' && blockers.some(({ waivable }) => waivable)) {
    return ['得分不完整的考核对象不参加本次排定，留待单独评分、评定。'];
  }
  if (step.direction !== 'back') return [];
  if (to === 'draft') return ['冻结的考核对象全部取消，再次开启时按当时的台账重新确定。'];
  if (from === 'review') return ['等次建议全部撤销，各组的等次分布解除锁定；已录入的票数和得分保留。'];
  if (from === 'approval' && to === 'review') return ['已审定的记录保留为以前的版本，回到待审定。'];
  if (from === 'publicity') return ['正在进行或已经结束的公示撤回，再次公示要重新计算工作日。'];
  return [];
}

/**
 * Does what goes with a step, besides the state itself.
 *
 * @returns what the trail says about it
 */
export async function applyStep(context: StepContext, step: CycleStep): Promise<{ [key: string]: Json }> {
  const { from, to, direction } = step;
  if (direction === 'forward') {
    if (to === 'open') return open(context);
    if (to === 'review') return leaveBehind(context);
    return {};
  }
  if (to === 'draft') return unfreeze(context);
  if (from === 'review' && to === 'scoring') {
    return { ...(await takeBackLocks(context)), ...(await takeBackDecisions(context, 'scoring')) };
  }
  if (from === 'approval' && to === 'review') return takeBackDecisions(context, 'proposed');
  if (from === 'publicity') return withdrawPublicity(context);
  return {};
}

async function open({ unit, cycle, scheme }: StepContext): Promise<{ [key: string]: Json }> {
  const { trx } = unit;
  const found = await participantsOf(trx, cycle, scheme.content);
  await freezeParticipants(unit, cycle.id, cycle.kind, scheme.content, found);
  await trx
    .updateTable('assessment_cycle')
    .set({ opened_at: unit.at, opened_by: unit.actor.name })
    .where('id', '=', cycle.id)
    .execute();
  const { id, version, sha256 } = scheme;
  return {
    scheme: { id, version, sha256 },
    participants: found.people.length + found.teams.length + found.units.length,
    postingsLeftOut: found.leftOut.map(({ postingId }) => postingId),
  };
}

async function unfreeze({ unit: { trx }, cycle }: StepContext): Promise<{ [key: string]: Json }> {
  // The postings that were chosen stay chosen.
  const postings = await chosenPostings(trx, cycle.id);
  const { numDeletedRows } = await trx
    .deleteFrom('assessment')
    .where('cycle_id', '=', cycle.id)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('assessment_cycle')
    .set({ state: 'draft', opened_at: null, opened_by: null })
    .where('id', '=', cycle.id)
    .execute();
  return { participants: Number(numDeletedRows), postings: postings.length };
}

/** Whoever is not complete goes on alone. */
async function leaveBehind({ unit, cycle, waived }: StepContext): Promise<{ [key: string]: Json }> {
  if (!waived.some(({ code }) => code === 'scores_incomplete')) return {};
  const left = await records(unit.trx, cycle.id)
    .select('id')
    .where('participation', '=', 'graded')
    .where('individual', '=', 0)
    .where('total_points', 'is', null)
    .orderBy('id')
    .execute();
  const ids = left.map(({ id }) => id);
  await inParts(ids, (part) =>
    unit.trx
      .updateTable('assessment')
      .set((e) => ({ individual: 1, revision: e('revision', '+', 1), updated_at: unit.at }))
      .where('id', 'in', part)
      .execute(),
  );
  return { leftBehind: ids };
}

async function withdrawPublicity({ unit, cycle, reason }: StepContext): Promise<{ [key: string]: Json }> {
  const ids = (await standingNotices({ handle: unit.trx, cycle })).map(({ id }) => id);
  if (ids.length === 0) return {};
  await unit.trx
    .updateTable('publicity')
    .set((e) => ({ withdrawn_at: unit.at, withdraw_reason: reason, revision: e('revision', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
  return { publicityWithdrawn: ids };
}
