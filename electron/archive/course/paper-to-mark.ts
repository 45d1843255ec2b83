import type { UpdateObject } from 'kysely';
import { closedRefusal, type MarkRefusal, nameOfPaper } from '#shared/archive/mark-rules.ts';
import { type AuditAction, auditActionLabel } from '#shared/audit/actions.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Json, ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { ApplicationError, notFound, ruleViolation } from '../../errors.ts';
import { appendEvent } from '../../recall/cases/case-events.ts';
import { type DocumentRow, findDocument, readEntry, toDocument } from '../document.repository.ts';

/** A paper as it was read when somebody set out to record something of it. */
export interface PaperAt {
  readonly id: DocumentId;
  readonly revision: number;
}

/** An entry of the register with what the page sees of it. */
export interface Paper {
  readonly row: DocumentRow;
  readonly document: RegisteredDocument;
}

/**
 * Whether the role records what becomes of a paper: of a case those who act in it, of any other those who keep the
 * register, as it is with making one void.
 */
const mayMark = (role: Role, { case_id }: Pick<DocumentRow, 'case_id'>): boolean =>
  isAllowed(role, case_id === null ? 'archive.voidDocument' : 'archive.voidCaseDocument');

/**
 * The paper that something is to be recorded of, in the write that is running.
 *
 * @throws ApplicationError NOT_FOUND, for papers of cases too that the role may not know of; FORBIDDEN; CONFLICT
 */
export async function paperToMark(unit: WriteUnit, role: Role, { id, revision }: PaperAt): Promise<Paper> {
  const row = await findDocument(unit.trx, id, role);
  if (!row) throw notFound('文件');
  if (!mayMark(role, row)) {
    throw new ApplicationError(
      'FORBIDDEN',
      row.case_id === null
        ? '材料的签名、盖章和扫描件由档案员和管理员登记，您的角色不能登记。'
        : '召回案件的文书由案件的承办、审定和归档人员登记，您的角色不能登记。',
    );
  }
  const document = toDocument(row);
  if (row.revision !== revision) throw await changedMeanwhile(unit.trx, document);
  return { row, document };
}

/** CONFLICT that says who changed what last. */
async function changedMeanwhile(handle: ReadHandle, document: RegisteredDocument): Promise<ApplicationError> {
  const last = await handle
    .selectFrom('audit_event')
    .select(['action', 'actor_name'])
    .where('entity_id', '=', document.id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const what = last ? `：${last.actor_name}${auditActionLabel(last.action)}` : '';
  return new ApplicationError(
    'CONFLICT',
    `${nameOfPaper(document)}刚刚有改动${what}。您的登记没有保存，请查看最新情况后再登记。`,
    { currentRevision: document.revision },
  );
}

/** @throws ApplicationError RULE_VIOLATION */
export function refuse(refusal: MarkRefusal | null): void {
  if (refusal) throw ruleViolation(refusal.rule, refusal.message);
}

/** @throws ApplicationError RULE_VIOLATION `not_in_force`, `handed_over` */
export const requireOpen = ({ document }: Paper): void => refuse(closedRefusal(document));

/** What is written of a paper: the columns, the entry of the trail, and the words of a case's time line. */
export interface Marking {
  readonly set: UpdateObject<Schema, 'document'>;
  readonly action: AuditAction;
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: string;
  /** What happened, e.g. 登记签名：召回审批表. */
  readonly title: string;
}

/** Writes it down, one revision on; of a paper of a case in its time line too. */
export async function writeMarking(
  unit: WriteUnit,
  { row, document }: Paper,
  { set, action, before, after, reason, title }: Marking,
): Promise<RegisteredDocument> {
  await unit.trx
    .updateTable('document')
    .set({ ...set, revision: row.revision + 1 })
    .where('id', '=', row.id)
    .execute();
  const number = { registerNumber: document.registerNumber };
  await unit.audit({
    action,
    entityType: row.case_id === null ? 'document' : 'case_document',
    entityId: row.id,
    ...(before === undefined ? {} : { before: withNumber(number, before) }),
    ...(after === undefined ? {} : { after: withNumber(number, after) }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (row.case_id !== null) {
    await appendEvent(unit, row.case_id, {
      kind: 'document',
      on: businessDateOf(unit.at),
      title,
      documentNumber: document.registerNumber,
      ...(reason === undefined ? {} : { reason }),
      detail: { documentId: row.id },
    });
  }
  return toDocument(await readEntry(unit.trx, row.id));
}

const withNumber = (number: { readonly registerNumber: string }, said: Json): Json =>
  typeof said === 'object' && said !== null && !Array.isArray(said) ? { ...number, ...said } : said;
