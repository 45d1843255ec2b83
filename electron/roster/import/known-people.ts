import type { Person } from '#shared/contract/roster.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId, UnitId, VillageId } from '#shared/ids.ts';
import { breather } from '../breather.ts';
import type { Queries } from '../handle.types.ts';
import { selectPeople, toPerson } from '../people.repository.ts';
import type { RosterRecord } from './records.ts';

/** A posting that a person on record has or had. */
export interface PersonPosting {
  readonly id: PostingId;
  readonly villageId: VillageId;
  readonly villageName: string;
  readonly unitId: UnitId;
  readonly startDate: BusinessDate;
  readonly endDate: BusinessDate | null;
}

/** People on record that a file may mean. */
export interface KnownPeople {
  byNumber(staffNumber: string): Person | undefined;
  byName(name: string): readonly Person[];
  postingsOf(id: PersonId): readonly PersonPosting[];
}

const atOnce = 150;

/** Looks up everybody on record who shares a number or a name with somebody in the file. */
export async function loadKnownPeople(
  handle: Queries,
  records: readonly RosterRecord[],
): Promise<KnownPeople> {
  const numbers = new Set(records.flatMap(({ person }) => person.staffNumber ?? []));
  const names = new Set(records.map(({ person }) => person.name));
  const byNumber = new Map<string, Person>();
  const byName = new Map<string, Person[]>();
  const people = new Map<PersonId, Person>();
  await inParts(numbers, async (part) => {
    for (const row of await selectPeople(handle).where('staff_number', 'in', part).execute()) {
      const person = toPerson(row);
      people.set(person.id, person);
      if (person.staffNumber !== null) byNumber.set(person.staffNumber, person);
    }
  });
  await inParts(names, async (part) => {
    for (const row of await selectPeople(handle).where('name', 'in', part).orderBy('id').execute()) {
      const person = toPerson(row);
      people.set(person.id, person);
      const known = byName.get(person.name);
      if (known) known.push(person);
      else byName.set(person.name, [person]);
    }
  });
  const postings = await postingsOf(handle, new Set(people.keys()));
  return {
    byNumber: (staffNumber) => byNumber.get(staffNumber),
    byName: (name) => byName.get(name) ?? [],
    postingsOf: (id) => postings.get(id) ?? [],
  };
}

async function postingsOf(
  handle: Queries,
  ids: ReadonlySet<PersonId>,
): Promise<ReadonlyMap<PersonId, PersonPosting[]>> {
  const postings = new Map<PersonId, PersonPosting[]>();
  await inParts(ids, async (part) => {
    const rows = await handle
      .selectFrom('posting as p')
      .innerJoin('village as v', 'v.id', 'p.village_id')
      .select([
        'p.id',
        'p.person_id as personId',
        'p.village_id as villageId',
        'v.name as villageName',
        'p.unit_id as unitId',
        'p.start_date as startDate',
        'p.end_date as endDate',
      ])
      .where('p.person_id', 'in', part)
      .execute();
    for (const { personId, startDate, ...row } of rows) {
      if (personId === null || startDate === null) continue;
      const posting = { ...row, startDate };
      const known = postings.get(personId);
      if (known) known.push(posting);
      else postings.set(personId, [posting]);
    }
  });
  return postings;
}

async function inParts<T>(values: ReadonlySet<T>, look: (part: T[]) => Promise<void>): Promise<void> {
  const all = [...values];
  const breathe = breather();
  for (let start = 0; start < all.length; start += atOnce) {
    await look(all.slice(start, start + atOnce));
    await breathe();
  }
}
