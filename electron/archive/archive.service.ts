import { annualFormSnapshotSchema } from '#shared/archive/snapshots/annual-form.ts';
import type { DocumentPreview, DocumentTarget, RegisteredDocument } from '#shared/contract/archive.ts';
import type { BallotBatchId, DocumentId, PersonId, UserId } from '#shared/ids.ts';
import { sha256 } from '../canonical-sha256.ts';
import type { Actor } from '../database/database.types.ts';
import { notFound, ruleViolation } from '../errors.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import {
  type DocumentListInput,
  type DocumentRow,
  documentsOfPerson,
  findDocument,
  findDocumentContent,
  listDocuments,
  toDocument,
} from './document.repository.ts';
import { createIssueAnnualForm } from './issue-annual-form.ts';
import { makeAnnualForm } from './make-annual-form.ts';
import { createPreviews, type FileToShow } from './previews.ts';
import { formFileName } from './register-entry.ts';

export interface Verification {
  readonly identical: boolean;
  readonly registeredSha256: string;
  /** null where the kept file or data no longer match the register themselves: nothing is made again then. */
  readonly rebuiltSha256: string | null;
}

/** The register of documents: each made from frozen data, numbered, and kept with its bytes. */
export function createArchiveService(dependencies: ArchiveDependencies) {
  const { database, assessment, renderer } = dependencies;
  const previews = createPreviews();
  const issueAnnualForm = createIssueAnnualForm(dependencies);

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
     * @throws ApplicationError NOT_FOUND, MISSING_GLYPH
     */
    async previewDocument(owner: UserId, target: DocumentTarget): Promise<DocumentPreview> {
      if (target.kind !== 'annual_form') throw notFound('版式');
      const detail = await assessment.get(target.assessmentId);
      const { rendered } = await makeAnnualForm(dependencies, detail, null);
      const { bytes, pages } = rendered;
      const fileName = formFileName(detail.year, detail.name, null);
      return { previewId: previews.keep(owner, { fileName, bytes }), pages, fileName };
    },

    /** Blank ballots of these batches. */
    async previewBallots(_owner: UserId, _batchIds: readonly BallotBatchId[]): Promise<DocumentPreview> {
      throw notFound('测评票批次');
    },

    /** @throws ApplicationError NOT_FOUND when it is gone or somebody else's */
    previewOf: (owner: UserId, previewId: string): FileToShow => previews.get(owner, previewId),

    /**
     * Registers the form of a locked assessment; an issued one of the same assessment becomes superseded.
     *
     * @throws ApplicationError NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION `not_locked`, `already_issued`; CONFLICT
     *   when the assessment changed while the document was made
     */
    async issueDocument(actor: Actor, target: DocumentTarget): Promise<RegisteredDocument> {
      if (target.kind !== 'annual_form') throw notFound('版式');
      return issueAnnualForm(actor, target.assessmentId);
    },

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
      const frozen = annualFormSnapshotSchema.parse(JSON.parse(snapshot));
      const rebuilt = await renderer.renderAnnualForm(frozen, { auditHead: row.audit_head });
      if (rebuilt.templateVersion !== row.template_version || rebuilt.fontSetVersion !== row.font_set) {
        throw ruleViolation(
          'other_program_version',
          `${row.register_number} 由另一版式或字体生成（${row.template_version}），本程序不能逐字节重做，无法据此核对。登记的原件仍可查看和打印。`,
        );
      }
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

const fileNameOf = (row: DocumentRow) =>
  formFileName(row.year, row.person_name ?? row.title, row.register_number);
