import { type Insertable, sql, type Transaction, type Updateable } from 'kysely';
import type { Objection } from '#shared/contract/assessment-publicity.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleId, ObjectionId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';

function objections(handle: ReadHandle) {
  return handle
    .selectFrom('objection as o')
    .innerJoin('publicity as p', 'p.id', 'o.publicity_id')
    .leftJoin('assessment as a', 'a.id', 'o.assessment_id')
    .selectAll('o')
    .select(['p.ends_on', 'p.cycle_id', 'a.object', 'a.person_name', 'a.state'])
    .select((e) =>
      e
        .selectFrom('assessment_version as v')
        .select((v) => v.fn.max('v.reopened_at').as('last'))
        .whereRef('v.assessment_id', '=', 'o.assessment_id')
        .as('reopened_at'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof objections>['executeTakeFirstOrThrow']>>;

/** An objection with the cycle it belongs to. */
export interface StoredObjection extends Objection {
  readonly cycleId: CycleId;
}

function toObjection(row: Row): StoredObjection {
  const { assessment_id: assessmentId, person_name: name, outcome, answer, answered_on: on } = row;
  return {
    cycleId: row.cycle_id,
    id: row.id,
    publicityId: row.publicity_id,
    about:
      assessmentId === null || name === null
        ? null
        : { assessmentId, name: row.object === 'team' ? `${name}工作队` : name },
    receivedOn: row.received_on,
    late: row.received_on > row.ends_on,
    source: row.source,
    text: row.text,
    answer:
      outcome === null || answer === null || on === null
        ? null
        : { outcome, text: answer, on, by: row.answered_by ?? '' },
    toReopen: outcome === 'upheld' && assessmentId !== null && !openedSince(row),
    createdAt: row.created_at,
    createdBy: row.created_by,
    revision: row.revision,
  };
}

/** Whether the record is open, or was opened on the day of the objection or later. */
const openedSince = ({ state, reopened_at, received_on }: Row): boolean =>
  state !== 'locked' || (reopened_at !== null && businessDateOf(reopened_at) >= received_on);

/** Of every notice of a cycle, the newest first; those without an answer before the others. */
export async function objectionsOf(handle: ReadHandle, cycleId: CycleId): Promise<StoredObjection[]> {
  const rows = await objections(handle)
    .where('p.cycle_id', '=', cycleId)
    .orderBy(sql`o.outcome is not null`)
    .orderBy('o.received_on', 'desc')
    .orderBy('o.id', 'desc')
    .execute();
  return rows.map(toObjection);
}

export async function findObjection(
  handle: ReadHandle,
  id: ObjectionId,
): Promise<StoredObjection | undefined> {
  const row = await objections(handle).where('o.id', '=', id).executeTakeFirst();
  return row && toObjection(row);
}

export async function insertObjection(
  trx: Transaction<Schema>,
  row: Insertable<Schema['objection']>,
): Promise<void> {
  await trx.insertInto('objection').values(row).execute();
}

/** Changes an objection and counts its revision up. */
export async function updateObjection(
  trx: Transaction<Schema>,
  id: ObjectionId,
  changes: Omit<Updateable<Schema['objection']>, 'id' | 'revision'>,
): Promise<void> {
  await trx
    .updateTable('objection')
    .set({ ...changes, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}
