import type { Transaction } from 'kysely';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import {
  type ImportBatchId,
  type PersonId,
  type PostingId,
  postingIdSchema,
  type UnitId,
  type VillageId,
} from '#shared/ids.ts';
import type { PostingEndKind, PostingStatus, PostRole } from '#shared/vocabulary.ts';
import { newId } from '../database/ids.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from './handle.types.ts';

/** What a new posting is made of; without a person it is an open post. */
export interface NewPosting {
  readonly villageId: VillageId;
  readonly unitId: UnitId;
  readonly seat: number;
  readonly leadUnit: boolean;
  readonly role: PostRole | null;
  readonly person: {
    readonly id: PersonId;
    readonly startDate: BusinessDate;
    readonly endDate: BusinessDate | null;
  } | null;
  readonly importBatchId: ImportBatchId | null;
  /** The posting that it is to succeed. */
  readonly predecessorId?: PostingId;
}

/** A new posting's row; inserted singly or many at a time. */
export function newPostingRow(at: Instant, posting: NewPosting) {
  return {
    id: newId(postingIdSchema),
    village_id: posting.villageId,
    unit_id: posting.unitId,
    person_id: posting.person?.id ?? null,
    seat: posting.seat,
    lead_unit: posting.leadUnit ? (1 as const) : (0 as const),
    role: posting.role,
    status: posting.person ? statusOf(posting.person.endDate) : ('open' as const),
    start_date: posting.person?.startDate ?? null,
    end_date: posting.person?.endDate ?? null,
    import_batch_id: posting.importBatchId,
    predecessor_id: posting.predecessorId ?? null,
    created_at: at,
  };
}

/** A posted person is on post until the end is known. */
export const statusOf = (endDate: BusinessDate | null): PostingStatus =>
  endDate === null ? 'on_post' : 'ended';

export async function insertPosting(
  trx: Transaction<Schema>,
  at: Instant,
  posting: NewPosting,
): Promise<PostingId> {
  const row = newPostingRow(at, posting);
  await trx.insertInto('posting').values(row).execute();
  return row.id;
}

/** Writes fields of a posting when nobody else has since `revision`; false when somebody has. */
export async function updatePosting(
  trx: Transaction<Schema>,
  id: PostingId,
  revision: number,
  fields: {
    readonly person_id?: PersonId;
    readonly role?: PostRole | null;
    readonly status?: PostingStatus;
    readonly start_date?: BusinessDate | null;
    readonly end_date?: BusinessDate | null;
    readonly handed_over_on?: BusinessDate | null;
    readonly end_kind?: PostingEndKind | null;
    readonly end_reason?: string | null;
    readonly end_document_number?: string | null;
    readonly distance_tenths?: number | null;
  },
): Promise<boolean> {
  const result = await trx
    .updateTable('posting')
    .set({ ...fields, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * A posting of a person that shares a day with `days` (both ends included), and where; the one that goes on first.
 * `except` is left out of account.
 */
export async function postingOfDays(
  handle: Queries,
  personId: PersonId,
  except: PostingId | null,
  { start, end }: { readonly start: BusinessDate; readonly end: BusinessDate | null },
) {
  return await handle
    .selectFrom('posting as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .innerJoin('dispatching_unit as u', 'u.id', 'p.unit_id')
    .select([
      'p.id',
      'v.name as village',
      'u.name as unit',
      'p.start_date as startDate',
      'p.end_date as endDate',
    ])
    .where('p.person_id', '=', personId)
    .where((eb) => eb.or([eb('p.end_date', 'is', null), eb('p.end_date', '>=', start)]))
    .$if(end !== null, (query) => query.where('p.start_date', '<=', end))
    .$if(except !== null, (query) => query.where('p.id', '<>', except))
    .orderBy((eb) => eb('p.end_date', 'is not', null))
    .executeTakeFirst();
}

/** Seats that a unit has in a village, ended ones included, and whether it leads there. */
export async function seatsOf(handle: Queries, villageId: VillageId, unitId: UnitId) {
  const row = await handle
    .selectFrom('posting')
    .where('village_id', '=', villageId)
    .where('unit_id', '=', unitId)
    .select((eb) => [eb.fn.max('seat').as('last'), eb.fn.max('lead_unit').as('lead')])
    .executeTakeFirst();
  return { last: row?.last ?? 0, lead: row?.lead === 1 };
}

/** Totals of the whole roster. */
export async function rosterTotals(handle: Queries) {
  const count = async (table: 'township' | 'village' | 'person') => {
    const row = await handle
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirst();
    return row?.count ?? 0;
  };
  const statuses = await handle
    .selectFrom('posting_listing')
    .select((eb) => ['status_order', eb.fn.countAll<number>().as('count')])
    .groupBy('status_order')
    .execute();
  const withStatus = (order: number) => statuses.find((row) => row.status_order === order)?.count ?? 0;
  return {
    townships: await count('township'),
    villages: await count('village'),
    units: await activeUnits(handle),
    people: await count('person'),
    postings: statuses.reduce((sum, row) => sum + row.count, 0),
    openPosts: withStatus(0),
    onPost: withStatus(1),
  };
}

async function activeUnits(handle: Queries): Promise<number> {
  const row = await handle
    .selectFrom('dispatching_unit')
    .where('merged_into', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}
