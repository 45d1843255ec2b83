import { firstDayOfMonth, lastDayOfMonth, type Month } from '#shared/dates.ts';
import { among } from '../../database/among.ts';
import { breather } from '../../roster/breather.ts';
import type { Queries } from '../../roster/handle.types.ts';
import { type PostingFacts, postingsOnPostBetween } from '../../roster/posting-facts.ts';

/** Somebody on post in the month. */
export interface KnownPerson extends PostingFacts {
  readonly staffNumber: string | null;
}

/** A posting at another time, for saying why somebody is not found. */
export interface OtherPosting {
  readonly name: string;
  readonly village: string;
  readonly start: string;
  readonly end: string | null;
}

/** Everybody a sheet of a month may mean. */
export interface KnownPeople {
  readonly onPost: readonly KnownPerson[];
  byName(name: string): readonly KnownPerson[];
  byNumber(staffNumber: string): readonly KnownPerson[];
  /** Postings of people of this name that have no day in the month. */
  elsewhere(name: string): readonly OtherPosting[];
}

/** Looks up everybody on post in a month, and where else people of the given names are or were posted. */
export async function loadKnownPeople(
  handle: Queries,
  month: Month,
  names: readonly string[],
): Promise<KnownPeople> {
  const facts = await postingsOnPostBetween(handle, firstDayOfMonth(month), lastDayOfMonth(month));
  const numbers = await staffNumbers(handle);
  const onPost = facts.map((posting) => ({ ...posting, staffNumber: numbers.get(posting.personId) ?? null }));
  const byName = grouped(onPost, ({ name }) => name);
  const byNumber = grouped(onPost, ({ staffNumber }) => staffNumber);
  const unknown = [...new Set(names)].filter((name) => !byName.has(name));
  const others = grouped(await otherPostings(handle, unknown), ({ name }) => name);
  return {
    onPost,
    byName: (name) => byName.get(name) ?? [],
    byNumber: (staffNumber) => byNumber.get(staffNumber) ?? [],
    elsewhere: (name) => others.get(name) ?? [],
  };
}

async function staffNumbers(handle: Queries): Promise<ReadonlyMap<string, string>> {
  const breathe = breather();
  const rows = await handle
    .selectFrom('person')
    .select(['id', 'staff_number as number'])
    .where('staff_number', 'is not', null)
    .execute();
  await breathe();
  return new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[id, number] as const])));
}

async function otherPostings(handle: Queries, names: readonly string[]): Promise<OtherPosting[]> {
  if (names.length === 0) return [];
  const rows = await handle
    .selectFrom('person as h')
    .innerJoin('posting as p', 'p.person_id', 'h.id')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .select(['h.name', 'v.name as village', 'p.start_date as start', 'p.end_date as end'])
    .where('h.name', 'in', among(names))
    .orderBy('p.start_date')
    .execute();
  return rows.flatMap(({ start, ...row }) => (start === null ? [] : [{ ...row, start }]));
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string | null): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
