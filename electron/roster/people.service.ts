import { sql } from 'kysely';
import type { Person, PersonDraft } from '#shared/contract/roster.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { isOpenNomination } from '#shared/roster/posting-stage.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { conflict, notFound } from '../errors.ts';
import type { EarlyChangesService } from './early-changes.service.ts';
import { refuseTakenNumber } from './guards.ts';
import type { NominationsService } from './nominations.service.ts';
import { findPerson, selectPeople, toPerson, updatePerson } from './people.repository.ts';
import { postingLife } from './posting-life.ts';
import { findPostingRow, selectPostingRows, toPostingRow } from './posting-row.repository.ts';
import { searchTerms } from './posting-search.ts';
import type { SchemeSource } from './scheme-source.ts';

export interface PeopleDependencies {
  readonly database: Database;
  readonly schemes: SchemeSource;
  readonly nominations: NominationsService;
  readonly earlyChanges: EarlyChangesService;
}

export type PeopleService = ReturnType<typeof createPeopleService>;

/** People offered for a field to pick one. */
const offered = 20;

/** People, with everything that the roster knows about them or about one posting of theirs. */
export function createPeopleService({ database, schemes, nominations, earlyChanges }: PeopleDependencies) {
  const { read } = database;
  return {
    /** @throws NOT_FOUND */
    async get(id: PersonId) {
      const person = await findPerson(read, id);
      if (!person) throw notFound('人员');
      const scheme = await schemes.inForce();
      const rows = await selectPostingRows(read)
        .where('p.person_id', '=', id)
        .orderBy('p.start_date', 'desc')
        .orderBy('p.id', 'desc')
        .execute();
      const postings = [];
      for (const row of rows)
        postings.push({ ...toPostingRow(row), life: await postingLife(read, scheme, row.id) });
      const known = await nominations.ofPerson(id);
      const current = postings.find(({ status }) => status === 'on_post');
      const changes = current ? await earlyChanges.ofPosting(current.id) : [];
      return {
        person,
        postings,
        nominations: known,
        openNomination: known.find(({ state }) => isOpenNomination(state)) ?? null,
        earlyChange: changes.find(({ state }) => state === 'applied' || state === 'approved') ?? null,
      };
    },

    /** A posting with its person and everything that leads to it and off it. @throws NOT_FOUND */
    async getPosting(id: PostingId) {
      const posting = await findPostingRow(read, id);
      if (!posting) throw notFound('派驻记录');
      const { personId } = posting;
      return {
        posting,
        person: personId === null ? null : ((await findPerson(read, personId)) ?? null),
        life: await postingLife(read, await schemes.inForce(), id),
        nominations: await nominations.ofPosting(id),
        earlyChanges: await earlyChanges.ofPosting(id),
      };
    },

    /** People whose name, initials or number hold the text, by pinyin. */
    async find(text: string): Promise<(Person & { onPostIn: string | null })[]> {
      const term = searchTerms(text).join('');
      if (term === '') return [];
      const rows = await selectPeople(read)
        .select((eb) =>
          eb
            .selectFrom('posting')
            .innerJoin('village', 'village.id', 'posting.village_id')
            .select('village.name')
            .whereRef('posting.person_id', '=', 'person.id')
            .where('posting.status', '=', 'on_post')
            .limit(1)
            .as('onPostIn'),
        )
        .where((eb) =>
          eb.or([
            eb(sql<number>`instr(person.name, ${term})`, '>', 0),
            eb(sql<number>`instr(person.initials, ${term})`, '>', 0),
            eb('staff_number', '=', text.trim().toUpperCase()),
          ]),
        )
        .orderBy('sort_key')
        .orderBy('id')
        .limit(offered)
        .execute();
      return rows.map(({ onPostIn, ...row }) => ({ ...toPerson(row), onPostIn }));
    },

    /** @throws NOT_FOUND, CONFLICT, or INVALID_INPUT (a staff number that another person has). */
    async update(
      actor: Actor,
      input: { id: PersonId; revision: number; person: PersonDraft },
    ): Promise<Person> {
      return await database.write(actor, async ({ trx, audit }) => {
        const before = await findPerson(trx, input.id);
        if (!before) throw notFound('人员');
        if (before.revision !== input.revision) throw conflict('人员信息', before.revision);
        await refuseTakenNumber(trx, input.person.staffNumber, input.id, 'person.staffNumber');
        await updatePerson(trx, input.id, input.revision, input.person);
        const changed = changedFields(before, input.person);
        await audit({
          action: 'roster.personUpdated',
          entityType: 'person',
          entityId: input.id,
          before: changed.before,
          after: changed.after,
        });
        const after = await findPerson(trx, input.id);
        if (!after) throw notFound('人员');
        return after;
      });
    },
  };
}

/** Only what changed goes into the audit trail. */
function changedFields(before: Person, after: PersonDraft) {
  const names = (Object.keys(after) as (keyof PersonDraft)[]).filter((name) => before[name] !== after[name]);
  const pick = (source: PersonDraft) => Object.fromEntries(names.map((name) => [name, source[name]]));
  return { before: pick(before), after: pick(after) };
}
