import type { CountedRecords } from '#shared/assessment/summarise-cycle.ts';
import type { CycleId } from '#shared/ids.ts';
import type { AssessedObject, BallotBatchState, Pool, RaterGroup } from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';

/** The records of a cycle, counted by everything the summary tells apart. */
export function likeRecords(handle: Reader, cycleId: CycleId): Promise<CountedRecords[]> {
  return handle
    .selectFrom('assessment')
    .select((e) => [
      'township_id as townshipId',
      'township_name as townshipName',
      'pool',
      'participation',
      'state',
      e.case().when('total_points', 'is', null).then<0 | 1>(0).else<0 | 1>(1).end().as('complete'),
      'suggested_grade as suggested',
      'proposed_grade as proposed',
      'final_grade as final',
      e.fn.countAll<number>().as('count'),
    ])
    .where('cycle_id', '=', cycleId)
    .groupBy([
      'townshipId',
      'townshipName',
      'pool',
      'participation',
      'state',
      'complete',
      'suggested',
      'proposed',
      'final',
    ])
    .execute();
}

/** Items scored by anybody, for each graded record of an object: how many records have so many of them. */
export function scoredItems(
  handle: Reader,
  cycleId: CycleId,
): Promise<{ object: AssessedObject; items: number; records: number }[]> {
  return handle
    .with('scored', (database) =>
      database
        .selectFrom('assessment as a')
        .leftJoin('item_score as s', 's.assessment_id', 'a.id')
        .select((e) => ['a.object', e.fn.count<number>('s.item_code').distinct().as('items')])
        .where('a.cycle_id', '=', cycleId)
        .where('a.participation', '=', 'graded')
        .groupBy('a.id'),
    )
    .selectFrom('scored')
    .select((e) => ['object', 'items', e.fn.countAll<number>().as('records')])
    .groupBy(['object', 'items'])
    .execute();
}

/** How many graded records of each object have a tally of each group. */
export function talliedRecords(
  handle: Reader,
  cycleId: CycleId,
): Promise<{ object: AssessedObject; group: RaterGroup; records: number }[]> {
  return handle
    .selectFrom('assessment as a')
    .innerJoin('ballot_tally as t', 't.assessment_id', 'a.id')
    .select((e) => ['a.object', 't.rater_group as group', e.fn.countAll<number>().as('records')])
    .where('a.cycle_id', '=', cycleId)
    .where('a.participation', '=', 'graded')
    .groupBy(['a.object', 't.rater_group'])
    .execute();
}

/** Batches of ballots by how far they are. */
export function batchStates(
  handle: Reader,
  cycleId: CycleId,
): Promise<{ state: BallotBatchState; count: number }[]> {
  return handle
    .selectFrom('ballot_batch')
    .select((e) => ['state', e.fn.countAll<number>().as('count')])
    .where('cycle_id', '=', cycleId)
    .groupBy('state')
    .execute();
}

/** Pools whose distribution is locked now. */
export async function lockedPools(handle: Reader, cycleId: CycleId): Promise<Pool[]> {
  const rows = await handle
    .selectFrom('pool_lock')
    .select('pool')
    .where('cycle_id', '=', cycleId)
    .where('unlocked_at', 'is', null)
    .execute();
  return rows.map(({ pool }) => pool);
}

/** Graded records by object. */
export async function gradedByObject(handle: Reader, cycleId: CycleId): Promise<Map<AssessedObject, number>> {
  const rows = await handle
    .selectFrom('assessment')
    .select((e) => ['object', e.fn.countAll<number>().as('records')])
    .where('cycle_id', '=', cycleId)
    .where('participation', '=', 'graded')
    .groupBy('object')
    .execute();
  return new Map(rows.map(({ object, records }) => [object, records]));
}

/** Share of a pool that may be 优秀, in hundredths of a percent; null while nobody has set one. */
export async function ratioOf(handle: Reader, cycleId: CycleId): Promise<number | null> {
  const row = await handle
    .selectFrom('assessment_cycle')
    .select('excellent_ratio')
    .where('id', '=', cycleId)
    .executeTakeFirst();
  return row?.excellent_ratio ?? null;
}
