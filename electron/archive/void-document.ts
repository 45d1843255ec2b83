import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../database/database.types.ts';
import { notFound, ruleViolation } from '../errors.ts';
import { appendEvent } from '../recall/cases/case-events.ts';
import { findDocument, toDocument } from './document.repository.ts';

export interface VoidRequest {
  readonly id: DocumentId;
  readonly reason: string;
}

/**
 * Marks a document void, in the write that is running. A document of a case is found only where one is asked for, any
 * other only where none is: who may void them differs.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `already_void`
 */
export async function voidDocument(
  unit: WriteUnit,
  role: Role,
  { id, reason }: VoidRequest,
  { ofCase }: { readonly ofCase: boolean },
): Promise<RegisteredDocument> {
  const row = await findDocument(unit.trx, id, role);
  if (!row || (row.case_id !== null) !== ofCase) throw notFound('文件');
  if (row.state === 'voided') {
    throw ruleViolation(
      'already_void',
      `${row.register_number} 已经作废（${row.void_reason}），不能再次作废。`,
    );
  }
  const changes = { state: 'voided', void_reason: reason } as const;
  await unit.trx.updateTable('document').set(changes).where('id', '=', id).execute();
  await unit.audit({
    ...(ofCase
      ? ({ action: 'archive.caseDocumentVoided', entityType: 'case_document' } as const)
      : ({ action: 'archive.voided', entityType: 'document' } as const)),
    entityId: id,
    before: { registerNumber: row.register_number, state: row.state },
    after: { registerNumber: row.register_number, state: 'voided' },
    reason,
  });
  if (row.case_id !== null) {
    await appendEvent(unit, row.case_id, {
      kind: 'document',
      on: businessDateOf(unit.at),
      title: `作废${row.title}`,
      documentNumber: row.register_number,
      reason,
      detail: { documentId: row.id },
    });
  }
  return toDocument({ ...row, ...changes, stage: 'voided' });
}
