import * as z from 'zod';
import { fileVerdictSchema } from '../archive/file-verdicts.ts';
import { businessDateSchema, instantSchema, yearSchema } from '../dates.ts';
import {
  accountabilityIdSchema,
  assessmentIdSchema,
  attachmentIdSchema,
  ballotBatchIdSchema,
  caseIdSchema,
  cycleIdSchema,
  documentIdSchema,
  personIdSchema,
  townshipIdSchema,
  transferIdSchema,
  unitIdSchema,
  uploadIdSchema,
} from '../ids.ts';
import { reasonSchema } from '../text.ts';
import { documentKindSchema, documentStageSchema, documentStateSchema } from '../vocabulary.ts';
import { documentErrors, previewSchema } from './archive-base.ts';
import { pageInput, procedure } from './base.ts';

export type { DocumentPreview, MissingGlyph } from './archive-base.ts';

const recordDocument = { assessmentId: assessmentIdSchema };

/**
 * A registered kind of document with what it is about: a record of an assessment, a whole cycle (its
 * ballots, roll or publicity), or a unit within a cycle (what is fed back to it).
 */
export const documentTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('annual_form'), ...recordDocument }),
  z.object({ kind: z.literal('term_form'), ...recordDocument }),
  z.object({ kind: z.literal('team_form'), ...recordDocument }),
  z.object({ kind: z.literal('unit_form'), ...recordDocument }),
  z.object({ kind: z.literal('score_detail'), ...recordDocument }),
  z.object({ kind: z.literal('result_notice'), ...recordDocument }),
  z.object({
    kind: z.literal('ballot_summary'),
    cycleId: cycleIdSchema,
    /** Only the ballots about people and teams of this township: they were held, and are signed, there. */
    townshipId: townshipIdSchema.nullable().default(null),
  }),
  z.object({ kind: z.literal('result_roll'), cycleId: cycleIdSchema }),
  /** Class three of the catalogue of a person's file. */
  z.object({ kind: z.literal('archive_catalogue'), personId: personIdSchema }),
  /** The list of a hand-over, with its receipt. */
  z.object({ kind: z.literal('transfer_list'), transferId: transferIdSchema }),
  z.object({ kind: z.literal('publicity_notice'), cycleId: cycleIdSchema }),
  z.object({ kind: z.literal('feedback_letter'), cycleId: cycleIdSchema, unitId: unitIdSchema }),
]);
export type DocumentTarget = z.infer<typeof documentTargetSchema>;

const caseDocument = { caseId: caseIdSchema };

/** What a case file is put together from: registered documents of the case, sheets made for it, files handed in. */
export const caseFileItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), id: documentIdSchema }),
  z.object({ kind: z.literal('evidence_list') }),
  z.object({ kind: z.literal('time_line') }),
  z.object({ kind: z.literal('attachment'), id: attachmentIdSchema }),
]);
export type CaseFileItem = z.infer<typeof caseFileItemSchema>;

/** A document of a recall case with what it is about: the case, or one talk with the unit's leader. */
export const caseDocumentTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recall_approval'), ...caseDocument }),
  z.object({ kind: z.literal('recall_notice'), ...caseDocument }),
  z.object({ kind: z.literal('urging_letter'), ...caseDocument }),
  z.object({ kind: z.literal('no_recall_notice'), ...caseDocument }),
  z.object({ kind: z.literal('statement_record'), ...caseDocument }),
  z.object({ kind: z.literal('successor_filing'), ...caseDocument }),
  z.object({ kind: z.literal('talk_record'), accountabilityId: accountabilityIdSchema }),
  z.object({
    kind: z.literal('case_file'),
    ...caseDocument,
    /** Printed in this order, and nothing else. */
    contents: z
      .array(caseFileItemSchema)
      .min(1, '请至少选择一份材料')
      .max(200, '一册案卷最多 200 份材料')
      .refine((items) => new Set(items.map((item) => JSON.stringify(item))).size === items.length, {
        error: '同一份材料不能选择两次',
      }),
  }),
]);
export type CaseDocumentTarget = z.infer<typeof caseDocumentTargetSchema>;

