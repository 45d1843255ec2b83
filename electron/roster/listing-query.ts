import { type SelectQueryBuilder, sql } from 'kysely';
import type { PostingFilter } from '#shared/contract/roster.ts';
import { among } from '../database/among.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from './handle.types.ts';
import { type Group, type OrderedColumn, roleOrders, statusOrders } from './posting-order.ts';

type Listing = Schema & { l: Schema['posting_listing'] };
export type ListingQuery<O = object> = SelectQueryBuilder<Listing, 'l', O>;

/**
 * The read model, read through one index. Which one is always said: the planner has no statistics to choose by, and
 * a missing index is then an error at once instead of a slow list one day.
 */
export function fromListing(handle: Queries, index: string): ListingQuery {
  const table = sql<Schema['posting_listing']>`posting_listing`;
  return handle.selectFrom(table.as<'l'>(sql`l indexed by ${sql.id(index)}`)) as unknown as ListingQuery;
}

/** The rows of given numbers. */
export function fromNumbers(handle: Queries, numbers: readonly number[]): ListingQuery {
  return (handle.selectFrom('posting_listing as l') as ListingQuery).where('l.number', 'in', among(numbers));
}

/** The index that narrows the set most, for collecting all of it. */
export function filterIndex(filter: PostingFilter): string {
  if (filter.unitId !== null) return 'posting_listing_of_unit';
  if (filter.villageId !== null || filter.townshipId !== null) return 'posting_listing_in_village';
  return 'posting_listing_with_status';
}

/** Whether the filter names a place or a unit, which the order indexes do not hold. */
export const isLocal = ({ townshipId, villageId, unitId }: PostingFilter): boolean =>
  townshipId !== null || villageId !== null || unitId !== null;

/** Whether the filter has nothing but text. */
export const isUnfiltered = (filter: PostingFilter): boolean =>
  !isLocal(filter) && filter.role === null && filter.status === null;

/** Narrows by everything but text. */
export function filtered<O>(query: ListingQuery<O>, filter: PostingFilter): ListingQuery<O> {
  const { townshipId } = filter;
  let narrowed = query;
  if (townshipId !== null) {
    narrowed = narrowed.where('l.village_id', 'in', (eb) =>
      eb.selectFrom('village').select('village.id').where('village.township_id', '=', townshipId),
    );
  }
  if (filter.villageId !== null) narrowed = narrowed.where('l.village_id', '=', filter.villageId);
  if (filter.unitId !== null) narrowed = narrowed.where('l.unit_id', '=', filter.unitId);
  if (filter.role !== null) narrowed = narrowed.where('l.role_order', '=', roleOrders[filter.role]);
  if (filter.status !== null) narrowed = narrowed.where('l.status_order', '=', statusOrders[filter.status]);
  return narrowed;
}

/** Narrows to the roles and statuses of a bucket; no groups stand for the whole set. */
export function inGroups(query: ListingQuery, groups: readonly Group[]): ListingQuery {
  if (groups.length === 0) return query;
  const values = <K extends keyof Group>(column: K) => [...new Set(groups.map((group) => group[column]))];
  const [roles, statuses] = [values('role_order'), values('status_order')];
  let narrowed = query;
  // A bucket is made of whole columns of values, so two lists say exactly its groups.
  if (roles.length < 3) narrowed = narrowed.where('l.role_order', 'in', roles);
  if (statuses.length < 3) narrowed = narrowed.where('l.status_order', 'in', statuses);
  return narrowed;
}

/** Numbers in order; read from the index alone where the order is the index's own. */
export async function orderedNumbers(
  query: ListingQuery,
  order: readonly OrderedColumn[],
  offset: number,
  limit: number,
): Promise<number[]> {
  let ordered = query.select('l.number');
  for (const { column, direction } of order) ordered = ordered.orderBy(`l.${column}`, direction);
  const rows = await ordered.limit(limit).offset(offset).execute();
  return rows.map((row) => row.number);
}
