import type { Selectable, Updateable } from 'kysely';
import type { AssessmentId, BallotBatchId, CycleId, TownshipId, UserId } from '#shared/ids.ts';
import type { AssessedObject, AssessmentState, Grade, Identity, Participation } from '#shared/vocabulary.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { notFound } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import { optionsOf, type RatedRecord } from './ballot-options.ts';

export type BatchColumns = Selectable<Schema['ballot_batch']>;
export type PassColumns = Selectable<Schema['ballot_pass']>;

/** Somebody or something on a ballot. */
export interface SubjectOnBallot extends RatedRecord {
  readonly batchId: BallotBatchId;
  readonly position: number;
  readonly assessmentId: AssessmentId;
  readonly name: string;
  readonly object: AssessedObject;
  readonly identity: Identity | null;
  readonly townshipId: TownshipId | null;
  readonly townshipName: string;
  readonly villageName: string;
  readonly unitName: string;
  readonly state: AssessmentState;
  readonly participation: Participation;
  readonly individual: 0 | 1;
}

/** A batch with its cycle, who is on its ballots, what is offered on them, and who put them in. */
export interface StoredBatch {
  readonly row: BatchColumns;
  readonly cycle: CycleHead;
  readonly subjects: readonly SubjectOnBallot[];
  readonly offered: readonly Grade[];
  readonly passes: readonly PassColumns[];
}

/** @throws ApplicationError NOT_FOUND */
export async function readBatch(
  handle: ReadHandle,
  policy: PolicyService,
  id: BallotBatchId,
): Promise<StoredBatch> {
  const row = await handle.selectFrom('ballot_batch').selectAll().where('id', '=', id).executeTakeFirst();
  const cycle = row && (await findCycleHead(handle, row.cycle_id));
  if (!cycle) throw notFound('测评票批次');
  const { content } = await policy.get(cycle.schemeVersionId);
  const subjects = await subjectsOf(handle, [id]);
  const passes = await passesOf(handle, [id]);
  const offered = optionsOf(content, cycle.kind, row.rater_group, subjects);
  return { row, cycle, subjects, offered, passes };
}

/** Who is on the ballots of these batches, in the order of each ballot. */
export async function subjectsOf(
  handle: ReadHandle,
  ids: readonly BallotBatchId[],
): Promise<SubjectOnBallot[]> {
  return handle
    .selectFrom('ballot_batch_subject as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .select(['s.batch_id as batchId', 's.position', 's.assessment_id as assessmentId', ...recordColumns])
    .where('s.batch_id', 'in', [...ids])
    .orderBy('s.batch_id')
    .orderBy('s.position')
    .execute();
}

/** What ballots need to know of a record; `a` is the table `assessment`. */
export const recordColumns = [
  'a.person_name as name',
  'a.object',
  'a.identity',
  'a.township_id as townshipId',
  'a.township_name as townshipName',
  'a.village_name as villageName',
  'a.unit_name as unitName',
  'a.state',
  'a.participation',
  'a.individual',
] as const;

/** The first pass before the second. */
export function passesOf(handle: ReadHandle, ids: readonly BallotBatchId[]): Promise<PassColumns[]> {
  return handle
    .selectFrom('ballot_pass')
    .selectAll()
    .where('batch_id', 'in', [...ids])
    .orderBy('batch_id')
    .orderBy('pass')
    .execute();
}

/** The number that the next batch of a cycle gets; numbers of voided ones are not given again. */
export async function nextBatchNumber(handle: ReadHandle, cycleId: CycleId): Promise<number> {
  const row = await handle
    .selectFrom('ballot_batch')
    .select((e) => e.fn.max<number | null>('number').as('last'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Writes who is on the ballots of a batch anew. */
export async function storeSubjects(
  { trx }: WriteUnit,
  id: BallotBatchId,
  subjects: readonly AssessmentId[],
): Promise<void> {
  await trx.deleteFrom('ballot_batch_subject').where('batch_id', '=', id).execute();
  await trx
    .insertInto('ballot_batch_subject')
    .values(
      subjects.map((assessmentId, index) => ({
        batch_id: id,
        position: index + 1,
        assessment_id: assessmentId,
      })),
    )
    .execute();
}

/** Changes columns of a batch and counts its revision up. */
export async function updateBatch(
  { trx }: WriteUnit,
  id: BallotBatchId,
  changes: Omit<Updateable<Schema['ballot_batch']>, 'id' | 'revision'>,
): Promise<void> {
  await trx
    .updateTable('ballot_batch')
    .set((e) => ({ ...changes, revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The pass of a number, where it has begun. */
export const passOf = ({ passes }: Pick<StoredBatch, 'passes'>, pass: 1 | 2): PassColumns | undefined =>
  passes.find((candidate) => candidate.pass === pass);

/** The pass that a user has open. */
export const openPassOf = (
  { passes }: Pick<StoredBatch, 'passes'>,
  userId: UserId,
): PassColumns | undefined =>
  passes.find((candidate) => candidate.user_id === userId && candidate.finished_at === null);
