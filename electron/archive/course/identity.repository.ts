import * as z from 'zod';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';
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

/** The head of a form; what a snapshot says besides is for others. */
const headSchema = z.object({
  person: z.object({
    name: z.string(),
    birthDate: businessDateSchema.nullable(),
    partyDate: businessDateSchema.nullable(),
  }),
});

/** 参加工作时间 of a person, as the roster has it now. */
export async function workStartOf(handle: ReadHandle, id: PersonId): Promise<BusinessDate | null> {
  const row = await handle
    .selectFrom('person')
    .select('work_start_date')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.work_start_date ?? null;
}

/** What the roster says of a person now. */
export function rosterIdentity(handle: ReadHandle, id: PersonId): Promise<Identity | undefined> {
  return handle
    .selectFrom('person')
    .select(['name', 'birth_date as birthDate', 'work_start_date as workDate', 'party_date as partyDate'])
    .where('id', '=', id)
    .executeTakeFirst();
}

const papers = (handle: ReadHandle) =>
  handle
    .selectFrom('document')
    .select(['register_number', 'title', 'person_name', 'work_start_date', 'snapshot']);

/** What a paper says of its person, from its frozen data; null where it names none. */
export async function identityOnPaper(handle: ReadHandle, id: DocumentId): Promise<PaperIdentity | null> {
  const row = await papers(handle).where('id', '=', id).executeTakeFirstOrThrow();
  return identityIn(row);
}

/** What the other material in force for a person's file says, the first formed first. */
export async function identitiesOnOtherPapers(
  handle: ReadHandle,
  personId: PersonId,
  except: DocumentId,
): Promise<PaperIdentity[]> {
  const rows = await papers(handle)
    .where('person_id', '=', personId)
    .where('class', '=', '三')
    .where('state', '=', 'issued')
    .where('id', '<>', except)
    .orderBy('formed_on')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => identityIn(row) ?? []);
}

function identityIn(row: {
  readonly register_number: string;
  readonly title: string;
  readonly work_start_date: BusinessDate | null;
  readonly snapshot: string;
}): PaperIdentity | null {
  const head = headSchema.safeParse(JSON.parse(row.snapshot));
  if (!head.success) return null;
  return {
    registerNumber: row.register_number,
    title: row.title,
    ...head.data.person,
    workDate: row.work_start_date,
  };
}

/** Cases of a person that have not ended, those that are not decided yet among them. */
export function openCasesOf(handle: ReadHandle, personId: PersonId) {
  return handle
    .selectFrom('recall_case')
    .select(['number', 'decided_on'])
    .where('person_id', '=', personId)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
}
