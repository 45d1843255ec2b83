import type { PostingFilter, PostingListInput } from '#shared/contract/roster.ts';
import type { Queries } from './handle.types.ts';
import {
  filtered,
  filterIndex,
  fromListing,
  fromNumbers,
  inGroups,
  isLocal,
  isUnfiltered,
  type ListingQuery,
  orderedNumbers,
} from './listing-query.ts';
import {
  type Bucket,
  bucketsOf,
  indexOf,
  isWholeIndexOrder,
  type ListOrder,
  orderOf,
  reversed,
} from './posting-order.ts';
import { findMatches, type Matches, searchTerms } from './posting-search.ts';

/*
 * Finds one page of the roster list in the read model `posting_listing`.
 *
 * SQLite sorts a whole set to give its first hundred rows, which at 100 000 postings costs more than a page may take.
 * So there are two ways, and the cheaper one is taken; the size of the set is known, because the total needs it:
 *
 * - collect: the set is gathered over the index of its filter and sorted;
 * - walk: the index of the first sort column is walked in order and left after the page. Role and status have three
 *   values each: such leading columns split the set into buckets, of which a page touches one or two. The back half
 *   of a bucket is walked from its end.
 */

/** Relative costs of one row: gathered and sorted; passed in an index alone; passed with a look at its table. */
const costs = { collected: 1.5, passed: 0.2, lookedUp: 4 } as const;

export interface ListedPostings {
  readonly total: number;
  /** Numbers of the read model, in order. */
  readonly numbers: readonly number[];
}

/** One page in order, and the size of the whole filtered set. */
export async function listPostingNumbers(handle: Queries, input: PostingListInput): Promise<ListedPostings> {
  const { filter, offset, limit } = input;
  const order = orderOf(input.sort, filter);
  const terms = searchTerms(filter.text);
  const matches = terms.length === 0 ? null : await findMatches(handle, filter, terms);
  const buckets = bucketsOf(order, matches?.groups() ?? (await groupSizes(handle, filter, order)));
  const total = buckets.reduce((sum, { size }) => sum + size, 0);
  if (offset >= total) return { total, numbers: [] };
  if (await isCheaperCollected(handle, input, order, matches, total)) {
    const query = matches
      ? fromNumbers(handle, matches.numbers())
      : filtered(fromListing(handle, filterIndex(filter)), filter);
    return { total, numbers: await sortedNumbers(query, order, offset, limit) };
  }
  const numbers: number[] = [];
  let start = 0;
  for (const bucket of buckets) {
    const from = Math.max(0, offset + numbers.length - start);
    const count = Math.min(limit - numbers.length, bucket.size - from);
    start += bucket.size;
    if (count > 0) numbers.push(...(await walk(handle, filter, matches, bucket, from, count)));
    if (numbers.length >= limit) break;
  }
  return { total, numbers };
}

/** Sizes by role and status, or of the whole set where the order does not need them apart. */
async function groupSizes(handle: Queries, filter: PostingFilter, order: ListOrder) {
  if (order.leading.length === 0 && !order.openLast) {
    const size = isUnfiltered(filter) ? await countAll(handle) : await countFiltered(handle, filter);
    return [{ role_order: -1, status_order: -1, size }];
  }
  return await filtered(fromListing(handle, filterIndex(filter)), filter)
    .groupBy(['l.status_order', 'l.role_order'])
    .select((eb) => ['l.status_order', 'l.role_order', eb.fn.countAll<number>().as('size')])
    .execute();
}

async function countFiltered(handle: Queries, filter: PostingFilter): Promise<number> {
  const row = await filtered(fromListing(handle, filterIndex(filter)), filter)
    .select((eb) => eb.fn.countAll<number>().as('size'))
    .executeTakeFirst();
  return row?.size ?? 0;
}

/** Whether to collect the set rather than to walk an index past everything before the page. */
async function isCheaperCollected(
  handle: Queries,
  { filter, offset, limit }: PostingListInput,
  order: ListOrder,
  matches: Matches | null,
  total: number,
): Promise<boolean> {
  const everything = await countAll(handle);
  // Rows that the walk passes: those of the page and before it, thinned out by the filter.
  const passed = (Math.min(offset, total - offset) + limit) * (everything / total);
  const inIndex = isWholeIndexOrder(order) && (matches !== null || !isLocal(filter));
  return total * costs.collected < passed * (inIndex ? costs.passed : costs.lookedUp);
}

/** The number of postings; SQLite counts the leaves of its smallest index, without one row being read. */
async function countAll(handle: Queries): Promise<number> {
  const row = await handle
    .selectFrom('posting_listing')
    .select((eb) => eb.fn.countAll<number>().as('size'))
    .executeTakeFirst();
  return row?.size ?? 0;
}

async function sortedNumbers(
  query: ListingQuery,
  { leading, openLast, rest }: ListOrder,
  offset: number,
  limit: number,
): Promise<number[]> {
  let ordered = query;
  for (const { column, direction } of leading) ordered = ordered.orderBy(`l.${column}`, direction);
  if (openLast) ordered = ordered.orderBy((eb) => eb('l.status_order', '=', 0));
  return await orderedNumbers(ordered, rest, offset, limit);
}

/** `count` numbers of a bucket from its `from`-th on, along the index of its order. */
async function walk(
  handle: Queries,
  filter: PostingFilter,
  matches: Matches | null,
  bucket: Bucket,
  from: number,
  count: number,
): Promise<number[]> {
  const fromEnd = bucket.size - from - count;
  const backwards = fromEnd < from;
  const order = backwards ? reversed(bucket.order) : bucket.order;
  const skipped = backwards ? fromEnd : from;
  const query = inGroups(filtered(fromListing(handle, indexOf(bucket.order)), filter), groupsOf(bucket));
  const numbers = matches
    ? await walkMatches(query, order, matches, bucket.size, skipped, count)
    : await orderedNumbers(query, order, skipped, count);
  return backwards ? numbers.reverse() : numbers;
}

/** The whole set counts as one group of no particular role and status. */
const groupsOf = (bucket: Bucket) => bucket.groups.filter((group) => group.status_order >= 0);

/** Walks everything that the filter leaves, in growing strides, and keeps what the search found. */
async function walkMatches(
  query: ListingQuery,
  order: Bucket['order'],
  matches: Matches,
  size: number,
  skipped: number,
  count: number,
): Promise<number[]> {
  const kept: number[] = [];
  let walked = 0;
  for (let stride = 4000; kept.length < skipped + count; stride = Math.min(stride * 4, 64_000)) {
    const numbers = await orderedNumbers(query, order, walked, stride);
    for (const number of numbers) if (matches.has(number)) kept.push(number);
    walked += numbers.length;
    if (numbers.length < stride || kept.length >= size) break;
  }
  return kept.slice(skipped, skipped + count);
}
