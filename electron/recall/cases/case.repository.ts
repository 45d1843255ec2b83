import type { Selectable, Updateable } from 'kysely';
import type { CaseId, PostingId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';
import { notFound } from '../../errors.ts';

export type CaseRow = Selectable<RecallSchema['recall_case']>;
export type CaseTriggerRow = Selectable<RecallSchema['recall_case_trigger']>;
export type CaseSignalRow = Selectable<RecallSchema['recall_case_signal']>;

export type CaseChange = Omit<Updateable<RecallSchema['recall_case']>, 'id' | 'revision' | 'number'>;

export function findCase(handle: ReadHandle, id: CaseId): Promise<CaseRow | undefined> {
  return handle.selectFrom('recall_case').selectAll().where('id', '=', id).executeTakeFirst();
}

/** @throws NOT_FOUND */
export async function caseIn(handle: ReadHandle, id: CaseId): Promise<CaseRow> {
  const row = await findCase(handle, id);
  if (!row) throw notFound('召回案件');
  return row;
}

/** The case about a posting that has not ended; there is one at the most. */
export function openCaseOf(handle: ReadHandle, postingId: PostingId): Promise<CaseRow | undefined> {
  return handle
    .selectFrom('recall_case')
    .selectAll()
    .where('posting_id', '=', postingId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
}

/** The next number within a year, from 1. */
export async function nextSerial(handle: ReadHandle, year: number): Promise<number> {
  const row = await handle
    .selectFrom('recall_case')
    .select((e) => e.fn.max('serial').as('last'))
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Stores a new case; the caller writes its time line and audits it. */
export async function insertCase({ trx }: WriteUnit, row: Omit<CaseRow, 'revision'>): Promise<void> {
  await trx.insertInto('recall_case').values(row).execute();
}

/** Writes fields of a case. Who may, and at which revision, `changeCase` has settled in the same write. */
export async function updateCase({ trx }: WriteUnit, id: CaseId, fields: CaseChange): Promise<void> {
  await trx.updateTable('recall_case').set(fields).where('id', '=', id).execute();
}

/** Triggers of a case, in the notice's order. */
export function triggersOf(handle: ReadHandle, caseId: CaseId): Promise<CaseTriggerRow[]> {
  return handle
    .selectFrom('recall_case_trigger')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('ordinal')
    .execute();
}

/** Sets the triggers of a case; those it had before are gone. */
export async function replaceTriggers(
  { trx }: WriteUnit,
  caseId: CaseId,
  triggers: readonly Omit<CaseTriggerRow, 'case_id' | 'result'>[],
): Promise<void> {
  await trx.deleteFrom('recall_case_trigger').where('case_id', '=', caseId).execute();
  await trx
    .insertInto('recall_case_trigger')
    .values(triggers.map((trigger) => ({ case_id: caseId, ...trigger })))
    .execute();
}

/** Signals that a case took up, the earliest first. */
export function signalsIn(handle: ReadHandle, caseId: CaseId): Promise<CaseSignalRow[]> {
  return handle
    .selectFrom('recall_case_signal')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('linked_at')
    .orderBy('signal_key')
    .execute();
}

export async function insertSignals({ trx }: WriteUnit, rows: readonly CaseSignalRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('recall_case_signal').values(rows).execute();
}
