import type { PostingFilter, PostingListInput, postingSortColumns } from '#shared/contract/roster.ts';
import type { PostingStatus, PostRole } from '#shared/vocabulary.ts';
import type { Schema } from '../database/schema.ts';

export type ListColumn = keyof Schema['posting_listing'] & string;

export interface OrderedColumn {
  readonly column: ListColumn;
  readonly direction: 'asc' | 'desc';
}

/** Columns of three values each, by which a large set is split. */
export interface Group {
  readonly role_order: number;
  readonly status_order: number;
}
type GroupColumn = keyof Group;

/** How a list is ordered. */
export interface ListOrder {
  /** Columns of few values that come first in the order. */
  readonly leading: readonly OrderedColumn[];
  /**
   * Whether open posts go last: they have neither person nor start, and blanks are not what people look for when
   * they sort by these.
   */
  readonly openLast: boolean;
  readonly rest: readonly OrderedColumn[];
}

/** Numbers of the read model for roles and statuses; a post without a role sorts last. */
export const roleOrders: Record<PostRole, number> = { first_secretary: 0, team_member: 1 };
export const statusOrders: Record<PostingStatus, number> = { open: 0, on_post: 1, ended: 2 };

const listColumns: Record<(typeof postingSortColumns)[number], ListColumn> = {
  village: 'village_key',
  person: 'person_key',
  unit: 'unit_key',
  township: 'township_key',
  role: 'role_order',
  status: 'status_order',
  startDate: 'start_key',
};

const walkable: Partial<Record<ListColumn, string>> = {
  village_key: 'posting_listing_by_village',
  person_key: 'posting_listing_by_person',
  unit_key: 'posting_listing_by_unit',
  township_key: 'posting_listing_by_township',
  start_key: 'posting_listing_by_start',
};

/** The index that starts as an order does. */
export function indexOf([first]: readonly OrderedColumn[]): string {
  return (first && walkable[first.column]) ?? 'posting_listing_by_position';
}

/** Whether an index alone gives the order: one column of its own before what breaks ties. */
export function isWholeIndexOrder({ rest }: ListOrder): boolean {
  const [first, second] = rest;
  const keys = rest.filter(({ column }) => walkable[column] !== undefined);
  return keys.length === 0 || (keys.length === 1 && keys[0] === first && second?.column === 'position');
}

const blankInOpenPosts = new Set<ListColumn>(['person_key', 'start_key']);
const tieBreakers = ['position', 'role_order', 'status_order', 'number'] as const;

/**
 * The order that a sort asks for. Without a sort it is that of the villages in their townships, the lead unit first.
 * Columns that the filter holds to one value say nothing and are left out; ties follow the direction of the first
 * column, so that a whole index can be walked either way.
 */
export function orderOf(sort: PostingListInput['sort'], filter: PostingFilter): ListOrder {
  const said = new Set<string>();
  if (filter.role !== null) said.add('role');
  if (filter.status !== null) said.add('status');
  if (filter.villageId !== null) said.add('village').add('township');
  if (filter.townshipId !== null) said.add('township');
  if (filter.unitId !== null) said.add('unit');
  const columns: OrderedColumn[] = [];
  for (const { column, direction } of sort) {
    if (said.has(column)) continue;
    said.add(column);
    columns.push({ column: listColumns[column], direction });
  }
  const firstOther = columns.findIndex(({ column }) => column !== 'role_order' && column !== 'status_order');
  const leading = columns.slice(0, firstOther < 0 ? columns.length : firstOther);
  const rest = columns.slice(leading.length);
  const [first] = rest;
  const used = new Set(columns.map(({ column }) => column));
  const ties = tieBreakers
    .filter((column) => !used.has(column))
    .map((column) => ({ column, direction: first?.direction ?? 'asc' }) as const);
  const openLast = first !== undefined && blankInOpenPosts.has(first.column) && filter.status === null;
  return { leading, openLast, rest: [...rest, ...ties] };
}

/** A part of a large set: postings of some roles and statuses, which follow one another in the list. */
export interface Bucket {
  readonly size: number;
  readonly groups: readonly Group[];
  /** Order within the bucket. */
  readonly order: readonly OrderedColumn[];
}

/** Splits a set into buckets, in the order in which the list shows them. */
export function bucketsOf(
  { leading, openLast, rest }: ListOrder,
  groups: readonly (Group & { readonly size: number })[],
): Bucket[] {
  const isOpen = (group: Group) => group.status_order === statusOrders.open;
  const rank = (group: Group) => [
    ...leading.map(({ column, direction }) => group[column as GroupColumn] * (direction === 'asc' ? 1 : -1)),
    ...(openLast ? [Number(isOpen(group))] : []),
  ];
  const byRank = new Map<string, { rank: number[]; size: number; groups: Group[] }>();
  for (const { size, ...group } of groups) {
    const key = rank(group);
    const bucket = byRank.get(key.join()) ?? { rank: key, size: 0, groups: [] };
    bucket.size += size;
    bucket.groups.push(group);
    byRank.set(key.join(), bucket);
  }
  const sorted = [...byRank.values()].sort((a, b) => compare(a.rank, b.rank));
  return sorted.map((bucket) => ({
    size: bucket.size,
    groups: bucket.groups,
    order: bucket.groups.every(isOpen) ? rest.filter(({ column }) => !blankInOpenPosts.has(column)) : rest,
  }));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The same order from its end. */
export function reversed(order: readonly OrderedColumn[]): OrderedColumn[] {
  return order.map(({ column, direction }) => ({ column, direction: direction === 'asc' ? 'desc' : 'asc' }));
}
