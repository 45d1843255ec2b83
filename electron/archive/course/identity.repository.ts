import { sql } from 'kysely';
import type { BusinessDate } from '#shared/dates.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** Who somebody is, as one source says it; null where it does not say. */
export interface Identity {
  readonly name: string;
  readonly birthDate: BusinessDate | null;
  readonly workDate: BusinessDate | null;
  readonly partyDate: BusinessDate | null;
}

/** What a paper says of its person. */
export interface PaperIdentity extends Identity {
  readonly registerNumber: string;
  readonly title: string;
}

/** 参加工作时间 of a person, as the roster has it now. */
export async function workStartOf(handle: ReadHandle, id: PersonId): Promise<BusinessDate | null> {
  const row = await handle
    .selectFrom('person')
    .select('work_start_date')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.work_start_date ?? null;
}

/** What the roster says of people now. */
export async function rosterIdentities(
  handle: ReadHandle,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Identity>> {
  const rows = await handle
    .selectFrom('person')
    .select(['id', 'name', 'birth_date as birthDate'])
    .select(['work_start_date as workDate', 'party_date as partyDate'])
    .where('id', 'in', among(ids))
    .execute();
  return new Map(rows.map(({ id, ...identity }) => [id, identity]));
}

/** A paper that names somebody. */
export interface NamingPaper extends PaperIdentity {
  readonly id: DocumentId;
  readonly personId: PersonId;
}

/** Who papers name, in the words of the index that holds it: with others the frozen data would be read for it. */
const papers = (handle: ReadHandle) =>
  handle
    .selectFrom('document')
    .select(['id', 'person_id as personId', 'register_number as registerNumber', 'title'])
    .select('work_start_date as workDate')
    .select([
      sql<string | null>`snapshot ->> '$.person.name'`.as('name'),
      sql<BusinessDate | null>`snapshot ->> '$.person.birthDate'`.as('birthDate'),
      sql<BusinessDate | null>`snapshot ->> '$.person.partyDate'`.as('partyDate'),
    ]);

/** What the material in force for the files of people says of them, the first formed first. */
export async function identitiesInForce(
  handle: ReadHandle,
  people: readonly PersonId[],
): Promise<NamingPaper[]> {
  return naming(
    await papers(handle)
      .where('person_id', 'in', among(people))
      .where('class', '=', '三')
      .where('state', '=', 'issued')
      .orderBy('formed_on')
      .orderBy('id')
      .execute(),
  );
}

/** What papers say of their people, whether they are in force or not; those that name nobody are left out. */
export async function identitiesOnPapers(
  handle: ReadHandle,
  ids: readonly DocumentId[],
): Promise<NamingPaper[]> {
  return naming(await papers(handle).where('id', 'in', among(ids)).execute());
}

type PaperRow = Awaited<ReturnType<ReturnType<typeof papers>['execute']>>[number];

const naming = (rows: readonly PaperRow[]): NamingPaper[] =>
  rows.flatMap(({ personId, name, ...said }) =>
    personId === null || name === null ? [] : [{ ...said, personId, name }],
  );

/** Cases of people that have not ended, those that are not decided yet among them. */
export function openCasesOf(handle: ReadHandle, people: readonly PersonId[]) {
  return handle
    .selectFrom('recall_case')
    .select(['person_id as personId', 'number', 'decided_on'])
    .where('person_id', 'in', among(people))
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
}
