import { sql } from 'kysely';
import type { PersonId, UnitId, VillageId } from '#shared/ids.ts';
import type { Queries } from './handle.types.ts';
import { named, searchedIn, searchTerms } from './posting-search.ts';

export interface FoundName<Id> {
  readonly id: Id;
  readonly name: string;
  /** Where it belongs: the last posting of a person, the township of a village; null where there is none. */
  readonly note: string | null;
}

export interface FoundNames {
  readonly people: readonly FoundName<PersonId>[];
  readonly villages: readonly FoundName<VillageId>[];
  readonly units: readonly FoundName<UnitId>[];
}

/**
 * People, villages and units of which the name or its pinyin initials hold the text; the best matches first: names or
 * initials that start with it, then those that hold it.
 */
export async function findNames(handle: Queries, text: string, limit: number): Promise<FoundNames> {
  const term = searchTerms(text).join('');
  if (term === '') return { people: [], villages: [], units: [] };
  const of = (table: string) => ({ found: named(table, term), column: searchedIn(table, term) });
  const [person, village, unit] = [of('person'), of('village'), of('dispatching_unit')];

  const people = await handle
    .selectFrom('person')
    .select(['person.id', 'person.name', lastPosting.as('note')])
    .where(person.found, '>', 0)
    .orderBy(person.found)
    .orderBy(sql`length(${person.column})`)
    .orderBy('person.sort_key')
    .limit(limit)
    .execute();
  const villages = await handle
    .selectFrom('village')
    .innerJoin('township', 'township.id', 'village.township_id')
    .select(['village.id', 'village.name', 'township.name as note'])
    .where(village.found, '>', 0)
    .orderBy(village.found)
    .orderBy('village.sort_key')
    .limit(limit)
    .execute();
  const units = await handle
    .selectFrom('dispatching_unit')
    .select(['dispatching_unit.id', 'dispatching_unit.name', sql<string>`'派出单位'`.as('note')])
    .where(unit.found, '>', 0)
    .where('dispatching_unit.merged_into', 'is', null)
    .orderBy(unit.found)
    .orderBy('dispatching_unit.sort_key')
    .limit(limit)
    .execute();
  return { people, villages, units };
}

const lastPosting = sql<string | null>`(
  select v.name || ' · ' || u.name from posting p
  join village v on v.id = p.village_id join dispatching_unit u on u.id = p.unit_id
  where p.person_id = person.id order by p.start_date desc limit 1
)`;
