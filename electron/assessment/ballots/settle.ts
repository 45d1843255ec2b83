import type { BallotTotals } from '#shared/assessment/ballots/count-ballots.ts';
import type { BallotTally } from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type { BallotBatchState, Grade, RaterGroup } from '#shared/vocabulary.ts';
import type { Json, ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { storeTally, talliesOf } from '../record/assessment.repository.ts';
import { recomputeRecords } from '../scoring/recompute.ts';
import { type StoredBatch, updateBatch } from './batch.repository.ts';
import { storeCounts } from './pass.repository.ts';
import { requireNoTypedTally } from './typed-tally.ts';

/**
 * Settles a batch: what it comes to is kept, counts in the tallies of everyone on it, and their totals are worked out
 * again, all in the write that is running.
 *
 * @throws ApplicationError RULE_VIOLATION `typed_tally` where somebody has typed a tally since the entry began
 */
export async function settleBatch(
  unit: WriteUnit,
  policy: PolicyService,
  batch: StoredBatch,
  { returned, invalid, totals }: BallotTotals,
): Promise<void> {
  const { row } = batch;
  await requireNoTypedTally(unit.trx, batch);
  await storeCounts(unit, row.id, 0, totals);
  await updateBatch(unit, row.id, {
    state: 'settled',
    settled_at: unit.at,
    settled_by: unit.actor.name,
    returned,
    invalid,
  });
  await unit.audit({
    action: 'assessment.batchSettled',
    entityType: 'ballot_batch',
    entityId: row.id,
    after: {
      batch: row.number,
      group: row.rater_group,
      issued: row.issued,
      returned,
      valid: returned - invalid,
      invalid,
      results: batch.subjects.map(({ name }, index) => ({ name, ...totals[index] })),
    },
  });
  await countAgain(unit, policy, batch);
}

/** Takes back what was counted of a settled batch, and gives the batch another state. */
export async function takeBack(
  unit: WriteUnit,
  policy: PolicyService,
  batch: StoredBatch,
  changes: { readonly state: BallotBatchState; readonly void_reason?: string },
): Promise<void> {
  const { row } = batch;
  await storeCounts(unit, row.id, 0, []);
  await updateBatch(unit, row.id, {
    ...changes,
    settled_at: null,
    settled_by: null,
    returned: null,
    invalid: null,
  });
  if (row.state === 'settled') await countAgain(unit, policy, batch);
}

/** The tally of a group about a record from all settled batches; null where there is none. */
export async function talliedFromBatches(
  handle: ReadHandle,
  id: AssessmentId,
  group: RaterGroup,
): Promise<BallotTally | null> {
  const sum = await handle
    .selectFrom('ballot_batch_subject as s')
    .innerJoin('ballot_batch as b', 'b.id', 's.batch_id')
    .innerJoin('ballot_count as c', (join) =>
      join.onRef('c.batch_id', '=', 's.batch_id').onRef('c.position', '=', 's.position').on('c.pass', '=', 0),
    )
    .select((e) => [
      e.fn.countAll<number>().as('batches'),
      e.fn.sum<number>('b.issued').as('issued'),
      e.fn.sum<number>('b.returned').as('returned'),
      e.fn.sum<number>('c.valid').as('valid'),
      e.fn.sum<number>('b.invalid').as('invalid'),
      e.fn.sum<number>('c.excellent').as('excellent'),
      e.fn.sum<number>('c.competent').as('competent'),
      e.fn.sum<number>('c.basically_competent').as('basically_competent'),
      e.fn.sum<number>('c.incompetent').as('incompetent'),
      e.fn.sum<number>('c.blank').as('blank'),
    ])
    .where('s.assessment_id', '=', id)
    .where('b.rater_group', '=', group)
    .where('b.state', '=', 'settled')
    .executeTakeFirst();
  if (!sum || sum.batches === 0) return null;
  const { issued, returned, valid, invalid, blank } = sum;
  const { excellent, competent, basically_competent, incompetent } = sum;
  const votes = { excellent, competent, basically_competent, incompetent };
  return { group, issued, returned, valid, invalid, votes, blank };
}

/** Writes the tallies of everyone on a batch anew from what is settled now, and works their results out again. */
async function countAgain(unit: WriteUnit, policy: PolicyService, batch: StoredBatch): Promise<void> {
  const group = batch.row.rater_group;
  const ids = batch.subjects.map(({ assessmentId }) => assessmentId);
  const before = await standingOf(unit.trx, ids, group);
  for (const id of ids) await storeTally(unit, id, group, await talliedFromBatches(unit.trx, id, group));
  await recomputeRecords(unit, policy, ids, { countUp: 'all' });
  const after = await standingOf(unit.trx, ids, group);
  for (const id of ids) {
    const now = after.get(id);
    await unit.audit({
      action: now?.tally ? 'assessment.tallySaved' : 'assessment.tallyRemoved',
      entityType: 'assessment',
      entityId: id,
      before: { group, ...before.get(id) },
      after: { group, batch: batch.row.number, ...now },
    });
  }
}

interface Standing {
  readonly tally: BallotTally | null;
  readonly total: Points | null;
  readonly suggestedGrade: Grade | null;
  readonly [key: string]: Json;
}

async function standingOf(
  handle: ReadHandle,
  ids: readonly AssessmentId[],
  group: RaterGroup,
): Promise<Map<AssessmentId, Standing>> {
  const rows = await handle
    .selectFrom('assessment')
    .select(['id', 'total_points as total', 'suggested_grade as suggestedGrade'])
    .where('id', 'in', [...ids])
    .execute();
  const standing = new Map<AssessmentId, Standing>();
  for (const { id, ...result } of rows) {
    const tally = (await talliesOf(handle, id)).find((candidate) => candidate.group === group) ?? null;
    standing.set(id, { tally, ...result });
  }
  return standing;
}
