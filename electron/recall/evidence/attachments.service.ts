import { type Attachment, attachmentTypeSchema, attachmentTypes } from '#shared/contract/recall-evidence.ts';
import { businessDateOf, type Instant } from '#shared/dates.ts';
import {
  type AttachmentId,
  attachmentIdSchema,
  type CaseId,
  type EvidenceId,
  type UploadId,
  userIdSchema,
} from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { invalidInput, notFound, ruleViolation } from '../../errors.ts';
import type { Uploads } from '../../jobs/jobs.types.ts';
import { type CaseRow, caseIn } from '../cases/case.repository.ts';
import type { CaseDependencies } from '../cases/case-dependencies.ts';
import { appendEvent } from '../cases/case-events.ts';
import { type CaseAt, changeCase } from '../cases/change-case.ts';
import { type CaseActor, requireReadable } from '../cases/confidential.ts';
import { noteFileReading } from '../cases/reading.ts';
import {
  type AttachmentRow,
  attachmentIn,
  attachmentsOf,
  bytesOf,
  insertAttachment,
  markAttachmentVoid,
  storeFile,
} from './attachment.repository.ts';
import { decidedPart, decisionRests } from './decided.ts';
import { evidenceIn } from './evidence.repository.ts';
import { checkAttachment } from './files/attachment-content.ts';
import { attachmentName } from './files/attachment-name.ts';

interface AttachInput extends CaseAt {
  readonly uploadId: UploadId;
  readonly evidenceId: EvidenceId | null;
  readonly eventSequence: number | null;
}

/** Files that belong to recall cases: kept once by their content, handed out only to those who may read the case. */
export function createAttachmentsService({
  database,
  clock,
  policy,
  uploads,
}: Pick<CaseDependencies, 'database' | 'clock' | 'policy'> & { readonly uploads: Uploads }) {
  const { read } = database;

  return {
    /** In the order they were added, voided ones too. */
    async list({ role }: CaseActor, caseId: CaseId): Promise<Attachment[]> {
      const row = await caseIn(read, caseId);
      requireReadable(role, row);
      const { at } = await decidedPart(read, row);
      return (await attachmentsOf(read, caseId)).map((file) => shown(file, at));
    },

    /** Checks a handed-in file by its content and keeps it with a case. See the contract for the refusals. */
    async attach(actor: CaseActor, { uploadId, evidenceId, eventSequence, ...at }: AttachInput) {
      // Before anything is looked at: a check takes time that only those get who may read the case.
      requireReadable(actor.role, await caseIn(read, at.id));
      const { fileName: given, bytes, sha256 } = uploads.get(userIdSchema.parse(actor.id), uploadId);
      const { type, mediaType } = await checkAttachment(given, bytes);
      const fileName = attachmentName(given, type);
      return database.write(actor, async (unit) => {
        const { row, written } = await changeCase(policy, unit, actor.role, at);
        const place = await placeOf(unit.trx, row, evidenceId, eventSequence);
        await storeFile(unit, { sha256, mediaType, bytes });
        const id = newId(attachmentIdSchema);
        await insertAttachment(unit, {
          id,
          case_id: row.id,
          evidence_id: evidenceId,
          event_sequence: eventSequence,
          sha256,
          file_name: fileName,
          added_at: unit.at,
          added_by: actor.name,
        });
        await appendEvent(unit, row.id, {
          kind: 'attachment',
          on: businessDateOf(unit.at),
          title: `添加附件“${fileName}”${place}`,
          detail: { attachmentId: id, sha256 },
        });
        await unit.audit({
          action: 'recall.fileAttached',
          entityType: 'recall_case',
          entityId: row.id,
          after: { attachmentId: id, fileName, sha256, bytes: bytes.length },
        });
        return { ...written, attachmentId: id };
      });
    },

    /** Takes a file back. It is shown as void and can still be opened. See the contract for the refusals. */
    async void(
      actor: CaseActor,
      {
        attachmentId,
        reason,
        ...at
      }: CaseAt & { readonly attachmentId: AttachmentId; readonly reason: string },
    ) {
      return database.write(actor, async (unit) => {
        const { row, written } = await changeCase(policy, unit, actor.role, at);
        const file = await attachmentIn(unit.trx, attachmentId);
        if (file.case_id !== row.id) throw notFound('附件');
        const name = `附件“${file.file_name}”`;
        if (file.voided_at !== null) throw ruleViolation('already_void', `${name}已经作废，不用重复操作。`);
        if (wasDecidedWith(file, (await decidedPart(unit.trx, row)).at)) throw decisionRests(name, row);
        await markAttachmentVoid(unit, attachmentId, reason);
        await appendEvent(unit, row.id, {
          kind: 'attachment',
          on: businessDateOf(unit.at),
          title: `作废${name}`,
          reason,
          detail: { attachmentId },
        });
        await unit.audit({
          action: 'recall.fileVoided',
          entityType: 'recall_case',
          entityId: row.id,
          before: { attachmentId, fileName: file.file_name, sha256: file.sha256 },
          reason,
        });
        return written;
      });
    },

    /**
     * The bytes of an attachment, for `/files/attachments/{id}`. Opening one is noted in the trail.
     *
     * @throws NOT_FOUND; FORBIDDEN where the reader may not read the case
     */
    async fileOf(reader: CaseActor, id: AttachmentId) {
      const file = await attachmentIn(read, id);
      requireReadable(reader.role, await caseIn(read, file.case_id));
      const { case_id: caseId, file_name: fileName } = file;
      await noteFileReading(database, clock.now(), reader, { id, caseId, fileName });
      return {
        fileName,
        mediaType: attachmentTypes[typeOf(file)],
        bytes: await bytesOf(read, file.sha256),
      };
    },
  };
}
export type AttachmentsService = ReturnType<typeof createAttachmentsService>;