export const documentSchema = z.object({
  id: documentIdSchema,
  /**
   * Year–class–serial, e.g. `2026-三-0001`; letters and notices have a series of their own, e.g. `2026-函-0001`, and so
   * have the papers of recall cases, e.g. `2026-召-0001`.
   */
  registerNumber: z.string(),
  kind: documentKindSchema,
  state: documentStateSchema,
  version: z.number().int(),
  /** Null for what is about a whole cycle or a unit. */
  personId: personIdSchema.nullable(),
  personName: z.string().nullable(),
  title: z.string(),
  assessmentId: assessmentIdSchema.nullable(),
  cycleId: cycleIdSchema.nullable(),
  unitId: unitIdSchema.nullable(),
  /** The recall case that it belongs to; such documents are shown only to those who may read the case. */
  caseId: caseIdSchema.nullable(),
  pages: z.number().int(),
  /** SHA-256 of the frozen data, hex. */
  snapshotSha256: z.string(),
  /** SHA-256 of the PDF bytes, hex. */
  pdfSha256: z.string(),
  auditHead: z.string(),
  templateVersion: z.string(),
  formedOn: businessDateSchema,
  createdAt: instantSchema,
  createdBy: z.string(),
  voidReason: z.string().nullable(),
  /** Counts the changes of what is recorded about the paper. */
  revision: z.number().int(),
  stage: documentStageSchema,
  /** How the person's signature went; null: not recorded yet, or none is asked for. */
  signing: z
    .object({
      result: z.enum(['signed', 'refused']),
      /** Day of the last signature, or of the note. */
      on: businessDateSchema,
      note: z.string().nullable(),
    })
    .nullable(),
  /** Names of the organs whose seals it bears. */
  seals: z.array(z.string()),
  sealedOn: businessDateSchema.nullable(),
  handedOverOn: businessDateSchema.nullable(),
  /** Day until which it is to be handed over to the personal file; null: it goes into none. */
  dueOn: businessDateSchema.nullable(),
  /** 备注 in the catalogue, e.g. 复印件. */
  remark: z.string().nullable(),
});
export type RegisteredDocument = z.infer<typeof documentSchema>;

/** A document that a case calls for, or may have besides. */
export const caseDocumentSchema = z.object({
  /** What it is about; never a case file. */
  target: caseDocumentTargetSchema,
  /** What tells it apart from others of its kind: of a talk with whom and when. */
  note: z.string().nullable(),
  /** Title of the scheme's state that calls for it; null: the scheme names none. */
  calledForBy: z.string().nullable(),
  /** Why it cannot be registered yet, in a sentence; null: it can. It can be previewed at any time. */
  obstacle: z.string().nullable(),
  /** The newest first. */
  documents: z.array(documentSchema),
});
export type CaseDocument = z.infer<typeof caseDocumentSchema>;

/** Something that can go into a case file. */
export const caseFileChoiceSchema = z.object({
  item: caseFileItemSchema,
  title: z.string(),
  /** Register number, or name of the file. */
  note: z.string().nullable(),
  /** Whether its pages are printed; a file of another form is only listed, with its name and SHA-256. */
  printed: z.boolean(),
  /** Chosen unless somebody takes it out. */
  suggested: z.boolean(),
});
export type CaseFileChoice = z.infer<typeof caseFileChoiceSchema>;

export const caseDocumentsSchema = z.object({
  documents: z.array(caseDocumentSchema),
  caseFile: z.object({
    calledForBy: z.string().nullable(),
    obstacle: z.string().nullable(),
    documents: z.array(documentSchema),
    /** In the order in which they are suggested. */
    choices: z.array(caseFileChoiceSchema),
  }),
});
export type CaseDocuments = z.infer<typeof caseDocumentsSchema>;

/** Where a file first differs from the registered one on a page. */
export const fileDifferenceSchema = z.object({
  /** From 1; null: it is about the file as a whole. */
  page: z.number().int().nullable(),
  /** Line of text on the page, counted from 1 at the top; null: it is not about a line. */
  line: z.number().int().nullable(),
  /** The line without blanks as it was registered, and as it stands in the file; null: there is none. */
  registered: z.string().nullable(),
  found: z.string().nullable(),
  /** What differs, in a sentence. */
  message: z.string(),
});
export type FileDifference = z.infer<typeof fileDifferenceSchema>;

/** What the register says about a file that somebody holds. */
export const fileVerificationSchema = z.object({
  fileName: z.string(),
  verdict: fileVerdictSchema,
  /** The answer in sentences: what the file is, whether it is in force, what was compared. */
  sentences: z.array(z.string()),
  /** SHA-256 of the handed-in bytes, hex. */
  fileSha256: z.string(),
  /** The entry that the file is, or claims to be. */
  document: documentSchema.nullable(),
  /** What is in force instead of a superseded or void entry, as far as the reader may know of it. */
  replacedBy: documentSchema.nullable(),
  /** What the footer of the file says of itself; null where it could not be read or says nothing. */
  claim: z
    .object({
      registerNumber: z.string().nullable(),
      /** First 16 digits of the SHA-256 of the frozen data. */
      dataDigits: z.string().nullable(),
    })
    .nullable(),
  /** SHA-256 of the text of all pages, blanks left out, hex; null where the bytes are equal or nothing was compared. */
  contentSha256: z.object({ file: z.string(), registered: z.string() }).nullable(),
  /** The first of each page, of twenty pages at most. */
  differences: z.array(fileDifferenceSchema),
});
export type FileVerification = z.infer<typeof fileVerificationSchema>;

