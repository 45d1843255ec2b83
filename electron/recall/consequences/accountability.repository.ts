import type { Selectable } from 'kysely';
import type { Accountability, AccountabilityInput } from '#shared/contract/recall-consequences.ts';
import type { AccountabilityId, CaseId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';
import { notFound } from '../../errors.ts';

export type AccountabilityRow = Selectable<RecallSchema['recall_accountability']>;

export function toAccountability(row: AccountabilityRow): Accountability {
  return {
    id: row.id,
    kind: row.kind,
    object: row.object,
    organ: row.organ,
    conductedBy: row.conducted_by,
    on: row.on_date,
    place: row.place,
    content: row.content,
    reply: row.reply,
    documentNumber: row.document_number,
    createdAt: row.created_at,
    createdBy: row.created_by,
    voidReason: row.void_reason,
  };
}

/** In the order of their days, voided ones too. */
export function accountabilityOfCase(handle: ReadHandle, caseId: CaseId): Promise<AccountabilityRow[]> {
  return handle
    .selectFrom('recall_accountability')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('on_date')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** @throws NOT_FOUND where the case has none of this id */
export async function accountabilityIn(
  handle: ReadHandle,
  caseId: CaseId,
  id: AccountabilityId,
): Promise<AccountabilityRow> {
  const row = await handle
    .selectFrom('recall_accountability')
    .selectAll()
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw notFound('约谈问责记录');
  return row;
}

export async function insertAccountability(
  { trx, at, actor }: WriteUnit,
  id: AccountabilityId,
  caseId: CaseId,
  { on, conductedBy, documentNumber, ...record }: AccountabilityInput,
): Promise<void> {
  await trx
    .insertInto('recall_accountability')
    .values({
      id,
      case_id: caseId,
      ...record,
      conducted_by: conductedBy,
      on_date: on,
      document_number: documentNumber,
      created_at: at,
      created_by: actor.name,
      voided_at: null,
      void_reason: null,
    })
    .execute();
}

export async function markVoid({ trx, at }: WriteUnit, id: AccountabilityId, reason: string): Promise<void> {
  await trx
    .updateTable('recall_accountability')
    .set({ voided_at: at, void_reason: reason })
    .where('id', '=', id)
    .execute();
}
