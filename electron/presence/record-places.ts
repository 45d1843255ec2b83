import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import type { Queries } from '../roster/handle.types.ts';
import { named, searchTerms } from '../roster/posting-search.ts';

/** What every list of daily management can be narrowed by. */
export interface PlaceFilter {
  readonly text: string;
  readonly townshipId: TownshipId | null;
  readonly villageId: VillageId | null;
  readonly unitId: UnitId | null;
}

/** Postings with their names: `p` posting, `h` person, `v` village, `t` township, `u` unit. */
export function fromPostings(handle: Queries) {
  return handle
    .selectFrom('posting as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .innerJoin('dispatching_unit as u', 'u.id', 'p.unit_id')
    .leftJoin('person as h', 'h.id', 'p.person_id');
}

/** The names as every row shows them. */
export const placeColumns = [
  'p.person_id as personId',
  'h.name as personName',
  'p.role as role',
  't.name as townshipName',
  'v.name as villageName',
  'u.name as unitName',
] as const;

/** Conditions over the names of {@link fromPostings}. */
export function placeConditions(filter: PlaceFilter): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (filter.townshipId !== null) conditions.push(sql`v.township_id = ${filter.townshipId}`);
  if (filter.villageId !== null) conditions.push(sql`p.village_id = ${filter.villageId}`);
  if (filter.unitId !== null) conditions.push(sql`p.unit_id = ${filter.unitId}`);
  for (const term of searchTerms(filter.text)) {
    const hits = ['h', 'v', 't', 'u'].map((table) => sql`coalesce(${named(table, term)}, 0) <> 0`);
    conditions.push(sql`(${sql.join(hits, sql` or `)})`);
  }
  return conditions;
}

/** All conditions as one; true where there are none. */
export function all(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql`true` : sql`${sql.join([...conditions], sql` and `)}`;
}

/** Where a column of a list is sorted by; names by their sort keys, so that they stand as in a dictionary. */
export const nameOrders = {
  person: sql`coalesce(nullif(h.sort_key, ''), h.name)`,
  village: sql`coalesce(nullif(v.sort_key, ''), v.name)`,
  township: sql`coalesce(nullif(t.sort_key, ''), t.name)`,
  unit: sql`coalesce(nullif(u.sort_key, ''), u.name)`,
} as const;

/** `sort` in the words of SQL, with what comes first of equals at the end. */
export function orderBy<C extends string>(
  sort: readonly { readonly column: C; readonly direction: 'asc' | 'desc' }[],
  columns: Record<C, RawBuilder<unknown>>,
  unsorted: RawBuilder<unknown>,
  tie: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const parts = sort.map(({ column, direction }) =>
    direction === 'asc' ? sql`${columns[column]} asc nulls last` : sql`${columns[column]} desc nulls last`,
  );
  return sql.join(parts.length === 0 ? [unsorted, tie] : [...parts, tie], sql`, `);
}
