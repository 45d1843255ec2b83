import {
  type Insertable,
  type RawBuilder,
  type SqlBool,
  sql,
  type Transaction,
  type Updateable,
} from 'kysely';
import type {
  ObservationFilter,
  ObservationListInput,
  ObservationRow,
} from '#shared/contract/presence-records.ts';
import type { ObservationId, PersonId } from '#shared/ids.ts';
import { observationNotes } from '#shared/presence/observation-groups.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from '../roster/handle.types.ts';
import { all, fromPostings, nameOrders, orderBy, placeColumns, postingConditions } from './record-places.ts';

const fromObservations = (handle: Queries) =>
  fromPostings(handle).innerJoin('observation as o', 'o.posting_id', 'p.id');

function selectRows(handle: Queries) {
  return fromObservations(handle).select([
    ...placeColumns,
    'o.id as id',
    'o.posting_id as postingId',
    'o.kind as kind',
    'o.observed_on as observedOn',
    'o.organ as organ',
    'o.document_number as documentNumber',
    'o.text as text',
    'o.revision as revision',
    'o.created_at as createdAt',
    'o.created_by as createdBy',
    'o.voided_at as voidedAt',
    'o.void_reason as voidReason',
  ]);
}

/** One observation, or `undefined`. */
export function findObservation(handle: Queries, id: ObservationId): Promise<ObservationRow | undefined> {
  return selectRows(handle).where('o.id', '=', id).executeTakeFirst();
}

/** All observations about a person, voided ones too, the newest first. */
export function observationsOfPerson(handle: Queries, personId: PersonId): Promise<ObservationRow[]> {
  return selectRows(handle)
    .where('p.person_id', '=', personId)
    .orderBy('o.observed_on', 'desc')
    .orderBy('o.id', 'desc')
    .execute();
}

export async function insertObservation(
  trx: Transaction<Schema>,
  row: Insertable<Schema['observation']>,
): Promise<void> {
  await trx.insertInto('observation').values(row).execute();
}

/** Changes an observation and raises its revision; the caller has checked the revision in the same transaction. */
export async function updateObservation(
  trx: Transaction<Schema>,
  id: ObservationId,
  change: Updateable<Schema['observation']>,
): Promise<void> {
  await trx
    .updateTable('observation')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** A page of observations. */
export async function listObservationRows(
  handle: Queries,
  { filter, sort, offset, limit }: ObservationListInput,
): Promise<{ total: number; rows: ObservationRow[] }> {
  const found = all([...postingConditions(filter, 'o.posting_id'), ...conditionsOf(filter)]);
  const { total } = await handle
    .selectFrom('observation as o')
    .select(sql<number>`count(*)`.as('total'))
    .where(found)
    .executeTakeFirstOrThrow();
  const rows = await selectRows(handle)
    .where(found)
    .orderBy(orderBy(sort, orders, sql`o.observed_on desc`, sql`o.id desc`))
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, rows };
}

const orders = { ...nameOrders, observedOn: sql`o.observed_on`, kind: sql`o.kind` } as const;

function conditionsOf(filter: ObservationFilter): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  const notes = sql`(${sql.join(observationNotes)})`;
  if (!filter.withVoided) conditions.push(sql`o.voided_at is null`);
  if (filter.from !== null) conditions.push(sql`o.observed_on >= ${filter.from}`);
  if (filter.to !== null) conditions.push(sql`o.observed_on <= ${filter.to}`);
  if (filter.kind !== null) conditions.push(sql`o.kind = ${filter.kind}`);
  if (filter.group === 'notes') conditions.push(sql`o.kind in ${notes}`);
  if (filter.group === 'for_triggers') conditions.push(sql`o.kind not in ${notes}`);
  return conditions;
}
