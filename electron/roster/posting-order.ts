import type { PostingFilter, PostingListInput, postingSortColumns } from '#shared/contract/roster.ts';
import type { PostingStatus, PostRole } from '#shared/vocabulary.ts';
import type { Schema } from '../database/schema.ts';

export type ListColumn = keyof Schema['posting_listing'] & string;
/** Columns of few values. */
type LeadingColumn = 'role_order' | 'status_order';

export interface OrderedColumn<C extends ListColumn> {
  readonly column: C;
  readonly direction: 'asc' | 'desc';
}

/** How a list is ordered: by columns of few values first, if any, then along an index, then by what breaks ties. */
export interface ListOrder {
  readonly leading: readonly OrderedColumn<LeadingColumn>[];
  readonly rest: readonly OrderedColumn<ListColumn>[];
  /** The index that starts as `rest` does. */
  readonly index: string;
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

const tieBreakers = ['position', 'role_order', 'status_order', 'number'] as const;

/**
 * The order that a sort asks for. Without a sort it is that of the villages in their townships, the lead unit first.
 * Columns that the filter holds to one value say nothing and are left out; ties follow the direction of the column
 * before them, so that a whole index can be walked either way.
 */
export function orderOf(sort: PostingListInput['sort'], filter: PostingFilter): ListOrder {
  const constant = new Set<string>();
  if (filter.role !== null) constant.add('role');
  if (filter.status !== null) constant.add('status');
  if (filter.villageId !== null) constant.add('village').add('township');
  if (filter.townshipId !== null) constant.add('township');
  if (filter.unitId !== null) constant.add('unit');
  const columns: OrderedColumn<ListColumn>[] = [];
  for (const { column, direction } of sort) {
    if (constant.has(column)) continue;
    constant.add(column);
    columns.push({ column: listColumns[column], direction });
  }
  const leading: OrderedColumn<LeadingColumn>[] = [];
  for (const ordered of columns) {
    if (!isLeading(ordered)) break;
    leading.push(ordered);
  }
  const rest = columns.slice(leading.length);
  const first = rest[0];
  const direction = first?.direction ?? 'asc';
  const used = new Set<string>(columns.map(({ column }) => column));
  const ties = tieBreakers.filter((column) => !used.has(column)).map((column) => ({ column, direction }));
  return {
    leading,
    rest: [...rest, ...ties],
    index: (first && walkable[first.column]) ?? 'posting_listing_by_position',
  };
}

function isLeading(ordered: OrderedColumn<ListColumn>): ordered is OrderedColumn<LeadingColumn> {
  return ordered.column === 'role_order' || ordered.column === 'status_order';
}

export interface Bucket {
  readonly size: number;
  readonly values: readonly { readonly column: LeadingColumn; readonly value: number }[];
}

type GroupSize = { readonly size: number } & { readonly [C in LeadingColumn]?: number };

/** Sizes by the values of the leading columns, in the order in which the list shows them. */
export function bucketsOf({ leading }: ListOrder, groups: readonly GroupSize[]): Bucket[] {
  const sorted = [...groups].sort((a, b) => {
    for (const { column, direction } of leading) {
      const difference = (a[column] ?? 0) - (b[column] ?? 0);
      if (difference !== 0) return direction === 'asc' ? difference : -difference;
    }
    return 0;
  });
  return sorted.map((group) => ({
    size: group.size,
    values: leading.map(({ column }) => ({ column, value: group[column] ?? 0 })),
  }));
}