/** `（证据2）`, for the time line. */
async function placeOf(
  handle: ReadHandle,
  row: CaseRow,
  evidenceId: EvidenceId | null,
  eventSequence: number | null,
): Promise<string> {
  if (evidenceId !== null) {
    const piece = await evidenceIn(handle, row.id, evidenceId);
    if (piece.voided_at !== null) {
      throw ruleViolation('already_void', `证据${piece.ordinal}已经作废，不能再添加附件。`);
    }
    return `（证据${piece.ordinal}）`;
  }
  if (eventSequence === null) return '';
  const event = await handle
    .selectFrom('recall_event')
    .select('title')
    .where('case_id', '=', row.id)
    .where('sequence', '=', eventSequence)
    .executeTakeFirst();
  if (!event) throw invalidInput('eventSequence', '时间线上没有这条记录，请刷新后重新选择附件的归属。');
  return `（${event.title}）`;
}

const wasDecidedWith = ({ added_at }: AttachmentRow, decidedAt: Instant | null) =>
  decidedAt !== null && added_at <= decidedAt;

/** Files of other kinds are never stored. */
function typeOf({ media_type }: AttachmentRow): Attachment['type'] {
  return attachmentTypeSchema.parse(
    attachmentTypeSchema.options.find((type) => attachmentTypes[type] === media_type),
  );
}

function shown(file: AttachmentRow, decidedAt: Instant | null): Attachment {
  return {
    id: file.id,
    type: typeOf(file),
    fileName: file.file_name,
    size: file.size,
    sha256: file.sha256,
    evidenceId: file.evidence_id,
    eventSequence: file.event_sequence,
    decided: file.voided_at === null && wasDecidedWith(file, decidedAt),
    addedAt: file.added_at,
    addedBy: file.added_by,
    voided: file.voided_at === null ? null : { at: file.voided_at, reason: file.void_reason ?? '' },
  };
}
