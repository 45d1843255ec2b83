import type { DocumentStyle, StyledForm } from '#shared/archive/document-style.ts';
import type {
  CaseDocuments,
  CaseDocumentTarget,
  DocumentPreview,
  DocumentTarget,
  RegisteredDocument,
} from '#shared/contract/archive.ts';
import type { FrozenData } from '#shared/contract/archive-preview.ts';
import { businessDateOf } from '#shared/dates.ts';
import {
  type BallotBatchId,
  type CaseId,
  type DocumentId,
  type PersonId,
  type UserId,
  userIdSchema,
} from '#shared/ids.ts';
import { documentKindLabels, type Role } from '#shared/vocabulary.ts';
import type { Actor } from '../database/database.types.ts';
import { ApplicationError, notFound } from '../errors.ts';
import type { CaseActor } from '../recall/cases/confidential.ts';
import { noteReadingOf } from '../recall/cases/reading.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { ballotSheets } from './ballot-sheets.ts';
import { caseDocuments } from './cases/case-documents.ts';
import { draftCaseDocument } from './cases/index.ts';
import {
  type DocumentFilter,
  type DocumentListInput,
  type DocumentRow,
  documentsOfPerson,
  findDocument,
  findDocumentContent,
  findNeighbours,
  listDocuments,
  toDocument,
} from './document.repository.ts';
import type { DocumentDraft } from './drafts/draft.types.ts';
import { draftDocument } from './drafts/index.ts';
import { draftData, frozenData } from './frozen-data.ts';
import { type BegunDocument, createIssueDocument } from './issue-document.ts';
import { makeDocument, makeFrozen, organisationOf } from './make-document.ts';
import { createPreviews, type FileToShow } from './previews.ts';
import { pdfFileName } from './register-entry.ts';
import { blankForm } from './style/blank-form.ts';
import { createVerify, type Verification } from './verify-document.ts';
import { type VoidRequest, voidDocument } from './void-document.ts';

