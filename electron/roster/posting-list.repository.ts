import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { PostingFilter, PostingListInput } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from './handle.types.ts';
import {
  bucketsOf,
  type ListColumn,
  type ListOrder,
  type OrderedColumn,
  orderOf,
  roleOrders,
  statusOrders,
} from './posting-order.ts';

/*
 * Finds one page of the roster list in the read model `posting_listing`.
 *
 * SQLite sorts a whole set to give its first hundred rows, which at 100 000 postings costs more than a page may take.
 * So the way is chosen by the size of the set, which the total needs anyway:
 *
 * - a small set is collected by its filter and sorted;
 * - of a large one the index of the first sort column is walked in order and left after the page. Role and status
 *   have three values each: such a leading column splits the set into buckets, of which a page touches one or two.
 *   The back half is walked from its end.
 *
 * Which index is walked is said with INDEXED BY: the planner has no statistics, and a missing index is then an error
 * at once instead of a slow list one day.
 */

/** Sets up to this size are collected and sorted. */
const smallSet = 4000;
/** Matches of a text search that are collected before it counts as a large set. */
const collectedMatches = 4000;

type Listing = Schema & { l: Schema['posting_listing'] };
type ListingQuery<O> = SelectQueryBuilder<Listing, 'l', O>;

export interface ListedPostings {
  readonly total: number;
  readonly ids: readonly PostingId[];
}

/** One page of ids in order, and the size of the whole filtered set. */
export async function listPostingIds(handle: Queries, input: PostingListInput): Promise<ListedPostings> {
  const { filter, offset, limit } = input;
  const order = orderOf(input.sort, filter);
  const search = searchTerms(filter.text);
  if (search.length > 0) {
    const matches = await matchingNumbers(handle, filter, search);
    if (matches.length <= collectedMatches) {
      const ids = await sortedIds(fromNumbers(handle, matches), order, offset, limit);
      return { total: matches.length, ids };
    }
  }
  const sizes = await bucketSizes(handle, filter, search, order);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (offset >= total) return { total, ids: [] };
  if (total <= smallSet) {
    const query = filtered(fromListing(handle, null), filter, search);
    return { total, ids: await sortedIds(query, order, offset, limit) };
  }
  return { total, ids: await walkedIds(handle, filter, search, order, sizes, offset, limit) };
}

/** The read model, read through one index, or as the planner likes. */
function fromListing(handle: Queries, index: string | null) {
  const table = sql<Schema['posting_listing']>`posting_listing`;
  const alias = index === null ? sql`l` : sql`l indexed by ${sql.id(index)}`;
  return handle.selectFrom(table.as<'l'>(alias)) as unknown as ListingQuery<object>;
}

const fromNumbers = (handle: Queries, numbers: readonly number[]) =>
  fromListing(handle, null).where(
    'l.number',
    'in',
    sql<number>`(select value from json_each(${JSON.stringify(numbers)}))`,
  );

/** Words that must all be found; Latin words may also be pinyin initials. */
function searchTerms(text: string): string[] {
  return tidyLine(text)
    .toLowerCase()
    .split(' ')
    .filter((term) => term !== '')
    .slice(0, 5);
}

function filtered<O>(query: ListingQuery<O>, filter: PostingFilter, search: readonly string[]) {
  let narrowed = query;
  for (const term of search) narrowed = narrowed.where((eb) => matchesTerm(eb, term));
  if (filter.townshipId !== null) narrowed = narrowed.where('l.township_id', '=', filter.townshipId);
  if (filter.villageId !== null) narrowed = narrowed.where('l.village_id', '=', filter.villageId);
  if (filter.unitId !== null) narrowed = narrowed.where('l.unit_id', '=', filter.unitId);
  if (filter.role !== null) narrowed = narrowed.where('l.role_order', '=', roleOrders[filter.role]);
  if (filter.status !== null) narrowed = narrowed.where('l.status_order', '=', statusOrders[filter.status]);
  return narrowed;
}

function matchesTerm(eb: ExpressionBuilder<Listing, 'l'>, term: string) {
  const inNames = eb(eb.fn<number>('instr', ['l.names', eb.val(term)]), '>', 0);
  if (!/^[a-z0-9]+$/.test(term)) return inNames;
  return eb.or([eb(eb.fn<number>('instr', ['l.initials', eb.val(term)]), '>', 0), inNames]);
}

/** Whether the filter has an index that narrows it to a place or a unit. */
const isLocal = (filter: PostingFilter) =>
  filter.townshipId !== null || filter.villageId !== null || filter.unitId !== null;

const textIndex = (filter: PostingFilter) => (isLocal(filter) ? null : 'posting_listing_by_text');

async function matchingNumbers(
  handle: Queries,
  filter: PostingFilter,
  search: readonly string[],
): Promise<number[]> {
  const rows = await filtered(fromListing(handle, textIndex(filter)), filter, search)
    .select('l.number')
    .limit(collectedMatches + 1)
    .execute();
  return rows.map((row) => row.number);
}

/** Sizes of the parts that leading columns of few values split the set into; one part when there are none. */
async function bucketSizes(
  handle: Queries,
  filter: PostingFilter,
  search: readonly string[],
  order: ListOrder,
) {
  const index = search.length > 0 ? textIndex(filter) : null;
  const query = filtered(fromListing(handle, index), filter, search);
  const rows = await query
    .$if(order.leading.length > 0, (grouped) =>
      grouped.groupBy(order.leading.map(({ column }) => `l.${column}` as const)),
    )
    .select(order.leading.map(({ column }) => `l.${column}` as const))
    .select((eb) => eb.fn.countAll<number>().as('size'))
    .execute();
  return bucketsOf(order, rows);
}

async function sortedIds(
  query: ListingQuery<object>,
  order: ListOrder,
  offset: number,
  limit: number,
): Promise<PostingId[]> {
  return await idsOf(query, [...order.leading, ...order.rest], offset, limit);
}

async function idsOf(
  query: ListingQuery<object>,
  columns: readonly OrderedColumn<ListColumn>[],
  offset: number,
  limit: number,
): Promise<PostingId[]> {
  let ordered = query.select('l.posting_id');
  for (const { column, direction } of columns) ordered = ordered.orderBy(`l.${column}`, direction);
  const rows = await ordered.limit(limit).offset(offset).execute();
  return rows.map((row) => row.posting_id);
}

async function walkedIds(
  handle: Queries,
  filter: PostingFilter,
  search: readonly string[],
  order: ListOrder,
  buckets: ReturnType<typeof bucketsOf>,
  offset: number,
  limit: number,
): Promise<PostingId[]> {
  const ids: PostingId[] = [];
  let start = 0;
  for (const { size, values } of buckets) {
    const from = Math.max(0, offset + ids.length - start);
    const count = Math.min(limit - ids.length, size - from);
    start += size;
    if (count <= 0) continue;
    let query = filtered(fromListing(handle, order.index), filter, search);
    for (const { column, value } of values) query = query.where(`l.${column}`, '=', value);
    const fromEnd = size - from - count;
    if (fromEnd < from) {
      const backwards = order.rest.map(({ column, direction }) => ({
        column,
        direction: direction === 'asc' ? ('desc' as const) : ('asc' as const),
      }));
      ids.push(...(await idsOf(query, backwards, fromEnd, count)).reverse());
    } else {
      ids.push(...(await idsOf(query, order.rest, from, count)));
    }
    if (ids.length >= limit) break;
  }
  return ids;
}
