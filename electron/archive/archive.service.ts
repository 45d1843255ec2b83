import { documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import type { DocumentPreview, DocumentTarget, RegisteredDocument } from '#shared/contract/archive.ts';
import {
  type BallotBatchId,
  type DocumentId,
  type PersonId,
  type UserId,
  userIdSchema,
} from '#shared/ids.ts';
import { sha256 } from '../canonical-sha256.ts';
import type { Actor } from '../database/database.types.ts';
import { canMake } from '../documents/template-versions.ts';
import { notFound, ruleViolation } from '../errors.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { ballotSheets } from './ballot-sheets.ts';
import {
  type DocumentListInput,
  type DocumentRow,
  documentsOfPerson,
  findDocument,
  findDocumentContent,
  listDocuments,
  toDocument,
} from './document.repository.ts';
import { draftDocument } from './drafts/index.ts';
import { createIssueDocument } from './issue-document.ts';
import { makeDocument, organisationOf } from './make-document.ts';
import { createPreviews, type FileToShow } from './previews.ts';
import { pdfFileName } from './register-entry.ts';

export interface Verification {
  readonly identical: boolean;
  readonly registeredSha256: string;
  /** null where the kept file or data no longer match the register themselves: nothing is made again then. */
  readonly rebuiltSha256: string | null;
}

/** The register of documents: each made from frozen data, numbered, and kept with its bytes. */
export function createArchiveService(dependencies: ArchiveDependencies) {
  const { database, renderer } = dependencies;
  const previews = createPreviews();

  /** @throws ApplicationError NOT_FOUND */
  async function entry(id: DocumentId): Promise<DocumentRow> {
    const row = await findDocument(database.read, id);
    if (!row) throw notFound('文件');
    return row;
  }

  return {
    /**
     * Makes the document as it would be now, without a number, and keeps it in memory for its owner.
     *
     * @throws ApplicationError NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION where there is no such document
     */
    async previewDocument(owner: UserId, target: DocumentTarget): Promise<DocumentPreview> {
      const draft = await draftDocument(dependencies, target);
      const { rendered } = await makeDocument(dependencies, draft, null);
      const { bytes, pages } = rendered;
      const fileName = pdfFileName(draft.title, draft.name, '预览稿');
      return { previewId: previews.keep(owner, { fileName, bytes }), pages, fileName };
    },

    /**
     * Makes the blank ballots of batches and keeps them in memory for their owner.
     *
     * @throws ApplicationError NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION `batch_voided`
     */
    async previewBallots(
      actor: Actor,
      batchIds: readonly BallotBatchId[],
    ): Promise<DocumentPreview & { sameAs: number[] }> {
      const sheets = await ballotSheets(dependencies, actor, batchIds);
      const { bytes, pages, sameAs } = await renderer.renderBallots(sheets, {
        organisation: await organisationOf(dependencies),
        takenAt: dependencies.clock.now(),
      });
      const [first] = sheets;
      const which = sheets.length === 1 ? `第${first?.number}批` : `${sheets.length}批`;
      const fileName = pdfFileName('民主测评表', first?.cycleTitle ?? '', which);
      const previewId = previews.keep(userIdSchema.parse(actor.id), { fileName, bytes });
      return { previewId, pages, fileName, sameAs: [...sameAs] };
    },

    /** @throws ApplicationError NOT_FOUND when it is gone or somebody else's */
    previewOf: (owner: UserId, previewId: string): FileToShow => previews.get(owner, previewId),

    /**
     * Registers a document; an issued one of the same kind about the same thing becomes superseded.
     *
     * @throws ApplicationError NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION `not_locked`, `not_in_final`, `no_publicity`,
     *   `already_issued`; CONFLICT when what it rests on changed while the document was made
     */
    issueDocument: createIssueDocument(dependencies),

    /** The newest first. */
    async list(input: DocumentListInput): Promise<{ total: number; documents: RegisteredDocument[] }> {
      const { total, rows } = await listDocuments(database.read, input);
      return { total, documents: rows.map(toDocument) };
    },

    /** Every document about a person, the last formed first. */
    async ofPerson(personId: PersonId): Promise<RegisteredDocument[]> {
      return (await documentsOfPerson(database.read, personId)).map(toDocument);
    },

    /** @throws ApplicationError NOT_FOUND */
    async get(id: DocumentId): Promise<RegisteredDocument & { fileName: string }> {
      const row = await entry(id);
      return { ...toDocument(row), fileName: fileNameOf(row) };
    },

    /**
     * The file as it was registered.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async fileOf(id: DocumentId): Promise<FileToShow> {
      const row = await entry(id);
      const { pdf } = await findDocumentContent(database.read, id);
      return { fileName: fileNameOf(row), bytes: pdf };
    },

    /**
     * Holds the kept bytes and frozen data against the register, then makes the document again from the data.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `other_program_version` when this program lays the form
     *   out in another way or has other fonts, so that the bytes say nothing
     */
    async verify(id: DocumentId): Promise<Verification> {
      const row = await entry(id);
      const { snapshot, pdf } = await findDocumentContent(database.read, id);
      const registeredSha256 = row.pdf_sha256;
      if (sha256(pdf) !== registeredSha256 || sha256(snapshot) !== row.snapshot_sha256) {
        return { identical: false, registeredSha256, rebuiltSha256: null };
      }
      const frozen = documentSnapshotSchema.parse(JSON.parse(snapshot));
      if (!canMake(frozen.kind, row.template_version)) throw otherProgramVersion(row);
      const rebuilt = await renderer.renderDocument(
        frozen,
        { auditHead: row.audit_head },
        { templateVersion: row.template_version },
      );
      if (rebuilt.fontSetVersion !== row.font_set) throw otherProgramVersion(row);
      const identical = rebuilt.sha256 === registeredSha256;
      return { identical, registeredSha256, rebuiltSha256: rebuilt.sha256 };
    },

    /**
     * Marks a document void; it stays in the register under its number.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `already_void`
     */
    voidDocument(
      actor: Actor,
      { id, reason }: { id: DocumentId; reason: string },
    ): Promise<RegisteredDocument> {
      return database.write(actor, async (unit) => {
        const row = await findDocument(unit.trx, id);
        if (!row) throw notFound('文件');
        if (row.state === 'voided') {
          throw ruleViolation(
            'already_void',
            `${row.register_number} 已经作废（${row.void_reason}），不能再次作废。`,
          );
        }
        const changes = { state: 'voided', void_reason: reason } as const;
        await unit.trx.updateTable('document').set(changes).where('id', '=', id).execute();
        await unit.audit({
          action: 'archive.voided',
          entityType: 'document',
          entityId: id,
          before: { registerNumber: row.register_number, state: row.state },
          after: { registerNumber: row.register_number, state: 'voided' },
          reason,
        });
        return toDocument({ ...row, ...changes });
      });
    },
  };
}
export type ArchiveService = ReturnType<typeof createArchiveService>;

const fileNameOf = (row: DocumentRow) => pdfFileName(row.title, row.person_name ?? '', row.register_number);

const otherProgramVersion = (row: DocumentRow) =>
  ruleViolation(
    'other_program_version',
    `${row.register_number} 由另一版式或字体生成（${row.template_version}），本程序不能逐字节重做，无法据此核对。登记的原件仍可查看和打印。`,
  );