/** The register of documents: each made from frozen data, numbered, and kept with its bytes. */
export function createArchiveService(dependencies: ArchiveDependencies) {
  const { database, renderer } = dependencies;
  const previews = createPreviews();
  const today = () => businessDateOf(dependencies.clock.now());
  const verify = createVerify(dependencies);

  const { issue, begin } = createIssueDocument(dependencies);

  /** @throws ApplicationError NOT_FOUND, for documents of cases too that the reader may not know of */
  async function entry(id: DocumentId, reader: Role): Promise<DocumentRow> {
    const row = await findDocument(database.read, id, reader);
    if (!row) throw notFound('文件');
    return row;
  }

  async function noteCaseRead(id: CaseId, reader: CaseActor): Promise<void> {
    await noteReadingOf(database, dependencies.clock.now(), reader, id);
  }

  async function preview(owner: UserId, draft: DocumentDraft): Promise<DocumentPreview> {
    const { rendered } = await makeDocument(dependencies, draft, null);
    const { bytes, pages } = rendered;
    const fileName = pdfFileName(draft.title, draft.name, '预览稿');
    return { previewId: previews.keep(owner, { fileName, bytes }), pages, fileName };
  }

  return {
    /**
     * Makes the document as it would be now, without a number, and keeps it in memory for whoever asked. What the role
     * may not read is left out of it.
     *
     * @throws ApplicationError NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION where there is no such document
     */
    previewDocument: async (
      reader: Pick<CaseActor, 'id' | 'role'>,
      target: DocumentTarget,
    ): Promise<DocumentPreview> =>
      preview(userIdSchema.parse(reader.id), await draftDocument(dependencies, target, reader.role)),

    /**
     * As `previewDocument`, of a recall case; it is a reading of the case and noted as one.
     *
     * @throws ApplicationError FORBIDDEN where the reader may not read the case; and as `previewDocument`
     */
    async previewCaseDocument(reader: CaseActor, target: CaseDocumentTarget): Promise<DocumentPreview> {
      const draft = await draftCaseDocument(dependencies, reader, target);
      if (draft.caseId !== null) await noteCaseRead(draft.caseId, reader);
      return preview(userIdSchema.parse(reader.id), draft);
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

    /**
     * Makes an empty form as a style sets it and keeps it in memory for its owner.
     *
     * @throws ApplicationError MISSING_GLYPH; RULE_VIOLATION `organisation_unnamed`
     */
    async previewStyle(owner: UserId, form: StyledForm, style: DocumentStyle): Promise<DocumentPreview> {
      const takenAt = dependencies.clock.now();
      const { title, version, content } = await dependencies.policy.inForce();
      const frame = {
        year: Number(businessDateOf(takenAt).slice(0, 4)),
        registerNumber: null,
        organisation: await organisationOf(dependencies),
        scheme: { title, version },
        takenAt,
      };
      const { rendered } = await makeFrozen(dependencies, blankForm(form, style, frame, content));
      const fileName = pdfFileName(documentKindLabels[form], '空白表', '预览稿');
      const previewId = previews.keep(owner, { fileName, bytes: rendered.bytes });
      return { previewId, pages: rendered.pages, fileName };
    },

    /** @throws ApplicationError NOT_FOUND when it is gone or somebody else's */
    previewOf: (owner: UserId, previewId: string): FileToShow => previews.get(owner, previewId),

    /**
     * Registers a document; an issued one of the same kind about the same thing becomes superseded.
     *
     * @throws ApplicationError NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION `not_locked`, `not_in_final`, `no_publicity`,
     *   `already_issued`; CONFLICT when what it rests on changed while the document was made
     */
    issueDocument: (actor: Actor, target: DocumentTarget): Promise<RegisteredDocument> =>
      issue(actor, () => draftDocument(dependencies, target, 'register')),

    /**
     * As `issueDocument`, begun before those ahead of it are registered; see `IssueDocument.begin`.
     *
     * @throws as `issueDocument`, but for `already_issued`
     */
    beginDocument: async (target: DocumentTarget): Promise<BegunDocument | DocumentRow> =>
      begin(await draftDocument(dependencies, target, 'register')),

    /**
     * Why a document cannot be registered as the data are now, in a sentence; null when it can.
     */
    async refusalOf(target: DocumentTarget): Promise<string | null> {
      try {
        return (await draftDocument(dependencies, target, 'register')).refusal?.message ?? null;
      } catch (error) {
        if (error instanceof ApplicationError) return error.message;
        throw error;
      }
    },

    /**
     * As `issueDocument`, of a recall case; noted in its time line.
     *
     * @throws ApplicationError FORBIDDEN where the actor may not read the case; NOT_FOUND; MISSING_GLYPH; RULE_VIOLATION
     *   where the case has not come to it (see `caseRefusals`), `already_issued`; CONFLICT
     */
    issueCaseDocument: (actor: CaseActor, target: CaseDocumentTarget): Promise<RegisteredDocument> =>
      issue(actor, () => draftCaseDocument(dependencies, actor, target)),

    /**
     * What documents a case calls for and has.
     *
     * @throws ApplicationError NOT_FOUND; FORBIDDEN
     */
    caseDocuments: (id: CaseId, reader: Role): Promise<CaseDocuments> =>
      caseDocuments(dependencies, id, reader),

    /** The newest first, without documents of cases that the reader may not read. */
    async list(
      input: DocumentListInput,
      reader: Role,
    ): Promise<{ total: number; documents: RegisteredDocument[] }> {
      const { total, rows } = await listDocuments(database.read, { ...input, today: today() }, reader);
      return { total, documents: rows.map(toDocument) };
    },

    /**
     * The data that a document was made from, beside those of now. Of a case it is a reading and noted as one.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async frozenData(id: DocumentId, reader: CaseActor): Promise<FrozenData> {
      const row = await entry(id, reader.role);
      if (row.case_id !== null) await noteCaseRead(row.case_id, reader);
      return frozenData(dependencies, row, reader);
    },

    /**
     * The data that a preview for the reader would be made from.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION where there is no such document
     */
    draftData: (target: DocumentTarget, reader: Role): Promise<FrozenData> =>
      draftData(dependencies, target, reader),

    /**
     * Where a document stands in the list, and which stand beside it.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async neighbours({ id, ...filter }: DocumentFilter & { readonly id: DocumentId }, reader: Role) {
      await entry(id, reader);
      const { position, total, previous, next } = await findNeighbours(
        database.read,
        id,
        { ...filter, today: today() },
        reader,
      );
      const shown = (row: DocumentRow | undefined) => (row ? toDocument(row) : null);
      return { position, total, previous: shown(previous), next: shown(next) };
    },

    /** Every document about a person that the reader may know of, the last formed first. */
    async ofPerson(personId: PersonId, reader: Role): Promise<RegisteredDocument[]> {
      return (await documentsOfPerson(database.read, personId, reader)).map(toDocument);
    },

    /** @throws ApplicationError NOT_FOUND */
    async get(id: DocumentId, reader: Role): Promise<RegisteredDocument & { fileName: string }> {
      const row = await entry(id, reader);
      return { ...toDocument(row), fileName: fileNameOf(row) };
    },

    /**
     * The file as it was registered. Opening a document of a case is noted as a reading of the case.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async fileOf(id: DocumentId, reader: CaseActor): Promise<FileToShow> {
      const row = await entry(id, reader.role);
      if (row.case_id !== null) await noteCaseRead(row.case_id, reader);
      const { pdf } = await findDocumentContent(database.read, id);
      return { fileName: fileNameOf(row), bytes: pdf };
    },

    /**
     * Holds the kept bytes and frozen data against the register, then makes the document again from the data.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `other_program_version` when this program lays the form
     *   out in another way or has other fonts, so that the bytes say nothing
     */
    verify: async (id: DocumentId, reader: Role): Promise<Verification> => verify(await entry(id, reader)),

    /**
     * Marks a document void; it stays in the register under its number. Documents of cases are voided by those who act
     * in them (`voidCaseDocument`), the others by those who keep the register.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `already_void`
     */
    voidDocument: (actor: CaseActor, request: VoidRequest): Promise<RegisteredDocument> =>
      database.write(actor, (unit) => voidDocument(unit, actor.role, request, { ofCase: false })),

    /** As `voidDocument`, of a recall case; noted in its time line. */
    voidCaseDocument: (actor: CaseActor, request: VoidRequest): Promise<RegisteredDocument> =>
      database.write(actor, (unit) => voidDocument(unit, actor.role, request, { ofCase: true })),
  };
}
export type ArchiveService = ReturnType<typeof createArchiveService>;

const fileNameOf = (row: DocumentRow) => pdfFileName(row.title, row.person_name ?? '', row.register_number);
