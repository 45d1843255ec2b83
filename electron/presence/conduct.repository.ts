import {
  type Insertable,
  type RawBuilder,
  type SqlBool,
  sql,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { ConductFilter, ConductListInput, ConductRow } from '#shared/contract/presence-records.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { ConductRecordId, PersonId, PostingId } from '#shared/ids.ts';
import { penaltySeveritySchema } from '#shared/presence/conduct-severity.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from '../roster/handle.types.ts';
import { all, nameOrders, orderBy, placeConditions } from './record-places.ts';

/** Where a person is, or was last: on post before ended, the latest first. */
const latestPosting = sql<PostingId>`(select q.id from posting q where q.person_id = c.person_id
  order by q.status = 'on_post' desc, q.start_date desc, q.id desc limit 1)`;

/** Records (`c`) with the person and the names of where the person is. */
const fromConduct = (handle: Queries) =>
  handle
    .selectFrom('conduct_record as c')
    .innerJoin('person as h', 'h.id', 'c.person_id')
    .leftJoin('posting as p', (join) => join.on('p.id', '=', latestPosting))
    .leftJoin('village as v', 'v.id', 'p.village_id')
    .leftJoin('township as t', 't.id', 'v.township_id')
    .leftJoin('dispatching_unit as u', 'u.id', 'p.unit_id');

function selectRows(handle: Queries) {
  return fromConduct(handle).select([
    'c.id as id',
    'c.person_id as personId',
    'h.name as personName',
    'p.id as postingId',
    't.name as townshipName',
    'v.name as villageName',
    'u.name as unitName',
    'c.kind as kind',
    'c.severity as severity',
    'c.decided_on as decidedOn',
    'c.effective_until as effectiveUntil',
    'c.organ as organ',
    'c.document_number as documentNumber',
    'c.reason as reason',
    'c.revision as revision',
    'c.created_at as createdAt',
    'c.created_by as createdBy',
    'c.voided_at as voidedAt',
    'c.void_reason as voidReason',
  ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

function toRow(row: Selected, today: BusinessDate): ConductRow {
  const { kind, effectiveUntil, voidedAt } = row;
  // A penalty holds on its last day; an investigation is over on the day it is concluded.
  const over = effectiveUntil !== null && (kind === 'investigation' || effectiveUntil < today);
  return {
    ...row,
    severity: penaltySeveritySchema.nullable().parse(row.severity),
    inEffect: voidedAt === null && !over,
  };
}

/** One record, or `undefined`. */
export async function findConduct(
  handle: Queries,
  id: ConductRecordId,
  today: BusinessDate,
): Promise<ConductRow | undefined> {
  const row = await selectRows(handle).where('c.id', '=', id).executeTakeFirst();
  return row && toRow(row, today);
}

/** All records of a person, voided ones too, the newest first. */
export async function conductOfPerson(
  handle: Queries,
  personId: PersonId,
  today: BusinessDate,
): Promise<ConductRow[]> {
  const rows = await selectRows(handle)
    .where('c.person_id', '=', personId)
    .orderBy('c.decided_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return rows.map((row) => toRow(row, today));
}

export async function insertConduct(
  trx: Transaction<Schema>,
  row: Insertable<Schema['conduct_record']>,
): Promise<void> {
  await trx.insertInto('conduct_record').values(row).execute();
}

/** Changes a record and raises its revision; the caller has checked the revision inside the same transaction. */
export async function updateConduct(
  trx: Transaction<Schema>,
  id: ConductRecordId,
  change: Updateable<Schema['conduct_record']>,
): Promise<void> {
  await trx
    .updateTable('conduct_record')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** A page of records. */
export async function listConductRows(
  handle: Queries,
  { filter, sort, offset, limit }: ConductListInput,
  today: BusinessDate,
): Promise<{ total: number; rows: ConductRow[] }> {
  const found = all([...placeConditions(filter, 'h.id'), ...conditionsOf(filter, today)]);
  const { total } = await fromConduct(handle)
    .select(sql<number>`count(*)`.as('total'))
    .where(found)
    .executeTakeFirstOrThrow();
  const rows = await selectRows(handle)
    .where(found)
    .orderBy(orderBy(sort, orders, sql`c.decided_on desc`, sql`c.id desc`))
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, rows: rows.map((row) => toRow(row, today)) };
}

const orders = {
  ...nameOrders,
  decidedOn: sql`c.decided_on`,
  effectiveUntil: sql`c.effective_until`,
  kind: sql`case c.kind when 'penalty' then 0 when 'investigation' then 1 when 'admonition' then 2
    when 'circulated_criticism' then 3 else 4 end`,
} as const;

function conditionsOf(filter: ConductFilter, today: BusinessDate): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (!filter.withVoided) conditions.push(sql`c.voided_at is null`);
  if (filter.from !== null) conditions.push(sql`c.decided_on >= ${filter.from}`);
  if (filter.to !== null) conditions.push(sql`c.decided_on <= ${filter.to}`);
  if (filter.kind !== null) conditions.push(sql`c.kind = ${filter.kind}`);
  if (filter.personId !== null) conditions.push(sql`c.person_id = ${filter.personId}`);
  if (filter.inEffect) {
    conditions.push(
      sql`(c.voided_at is null and (c.effective_until is null
        or (c.kind <> 'investigation' and c.effective_until >= ${today})))`,
    );
  }
  return conditions;
}
