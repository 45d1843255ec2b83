import {
  type Insertable,
  type RawBuilder,
  type SqlBool,
  sql,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { SpotCheckFilter, SpotCheckListInput, SpotCheckRow } from '#shared/contract/presence-records.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId, SpotCheckId } from '#shared/ids.ts';
import { correctionOf } from '#shared/presence/spot-check-rules.ts';
import type { CheckLevel } from '#shared/vocabulary.ts';
import { among } from '../database/among.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from '../roster/handle.types.ts';
import { all, fromPostings, nameOrders, orderBy, placeColumns, postingConditions } from './record-places.ts';

const fromChecks = (handle: Queries) =>
  fromPostings(handle).innerJoin('spot_check as c', 'c.posting_id', 'p.id');

function selectRows(handle: Queries) {
  return fromChecks(handle).select([
    ...placeColumns,
    'c.id as id',
    'c.posting_id as postingId',
    'c.level as level',
    'c.organ as organ',
    'c.checked_on as checkedOn',
    'c.finding as finding',
    'c.detail as detail',
    'c.document_number as documentNumber',
    'c.correction_due_on as correctionDueOn',
    'c.corrected_on as correctedOn',
    'c.correction_note as correctionNote',
    'c.revision as revision',
    'c.created_at as createdAt',
    'c.created_by as createdBy',
    'c.voided_at as voidedAt',
    'c.void_reason as voidReason',
  ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

const toRow = (row: Selected, today: BusinessDate): SpotCheckRow => ({ ...row, ...correctionOf(row, today) });

/** One finding, or `undefined`. */
export async function findSpotCheck(
  handle: Queries,
  id: SpotCheckId,
  today: BusinessDate,
): Promise<SpotCheckRow | undefined> {
  const row = await selectRows(handle).where('c.id', '=', id).executeTakeFirst();
  return row && toRow(row, today);
}

/** All findings about a person, voided ones too, the newest first. */
export async function spotChecksOfPerson(
  handle: Queries,
  personId: PersonId,
  today: BusinessDate,
): Promise<SpotCheckRow[]> {
  const rows = await selectRows(handle)
    .where('p.person_id', '=', personId)
    .orderBy('c.checked_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return rows.map((row) => toRow(row, today));
}

/** Of these postings, those that a body of a level has on record for a day already; voided ones do not count. */
export async function checkedAlready(
  handle: Queries,
  postingIds: readonly PostingId[],
  check: { readonly level: CheckLevel; readonly organ: string; readonly checkedOn: BusinessDate },
): Promise<Set<PostingId>> {
  const rows = await handle
    .selectFrom('spot_check')
    .select('posting_id')
    .where('posting_id', 'in', among(postingIds))
    .where('checked_on', '=', check.checkedOn)
    .where('level', '=', check.level)
    .where('organ', '=', check.organ)
    .where('voided_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.posting_id));
}

export async function insertSpotChecks(
  trx: Transaction<Schema>,
  rows: readonly Insertable<Schema['spot_check']>[],
): Promise<void> {
  for (const row of rows) await trx.insertInto('spot_check').values(row).execute();
}

/** Changes a finding and raises its revision; the caller has checked the revision inside the same transaction. */
export async function updateSpotCheck(
  trx: Transaction<Schema>,
  id: SpotCheckId,
  change: Updateable<Schema['spot_check']>,
): Promise<void> {
  await trx
    .updateTable('spot_check')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** A page of findings, and figures over all that the filter finds. */
export async function listSpotCheckRows(
  handle: Queries,
  { filter, sort, offset, limit }: SpotCheckListInput,
  today: BusinessDate,
) {
  const found = all([...postingConditions(filter, 'c.posting_id'), ...conditionsOf(filter, today)]);
  const standing = sql<SqlBool>`c.voided_at is null`;
  const { total, ...totals } = await handle
    .selectFrom('spot_check as c')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(${standing} and c.finding = 'unexcused_absence'), 0)`.as('unexcusedAbsences'),
      sql<number>`coalesce(sum(${standing} and ${isOpen}), 0)`.as('openCorrections'),
      sql<number>`coalesce(sum(${standing} and ${isOverdue(today)}), 0)`.as('overdueCorrections'),
    ])
    .where(found)
    .executeTakeFirstOrThrow();
  const order = orderBy(sort, orders, urgentFirst(today), sql`c.id desc`);
  // Unsorted, the page is found among the findings alone: their names are joined for those that are shown.
  const page = handle.selectFrom('spot_check as c').select('c.id').where(found).orderBy(order);
  const rows = await selectRows(handle)
    .$if(sort.length === 0, (query) => query.where('c.id', 'in', page.limit(limit).offset(offset)))
    .$if(sort.length > 0, (query) => query.where(found).limit(limit).offset(offset))
    .orderBy(order)
    .execute();
  return { total, rows: rows.map((row) => toRow(row, today)), totals };
}

const isOpen = sql<SqlBool>`(c.correction_due_on is not null and c.corrected_on is null)`;
const isOverdue = (today: BusinessDate) => sql<SqlBool>`(${isOpen} and c.correction_due_on < ${today})`;

/** Overdue corrections, the longest first; then open ones, the nearest deadline first; then the newest. */
const urgentFirst = (today: BusinessDate) => sql`
  case when c.voided_at is not null then 2 when ${isOverdue(today)} then 0 when ${isOpen} then 1 else 2 end,
  case when c.voided_at is null and ${isOpen} then c.correction_due_on end, c.checked_on desc`;

const orders = {
  ...nameOrders,
  checkedOn: sql`c.checked_on`,
  level: sql`case c.level when 'province' then 0 when 'city' then 1 when 'county' then 2 when 'township' then 3
    else 4 end`,
  finding: sql`case c.finding when 'unexcused_absence' then 0 when 'shortcoming' then 1
    when 'excused_absence' then 2 else 3 end`,
  correctionDueOn: sql`c.correction_due_on`,
} as const;

function conditionsOf(filter: SpotCheckFilter, today: BusinessDate): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (!filter.withVoided) conditions.push(sql`c.voided_at is null`);
  if (filter.from !== null) conditions.push(sql`c.checked_on >= ${filter.from}`);
  if (filter.to !== null) conditions.push(sql`c.checked_on <= ${filter.to}`);
  if (filter.level !== null) conditions.push(sql`c.level = ${filter.level}`);
  if (filter.finding !== null) conditions.push(sql`c.finding = ${filter.finding}`);
  if (filter.correction === 'open') conditions.push(isOpen);
  if (filter.correction === 'overdue') conditions.push(isOverdue(today));
  if (filter.correction === 'corrected') conditions.push(sql`c.corrected_on is not null`);
  return conditions;
}
