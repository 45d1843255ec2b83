import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type DocumentScan, scanTypeSchema, scanTypes } from '#shared/contract/archive-register.ts';
import { type DocumentId, type ScanId, scanIdSchema, type UploadId, userIdSchema } from '#shared/ids.ts';
import type { Clock } from '../../application.types.ts';
import type { Database } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { fileRejected, notFound, ruleViolation } from '../../errors.ts';
import type { Uploads } from '../../jobs/jobs.types.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { noteReadingOf } from '../../recall/cases/reading.ts';
import { bytesOf, storeFile } from '../../recall/evidence/attachment.repository.ts';
import { checkAttachment } from '../../recall/evidence/files/attachment-content.ts';
import { attachmentName } from '../../recall/evidence/files/attachment-name.ts';
import { findDocument } from '../document.repository.ts';
import { type PaperAt, paperToMark, requireOpen, writeMarking } from './paper-to-mark.ts';
import { findScan, type ScanRow, scansOf } from './scan.repository.ts';

/** Scans of signed papers: kept once by their content, as attachments of cases are. */
export function createScans({
  database,
  clock,
  uploads,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly uploads: Pick<Uploads, 'get'>;
}) {
  /** @throws ApplicationError NOT_FOUND, for papers of cases too that the reader may not know of */
  async function paper(id: DocumentId, { role }: CaseActor) {
    const row = await findDocument(database.read, id, role);
    if (!row) throw notFound('文件');
    return row;
  }

  return {
    /** In the order they were added, voided ones too. */
    async list(reader: CaseActor, id: DocumentId): Promise<DocumentScan[]> {
      await paper(id, reader);
      return (await scansOf(database.read, id)).map(shown);
    },

    /** Checks a handed-in file by its content and keeps it with a paper. See the contract for the refusals. */
    async attach(
      actor: CaseActor,
      { uploadId, ...at }: PaperAt & { readonly uploadId: UploadId },
    ): Promise<RegisteredDocument> {
      // Before anything is looked at: a check takes time that only those get who may know of the paper.
      await paper(at.id, actor);
      const { fileName: given, bytes, sha256 } = uploads.get(userIdSchema.parse(actor.id), uploadId);
      const checked = await checkAttachment(given, bytes);
      const type = scanTypeSchema.safeParse(checked.type).data;
      if (type === undefined) {
        throw fileRejected(
          'not_a_scan',
          `文件“${given}”是可以编辑的文档，不是扫描件。请扫描或拍摄签名盖章后的原件，选择 PDF、JPG 或 PNG 文件。`,
        );
      }
      const fileName = attachmentName(given, type);
      return database.write(actor, async (unit) => {
        const found = await paperToMark(unit, actor.role, at);
        requireOpen(found);
        const known = (await scansOf(unit.trx, at.id)).find(
          (scan) => scan.sha256 === sha256 && scan.voided_at === null,
        );
        if (known) {
          throw ruleViolation('scan_known', `这份扫描件已经添加过（${known.file_name}），不用重复添加。`);
        }
        await storeFile(unit, { sha256, mediaType: scanTypes[type], bytes });
        const id = newId(scanIdSchema);
        await unit.trx
          .insertInto('document_scan')
          .values({
            id,
            document_id: at.id,
            sha256,
            file_name: fileName,
            added_at: unit.at,
            added_by: actor.name,
            voided_at: null,
            void_reason: null,
          })
          .execute();
        return writeMarking(unit, found, {
          set: {},
          action: 'archive.scanAdded',
          after: { scanId: id, fileName, sha256, bytes: bytes.length },
          title: `添加${found.row.title}的扫描件“${fileName}”`,
        });
      });
    },

    /** Takes a scan back. It is shown as void and can still be opened. */
    void: (
      actor: CaseActor,
      { scanId, reason, ...at }: PaperAt & { readonly scanId: ScanId; readonly reason: string },
    ): Promise<RegisteredDocument> =>
      database.write(actor, async (unit) => {
        const found = await paperToMark(unit, actor.role, at);
        requireOpen(found);
        const scan = await findScan(unit.trx, scanId);
        if (!scan || scan.document_id !== at.id) throw notFound('扫描件');
        if (scan.voided_at !== null) {
          throw ruleViolation('already_void', `扫描件“${scan.file_name}”已经作废，不用重复操作。`);
        }
        await unit.trx
          .updateTable('document_scan')
          .set({ voided_at: unit.at, void_reason: reason })
          .where('id', '=', scanId)
          .execute();
        return writeMarking(unit, found, {
          set: {},
          action: 'archive.scanVoided',
          before: { scanId, fileName: scan.file_name, sha256: scan.sha256 },
          reason,
          title: `作废${found.row.title}的扫描件“${scan.file_name}”`,
        });
      }),

    /**
     * The bytes of a scan, for `/files/scans/{id}`. Opening one of a paper of a case is noted as a reading of the case.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async fileOf(reader: CaseActor, id: ScanId) {
      const scan = await findScan(database.read, id);
      if (!scan) throw notFound('扫描件');
      const { case_id: caseId } = await paper(scan.document_id, reader);
      if (caseId !== null) await noteReadingOf(database, clock.now(), reader, caseId);
      return {
        fileName: scan.file_name,
        mediaType: scanTypes[typeOf(scan)],
        bytes: await bytesOf(database.read, scan.sha256),
      };
    },
  };
}
export type Scans = ReturnType<typeof createScans>;

/** Files of other kinds are never stored for a paper. */
const typeOf = ({ media_type }: ScanRow): DocumentScan['type'] =>
  scanTypeSchema.parse(scanTypeSchema.options.find((type) => scanTypes[type] === media_type));

const shown = (scan: ScanRow): DocumentScan => ({
  id: scan.id,
  type: typeOf(scan),
  fileName: scan.file_name,
  size: scan.size,
  sha256: scan.sha256,
  addedAt: scan.added_at,
  addedBy: scan.added_by,
  voided: scan.voided_at === null ? null : { at: scan.voided_at, reason: scan.void_reason ?? '' },
});
