import type { Insertable } from 'kysely';
import type { AttachmentId, CaseId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';
import { notFound } from '../../errors.ts';

const fromAttachments = (handle: ReadHandle) =>
  handle
    .selectFrom('recall_attachment as a')
    .innerJoin('stored_file as f', 'f.sha256', 'a.sha256')
    .selectAll('a')
    .select(['f.size', 'f.media_type']);

export type AttachmentRow = Awaited<ReturnType<typeof attachmentsOf>>[number];

/** Attachments of a case in the order they were added, voided ones too; without their bytes. */
export function attachmentsOf(handle: ReadHandle, caseId: CaseId) {
  return fromAttachments(handle).where('a.case_id', '=', caseId).orderBy('a.id').execute();
}

/** @throws NOT_FOUND */
export async function attachmentIn(handle: ReadHandle, id: AttachmentId): Promise<AttachmentRow> {
  const row = await fromAttachments(handle).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('附件');
  return row;
}

/** The bytes of a stored file; there is one for each hash that an attachment names. */
export async function bytesOf(handle: ReadHandle, sha256: string): Promise<Buffer> {
  const { bytes } = await handle
    .selectFrom('stored_file')
    .select('bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return bytes;
}

/** Keeps bytes once, whatever name they come under. */
export async function storeFile(
  { trx, at }: WriteUnit,
  file: { readonly sha256: string; readonly mediaType: string; readonly bytes: Uint8Array },
): Promise<void> {
  const { sha256, mediaType, bytes } = file;
  const known = await trx
    .selectFrom('stored_file')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) return;
  await trx
    .insertInto('stored_file')
    .values({
      sha256,
      size: bytes.length,
      media_type: mediaType,
      stored_at: at,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })
    .execute();
}

export async function insertAttachment(
  { trx }: WriteUnit,
  row: Insertable<RecallSchema['recall_attachment']>,
): Promise<void> {
  await trx.insertInto('recall_attachment').values(row).execute();
}

export async function markAttachmentVoid(
  { trx, at }: WriteUnit,
  id: AttachmentId,
  reason: string,
): Promise<void> {
  await trx
    .updateTable('recall_attachment')
    .set({ voided_at: at, void_reason: reason })
    .where('id', '=', id)
    .execute();
}
