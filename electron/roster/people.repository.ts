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
      'unit_joined_on as unitJoinedOn',
      'retirement_date as retirementDate',
      'identity',
      'staff_kind as staffKind',
      'rank',
      'home_position as homePosition',
      'phone',
      'other_contact as otherContact',
      'phone_allowance_in_salary as phoneAllowance',
      'staff_number as staffNumber',
    ]);
}

type SelectedPerson = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

export function toPerson({ phoneAllowance, ...row }: SelectedPerson): Person {
  return { ...row, phoneAllowanceInSalary: phoneAllowance === null ? null : phoneAllowance === 1 };
}

export async function findPerson(handle: Queries, id: PersonId): Promise<Person | undefined> {
  const row = await selectPeople(handle).where('id', '=', id).executeTakeFirst();
  return row && toPerson(row);
}

export async function findPersonByNumber(handle: Queries, staffNumber: string): Promise<Person | undefined> {
  const row = await selectPeople(handle).where('staff_number', '=', staffNumber).executeTakeFirst();
  return row && toPerson(row);
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
    unit_joined_on: draft.unitJoinedOn,
    retirement_date: draft.retirementDate,
    identity: draft.identity,
    staff_kind: draft.staffKind,
    rank: draft.rank,
    home_position: draft.homePosition,
    phone: draft.phone,
    other_contact: draft.otherContact,
    phone_allowance_in_salary:
      draft.phoneAllowanceInSalary === null
        ? null
        : draft.phoneAllowanceInSalary
          ? (1 as const)
          : (0 as const),
    staff_number: draft.staffNumber,
  };
}
