import type { KeptCycle } from '#shared/contract/assessment-cycle.ts';
import { gradeCountsSchema, poolOverrideSchema } from '#shared/contract/assessment-grading.ts';
import type { CycleState, Grade, Pool } from '#shared/vocabulary.ts';
import { sealed } from '../../canonical-sha256.ts';
import type { Json } from '../../database/database.types.ts';
import { settingsOf, stepsOf } from './cycle.repository.ts';
import type { StepContext } from './step-effects.ts';
import { type KeptRecord, keepLockedRecords, releaseRecords, takeBackLocks } from './take-back.ts';

type Reopening = StepContext & { readonly reason: string };

/**
 * Keeps the version of a cycle whole and goes on with the next: settings, steps, locks, grades, and every locked record
 * as its page showed it. What was locked is proposed again, or scored again, as `to` says.
 *
 * @returns what the trail says about it
 */
export async function reopenWhole(
  context: Reopening,
  to: Extract<CycleState, 'review' | 'scoring'>,
): Promise<{ [key: string]: Json }> {
  const { unit, cycle, reason } = context;
  const kept = await keepLockedRecords(context);
  const { content, sha256 } = sealed(await contentOf(context, kept));
  await unit.trx
    .insertInto('cycle_version')
    .values({
      cycle_id: cycle.id,
      version: cycle.version,
      content,
      sha256,
      reopened_at: unit.at,
      reopened_by: unit.actor.name,
      reopen_reason: reason,
    })
    .execute();
  const locks = await takeBackLocks(context);
  await releaseRecords(context, to === 'review' ? 'proposed' : 'scoring');
  await unit.trx
    .updateTable('assessment_cycle')
    .set({ version: cycle.version + 1 })
    .where('id', '=', cycle.id)
    .execute();
  return { keptVersion: cycle.version, keptSha256: sha256, keptVersions: kept.length, ...locks };
}

async function contentOf(
  { unit: { trx }, cycle }: StepContext,
  kept: readonly KeptRecord[],
): Promise<KeptCycle> {
  const locks = await trx
    .selectFrom('pool_lock')
    .selectAll()
    .where('cycle_id', '=', cycle.id)
    .orderBy('sequence')
    .execute();
  const { title, year, kind, version, state, schemeVersionId, periodFrom, periodTo } = cycle;
  return {
    title,
    year,
    kind,
    version,
    state,
    schemeVersionId,
    periodFrom,
    periodTo,
    settings: settingsOf(cycle),
    steps: await stepsOf(trx, cycle.id),
    locks: locks.map((lock) => ({
      pool: lock.pool,
      size: lock.size,
      quota: lock.quota,
      before: gradeCountsSchema.parse(JSON.parse(lock.before)),
      after: gradeCountsSchema.parse(JSON.parse(lock.after)),
      override: lock.override === null ? null : poolOverrideSchema.parse(JSON.parse(lock.override)),
      lockedAt: lock.locked_at,
      lockedBy: lock.locked_by,
      unlockedAt: lock.unlocked_at,
      unlockReason: lock.unlock_reason,
    })),
    distribution: distributionOf(kept),
    records: kept.map(({ detail, version: recordVersion, sha256 }) => ({
      id: detail.id,
      name: detail.name,
      object: detail.object,
      pool: detail.pool,
      participation: detail.participation,
      total: detail.total,
      finalGrade: detail.finalGrade,
      version: recordVersion,
      sha256,
    })),
  };
}

function distributionOf(kept: readonly KeptRecord[]): KeptCycle['distribution'] {
  const byPool = new Map<Pool, { grades: Record<Grade, number>; withoutGrade: number }>();
  for (const { detail } of kept) {
    const counted = byPool.get(detail.pool) ?? {
      grades: { excellent: 0, competent: 0, basically_competent: 0, incompetent: 0 },
      withoutGrade: 0,
    };
    if (detail.finalGrade === null) counted.withoutGrade += 1;
    else counted.grades[detail.finalGrade] += 1;
    byPool.set(detail.pool, counted);
  }
  return [...byPool].map(([pool, counted]) => ({ pool, ...counted }));
}
