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

/**
 * Conditions over the posting `p` alone, so that records can be counted without their names being joined.
 *
 * @param person who a record is about, where that is not the person of `p`
 */
export function placeConditions(filter: PlaceFilter, person = 'p.person_id'): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (filter.townshipId !== null)
    conditions.push(
      sql`p.village_id in (select w.id from village as w where w.township_id = ${filter.townshipId})`,
    );
  if (filter.villageId !== null) conditions.push(sql`p.village_id = ${filter.villageId}`);
  if (filter.unitId !== null) conditions.push(sql`p.unit_id = ${filter.unitId}`);
  for (const term of searchTerms(filter.text)) conditions.push(holdsTerm(term, person));
  return conditions;
}

/**
 * A term stands in the name of the person, village, township or unit of `p`, or in its pinyin initials. Names are
 * searched where they stand, once each and not once for every record.
 */
export function holdsTerm(term: string, person = 'p.person_id'): RawBuilder<SqlBool> {
  const found = (table: string) =>
    sql`select n.id from ${sql.table(table)} as n where ${named('n', term)} > 0`;
  return sql`(${sql.ref(person)} in (${found('person')}) or p.unit_id in (${found('dispatching_unit')})
    or p.village_id in (${found('village')})
    or p.village_id in (select w.id from village as w where w.township_id in (${found('township')})))`;
}

/** The same over a record's posting, for counting records without their names; nothing where nothing is narrowed. */
export function postingConditions(filter: PlaceFilter, posting: string): RawBuilder<SqlBool>[] {
  const conditions = placeConditions(filter);
  return conditions.length === 0
    ? []
    : [sql`${sql.ref(posting)} in (select p.id from posting as p where ${all(conditions)})`];
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