/** What the list of the register is narrowed by. */
export const documentFilterFields = {
  text: z.string().max(60).default(''),
  kind: documentKindSchema.nullable().default(null),
  assessmentId: assessmentIdSchema.nullable().default(null),
  cycleId: cycleIdSchema.nullable().default(null),
  caseId: caseIdSchema.nullable().default(null),
  personId: personIdSchema.nullable().default(null),
  /** Year of the register number. */
  year: yearSchema.nullable().default(null),
  stage: documentStageSchema.nullable().default(null),
  /** In force and not handed over yet: past the day that it was due, or due within 14 days. */
  due: z.enum(['overdue', 'soon']).nullable().default(null),
};

export const archiveContract = {
  /**
   * Makes the document from the data as they are now, marked 预览稿 and without a register number.
   * The bytes are at `/files/previews/{previewId}` until the program ends or ten later previews.
   */
  previewDocument: procedure.errors(documentErrors).input(documentTargetSchema).output(previewSchema),
  /**
   * Registers the document: forms, score details and notices once the record is locked, a publicity notice once the
   * publicity is arranged, a feedback letter once every record of the unit is locked. An earlier one of the same kind
   * about the same thing becomes superseded.
   */
  issueDocument: procedure.errors(documentErrors).input(documentTargetSchema).output(documentSchema),
  /** As `previewDocument`, of a recall case; for whoever may read the case. */
  previewCaseDocument: procedure.errors(documentErrors).input(caseDocumentTargetSchema).output(previewSchema),
  /**
   * As `issueDocument`, of a recall case, by whoever may read the case: letters once it is decided, forms once what they
   * are about is on record. Noted in the time line of the case.
   */
  issueCaseDocument: procedure.errors(documentErrors).input(caseDocumentTargetSchema).output(documentSchema),
  /** What documents a case calls for and has, and what a case file of it can hold. */
  caseDocuments: procedure.input(z.object(caseDocument)).output(caseDocumentsSchema),
  /**
   * Blank ballots of these batches, as many copies as were issued, to be printed from the preview. They are not
   * registered: what comes back filled in is counted, not kept in the archive.
   */
  previewBallots: procedure
    .errors(documentErrors)
    .input(z.object({ batchIds: z.array(ballotBatchIdSchema).min(1).max(200, '一次最多打印 200 个批次') }))
    .output(
      previewSchema.extend({
        /** For each page the zero-based number of the first that looks the same: it needs to be drawn only once. */
        sameAs: z.array(z.number().int()),
      }),
    ),
  list: procedure
    .input(z.object({ ...pageInput, ...documentFilterFields }))
    .output(z.object({ total: z.number().int(), documents: z.array(documentSchema) })),
  get: procedure
    .input(z.object({ id: documentIdSchema }))
    .output(documentSchema.extend({ fileName: z.string() })),
  /**
   * Holds the kept file and frozen data against the register, then makes the PDF again and compares it byte for byte;
   * `rebuiltSha256` is null where the first has failed already.
   */
  verify: procedure.input(z.object({ id: documentIdSchema })).output(
    z.object({
      identical: z.boolean(),
      registeredSha256: z.string(),
      rebuiltSha256: z.string().nullable(),
    }),
  ),
  /**
   * Holds a handed-in PDF against the register, first its bytes, then its text and drawings. A document of a case that
   * the caller may not read is answered like a number that was never given; a comparison with one is noted as a reading.
   */
  verifyFile: procedure.input(z.object({ uploadId: uploadIdSchema })).output(fileVerificationSchema),
  /** The document stays in the register under its number, marked void. */
  voidDocument: procedure
    .input(z.object({ id: documentIdSchema, reason: reasonSchema }))
    .output(documentSchema),
  /** As `voidDocument`, of a recall case. Noted in the time line of the case. */
  voidCaseDocument: procedure
    .input(z.object({ id: documentIdSchema, reason: reasonSchema }))
    .output(documentSchema),
};
