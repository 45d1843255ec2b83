import type { Insertable, Selectable } from 'kysely';
import type { CaseId, EvidenceId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';
import { notFound } from '../../errors.ts';

export type EvidenceRow = Selectable<RecallSchema['recall_evidence']>;

/** Evidence of a case by its numbers, voided ones too. */
export function evidenceOf(handle: ReadHandle, caseId: CaseId): Promise<EvidenceRow[]> {
  return handle
    .selectFrom('recall_evidence')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('ordinal')
    .execute();
}

/** @throws NOT_FOUND, also for evidence of another case */
export async function evidenceIn(handle: ReadHandle, caseId: CaseId, id: EvidenceId): Promise<EvidenceRow> {
  const row = await handle
    .selectFrom('recall_evidence')
    .selectAll()
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw notFound('证据');
  return row;
}

/** The next number within a case, from 1; voided ones keep theirs. */
export async function nextNumber(handle: ReadHandle, caseId: CaseId): Promise<number> {
  const row = await handle
    .selectFrom('recall_evidence')
    .select((e) => e.fn.max('ordinal').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertEvidence(
  { trx }: WriteUnit,
  row: Insertable<RecallSchema['recall_evidence']>,
): Promise<void> {
  await trx.insertInto('recall_evidence').values(row).execute();
}

export async function markEvidenceVoid(
  { trx, at }: WriteUnit,
  id: EvidenceId,
  reason: string,
): Promise<void> {
  await trx
    .updateTable('recall_evidence')
    .set({ voided_at: at, void_reason: reason })
    .where('id', '=', id)
    .execute();
}
