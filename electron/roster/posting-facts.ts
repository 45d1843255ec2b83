import { sql } from 'kysely';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId, TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import type { Identity, PostRole } from '#shared/vocabulary.ts';
import { among } from '../database/among.ts';
import { breather } from './breather.ts';
import type { Queries } from './handle.types.ts';
import { readInParts } from './read-in-parts.ts';

/** A posting with a person, on post or ended, as other features know it. */
export interface PostingFacts {
  readonly id: PostingId;
  readonly personId: PersonId;
  readonly name: string;
  readonly role: PostRole | null;
  readonly villageId: VillageId;
  readonly village: string;
  readonly townshipId: TownshipId;
  readonly township: string;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly start: BusinessDate;
  /** Last day on post; null while on post. */
  readonly end: BusinessDate | null;
  /** Tenths of a kilometre between home unit and village, one way. */
  readonly distanceTenths: number | null;
  readonly identity: Identity | null;
  /** Pinyin initials of person, village, township and unit, one a line, to search by. */
  readonly initials: string;
}

/** Narrows by place, unit or role; null or left out: all. */
export interface PostingFactsFilter {
  readonly townshipId?: TownshipId | null;
  readonly villageId?: VillageId | null;
  readonly unitId?: UnitId | null;
  readonly personId?: PersonId | null;
  readonly role?: PostRole | null;
}

/** Rows read in one go: few enough that a read never holds up the program for long. */
const rowsAtOnce = 1000;

function selectFacts(handle: Queries) {
  return (
    handle
      .selectFrom('posting as p')
      .innerJoin('person as h', 'h.id', 'p.person_id')
      .innerJoin('village as v', 'v.id', 'p.village_id')
      .innerJoin('township as t', 't.id', 'v.township_id')
      .innerJoin('dispatching_unit as u', 'u.id', 'p.unit_id')
      .select([
        'p.id',
        'h.id as personId',
        'h.name',
        'p.role',
        'v.id as villageId',
        'v.name as village',
        't.id as townshipId',
        't.name as township',
        'u.id as unitId',
        'u.name as unit',
        'p.start_date as start',
        'p.end_date as end',
        'p.distance_tenths as distanceTenths',
        'h.identity',
        sql<string>`h.initials || char(10) || v.initials || char(10) || t.initials || char(10) || u.initials`.as(
          'initials',
        ),
      ])
      // A posting with a person has a start date: the table's own check says so.
      .$narrowType<{ start: BusinessDate }>()
  );
}

/** Facts of given postings, in no particular order; those without a person or unknown are left out. */
export async function postingFacts(
  handle: Queries,
  ids: readonly PostingId[],
): Promise<Map<PostingId, PostingFacts>> {
  const facts = new Map<PostingId, PostingFacts>();
  const breathe = breather();
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const part = ids.slice(start, start + rowsAtOnce);
    const rows = await selectFacts(handle).where('p.id', 'in', among(part)).execute();
    for (const row of rows) facts.set(row.id, row);
    await breathe();
  }
  return facts;
}

/** Facts of every posting with a person, by id. */
export function allPostingFacts(handle: Queries): Promise<PostingFacts[]> {
  return inParts(selectFacts(handle));
}

/**
 * Postings whose time on post has a day in common with `from` to `to`, both included, by id: the order in which they
 * came onto the roster.
 */
export function postingsOnPostBetween(
  handle: Queries,
  from: BusinessDate,
  to: BusinessDate,
  filter: PostingFactsFilter = {},
): Promise<PostingFacts[]> {
  const { townshipId, villageId, unitId, personId, role } = filter;
  let query = selectFacts(handle)
    .where('p.start_date', '<=', to)
    .where((eb) => eb.or([eb('p.end_date', 'is', null), eb('p.end_date', '>=', from)]));
  if (townshipId) query = query.where('v.township_id', '=', townshipId);
  if (villageId) query = query.where('p.village_id', '=', villageId);
  if (unitId) query = query.where('p.unit_id', '=', unitId);
  if (personId) query = query.where('p.person_id', '=', personId);
  if (role) query = query.where('p.role', '=', role);
  return inParts(query);
}

function inParts(query: ReturnType<typeof selectFacts>): Promise<PostingFacts[]> {
  return readInParts<PostingFacts>(
    ({ id }) => id,
    (after, limit) => query.where(sql<boolean>`p.id > ${after}`).orderBy('p.id').limit(limit).execute(),
  );
}
