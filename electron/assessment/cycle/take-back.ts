import type { Updateable } from 'kysely';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { type AssessmentState, poolLabels } from '#shared/vocabulary.ts';
import type { Json } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { breather } from '../../roster/breather.ts';
import { readRecord, toDetail } from '../record/assessment-detail.ts';
import { withoutApproval, withoutProposal } from '../record/decision-columns.ts';
import { keepLockedVersion } from '../record/locked-version.ts';
import { standingsOf } from '../record/standing.repository.ts';
import { inParts } from './in-parts.ts';
import { records } from './named-records.ts';
import type { StepContext } from './step-effects.ts';

type Taken = Pick<StepContext, 'unit' | 'dependencies' | 'cycle'> & { readonly reason: string | null };

/** A locked record as it was kept. */
export interface KeptRecord {
  readonly detail: AssessmentDetail;
  readonly version: number;
  readonly sha256: string;
}

/** Keeps every locked record of the cycle whole, in the order of the roster. */
export async function keepLockedRecords({ unit, dependencies, cycle, reason }: Taken): Promise<KeptRecord[]> {
  const { trx } = unit;
  const rows = await trx
    .selectFrom('assessment')
    .select('id')
    .where('cycle_id', '=', cycle.id)
    .where('state', '=', 'locked')
    .orderBy('id')
    .execute();
  const standings = await standingsOf(trx, cycle.id);
  const breathe = breather();
  const kept: KeptRecord[] = [];
  for (const { id } of rows) {
    const record = await readRecord(trx, dependencies.policy, id);
    const detail = await toDetail(trx, record, standings.get(id));
    const lockedAt = detail.approval?.at ?? detail.updatedAt;
    kept.push({ detail, ...(await keepLockedVersion(unit, detail, lockedAt, reason ?? '')) });
    await breathe();
  }
  return kept;
}

/**
 * Takes decisions back: to `proposed` the approvals, to `scoring` the proposals too. What was locked is kept before.
 * Nobody goes their own way any longer, but for those who were left behind without a score where the rest is proposed.
 *
 * @returns what the trail says: how many, and proposals that differed from the suggestion with their reasons
 */
export async function takeBackDecisions(
  taken: Taken,
  to: Exclude<AssessmentState, 'locked'>,
): Promise<{ keptVersions: number; departures: Json }> {
  const kept = await keepLockedRecords(taken);
  const departures = to === 'scoring' ? await departuresOf(taken) : [];
  await releaseRecords(taken, to);
  return { keptVersions: kept.length, departures };
}

/** Takes approvals, or proposals too, off the records; whoever locked ones were must have kept them. */
export async function releaseRecords(
  { unit, cycle }: Pick<Taken, 'unit' | 'cycle'>,
  to: Exclude<AssessmentState, 'locked'>,
): Promise<void> {
  const touched = records(unit.trx, cycle.id).select('id').orderBy('id');
  const change = async (
    query: typeof touched,
    changes: Omit<Updateable<Schema['assessment']>, 'id' | 'revision' | 'updated_at'>,
  ) => {
    const ids = (await query.execute()).map(({ id }) => id);
    await inParts(ids, (part) =>
      unit.trx
        .updateTable('assessment')
        .set((e) => ({ ...changes, revision: e('revision', '+', 1), updated_at: unit.at }))
        .where('id', 'in', part)
        .execute(),
    );
  };
  if (to === 'scoring') {
    await change(
      touched.where((e) => e.or([e('state', '<>', 'scoring'), e('individual', '=', 1)])),
      { state: 'scoring', individual: 0, ...withoutProposal, ...withoutApproval },
    );
    return;
  }
  await change(touched.where('state', '=', 'locked'), { state: 'proposed', ...withoutApproval });
  await change(
    touched
      .where('individual', '=', 1)
      .where((e) => e.or([e('state', '=', 'proposed'), e('total_points', 'is not', null)])),
    { individual: 0 },
  );
}

/** Proposals that differ from the suggestion: their reasons would be gone otherwise. */
async function departuresOf({ unit, cycle }: Taken): Promise<Json> {
  const rows = await unit.trx
    .selectFrom('assessment')
    .select(['person_name', 'proposed_grade', 'proposed_by_name', 'proposal_reason'])
    .where('cycle_id', '=', cycle.id)
    .where('proposal_reason', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    personName: row.person_name,
    proposedGrade: row.proposed_grade,
    proposedBy: row.proposed_by_name,
    proposalReason: row.proposal_reason,
  }));
}

/** Takes standing locks of pools back. */
export async function takeBackLocks({ unit, cycle, reason }: Taken): Promise<{ unlockedPools: Json }> {
  const unlocked = await unit.trx
    .updateTable('pool_lock')
    .set({ unlocked_at: unit.at, unlocked_by: unit.actor.name, unlock_reason: reason })
    .where('cycle_id', '=', cycle.id)
    .where('unlocked_at', 'is', null)
    .returning('pool')
    .execute();
  return { unlockedPools: unlocked.map(({ pool }) => poolLabels[pool]).sort() };
}
