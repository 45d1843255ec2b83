import type { Transaction } from 'kysely';
import type { Person, PersonDraft } from '#shared/contract/roster.ts';
import type { Instant } from '#shared/dates.ts';
import { type PersonId, personIdSchema } from '#shared/ids.ts';
import { newId } from '../database/ids.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from './handle.types.ts';
import { personKeys } from './pinyin-keys.ts';

export function selectPeople(handle: Queries) {
  return handle
    .selectFrom('person')
    .select([
      'id',
      'revision',
      'name',
      'gender',
      'birth_date as birthDate',
      'ethnicity',
      'political_status as politicalStatus',
      'party_date as partyDate',
      'work_start_date as workStartDate',
      'identity',
      'rank',
      'home_position as homePosition',
      'phone',
      'staff_number as staffNumber',
    ]);
}

export async function findPerson(handle: Queries, id: PersonId): Promise<Person | undefined> {
  return await selectPeople(handle).where('id', '=', id).executeTakeFirst();
}

export async function findPersonByNumber(handle: Queries, staffNumber: string): Promise<Person | undefined> {
  return await selectPeople(handle).where('staff_number', '=', staffNumber).executeTakeFirst();
}

/** A new person's row; inserted singly or many at a time. */
export function newPersonRow(at: Instant, draft: PersonDraft) {
  return { id: newId(personIdSchema), ...personColumns(draft), created_at: at };
}

export async function insertPerson(
  trx: Transaction<Schema>,
  at: Instant,
  draft: PersonDraft,
): Promise<PersonId> {
  const row = newPersonRow(at, draft);
  await trx.insertInto('person').values(row).execute();
  return row.id;
}

/** Writes a person's data when nobody else has since `revision`; false when somebody has. */
export async function updatePerson(
  trx: Transaction<Schema>,
  id: PersonId,
  revision: number,
  draft: PersonDraft,
): Promise<boolean> {
  const result = await trx
    .updateTable('person')
    .set({ ...personColumns(draft), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function personColumns(draft: PersonDraft) {
  return {
    name: draft.name,
    ...personKeys(draft.name),
    gender: draft.gender,
    birth_date: draft.birthDate,
    ethnicity: draft.ethnicity,
    political_status: draft.politicalStatus,
    party_date: draft.partyDate,
    work_start_date: draft.workStartDate,
    identity: draft.identity,
    rank: draft.rank,
    home_position: draft.homePosition,
    phone: draft.phone,
    staff_number: draft.staffNumber,
  };
}
