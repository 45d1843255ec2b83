import { sql } from 'kysely';
import type { BusinessDate } from '#shared/dates.ts';
import type { AssessmentId, CycleId, TownshipId } from '#shared/ids.ts';
import type { AssessedObject, Grade, Identity, Participation, RaterGroup } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { revisionsOfCycle } from './standing.repository.ts';

/** A record as the summary of the ballots names it. */
export interface RatedSubject {
  readonly id: AssessmentId;
  readonly object: AssessedObject;
  readonly identity: Identity | null;
  readonly participation: Participation;
  readonly name: string;
  readonly townshipName: string;
  readonly villageName: string;
}

/** What one group said about one record. */
export interface RecordTally {
  readonly id: AssessmentId;
  readonly group: RaterGroup;
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
  readonly invalid: number;
  readonly votes: Record<Grade, number>;
  readonly blank: number;
}

/** A batch with its sheets of paper; none of its votes. */
export interface BatchSheets {
  readonly number: number;
  readonly group: RaterGroup;
  readonly state: string;
  readonly heldOn: BusinessDate | null;
  readonly issued: number;
  readonly returned: number | null;
  readonly invalid: number | null;
}

/** Whose ballots: everyone's of a cycle, or those about the people and teams of one township. */
export interface Scope {
  readonly cycleId: CycleId;
  readonly townshipId: TownshipId | null;
}

/** Everyone in the scope: people, teams, units, each in the order of the roster. */
export async function subjectsInScope(
  handle: ReadHandle,
  { cycleId, townshipId }: Scope,
): Promise<RatedSubject[]> {
  return handle
    .selectFrom('assessment')
    .select([
      'id',
      'object',
      'identity',
      'participation',
      'person_name as name',
      'township_name as townshipName',
      'village_name as villageName',
    ])
    .where('cycle_id', '=', cycleId)
    .$if(townshipId !== null, (query) => query.where('township_id', '=', townshipId))
    .orderBy(sql`case object when 'team' then 2 when 'unit' then 3 else 1 end`)
    .orderBy('township_name')
    .orderBy('village_key')
    .orderBy(sql`case object when 'first_secretary' then 1 else 2 end`)
    .orderBy('person_key')
    .orderBy('unit_key')
    .orderBy('id')
    .execute();
}

/** The tallies of everyone in the scope. */
export async function talliesInScope(
  handle: ReadHandle,
  { cycleId, townshipId }: Scope,
): Promise<RecordTally[]> {
  const rows = await handle
    .selectFrom('ballot_tally as t')
    .innerJoin('assessment as a', 'a.id', 't.assessment_id')
    .selectAll('t')
    .where('a.cycle_id', '=', cycleId)
    .$if(townshipId !== null, (query) => query.where('a.township_id', '=', townshipId))
    .execute();
  return rows.map(
    ({ assessment_id: id, rater_group: group, issued, returned, valid, invalid, blank, ...votes }) => ({
      id,
      group,
      issued,
      returned,
      valid,
      invalid,
      blank,
      votes,
    }),
  );
}

/** The batches that rate anybody in the scope, by number. */
export async function batchesInScope(
  handle: ReadHandle,
  { cycleId, townshipId }: Scope,
): Promise<BatchSheets[]> {
  return handle
    .selectFrom('ballot_batch as b')
    .select([
      'b.number',
      'b.rater_group as group',
      'b.state',
      'b.held_on as heldOn',
      'b.issued',
      'b.returned',
      'b.invalid',
    ])
    .where('b.cycle_id', '=', cycleId)
    .$if(townshipId !== null, (query) =>
      query.where((e) =>
        e.exists(
          e
            .selectFrom('ballot_batch_subject as s')
            .innerJoin('assessment as a', 'a.id', 's.assessment_id')
            .select('s.batch_id')
            .whereRef('s.batch_id', '=', 'b.id')
            .where('a.township_id', '=', townshipId),
        ),
      ),
    )
    .orderBy('b.number')
    .execute();
}

/** Records and groups whose tally comes from batches, as `record:group`; the others were typed as totals. */
export async function countedFromBatches(handle: ReadHandle, cycleId: CycleId): Promise<ReadonlySet<string>> {
  const rows = await handle
    .selectFrom('ballot_batch as b')
    .innerJoin('ballot_batch_subject as s', 's.batch_id', 'b.id')
    .select(['s.assessment_id as id', 'b.rater_group as group'])
    .where('b.cycle_id', '=', cycleId)
    .where('b.state', '=', 'settled')
    .execute();
  return new Set(rows.map(({ id, group }) => tallyKey(id, group)));
}

export const tallyKey = (id: AssessmentId, group: RaterGroup) => `${id}:${group}`;

/** A number that is another one as soon as any record or batch of the cycle, or the cycle itself, has changed. */
export async function revisionsOfBallots(handle: ReadHandle, cycleId: CycleId): Promise<number> {
  const { batches } = await handle
    .selectFrom('ballot_batch')
    .select((e) => e.fn.sum<number | null>('revision').as('batches'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow();
  return (batches ?? 0) + (await revisionsOfCycle(handle, cycleId));
}
