import * as z from 'zod';
import { evidenceRecordKindSchema, evidenceTypeSchema } from '../case-vocabulary.ts';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { attachmentIdSchema, caseIdSchema, evidenceIdSchema, uploadIdSchema } from '../ids.ts';
import { ruleCodeSchema } from '../policy/ground.ts';
import { line, reasonSchema, requiredParagraphs } from '../text.ts';
import { procedure, revisionSchema } from './base.ts';

/** A record of the program that evidence rests on; of a month of attendance the id is the month, `YYYY-MM`. */
export const evidenceRecordSchema = z.object({
  kind: evidenceRecordKindSchema,
  id: z.string().min(1).max(64),
});
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;

/**
 * What has become of the record since: `same`; `changed`, in the words of `changes`; `voided`, no longer holding;
 * `gone`, not there any more.
 */
export const evidenceRecordStandings = ['same', 'changed', 'voided', 'gone'] as const;
export const evidenceRecordStandingSchema = z.enum(evidenceRecordStandings);
export type EvidenceRecordStanding = z.infer<typeof evidenceRecordStandingSchema>;
export const evidenceRecordStandingLabels: Record<EvidenceRecordStanding, string> = {
  same: '未变动',
  changed: '记录已变动',
  voided: '记录已作废',
  gone: '记录已不存在',
};

const voidedSchema = z.object({ at: instantSchema, reason: z.string() }).nullable();

export const evidenceSchema = z.object({
  id: evidenceIdSchema,
  /** Number within the case, from 1: 证据1. Voided ones keep theirs. */
  number: z.number().int(),
  triggers: z.array(ruleCodeSchema),
  type: evidenceTypeSchema,
  on: businessDateSchema,
  source: z.string(),
  finding: z.string(),
  record: evidenceRecordSchema
    .extend({
      label: z.string(),
      standing: evidenceRecordStandingSchema,
      /** What differs from the record as it was taken, a sentence each; empty for `same`. */
      changes: z.array(z.string()),
      /** Hash of the record as it is now; null where it is gone. */
      currentSha256: z.string().nullable(),
      /** Whether this very change has been noted in the time line. */
      noted: z.boolean(),
    })
    .nullable(),
  /** Whether the decision rests on it: then it is not voided any more. */
  decided: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.string(),
  voided: voidedSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A record of the posting that could serve as evidence, with what to write; a person takes it or leaves it. */
export const evidenceCandidateSchema = z.object({
  record: evidenceRecordSchema.extend({ label: z.string() }),
  /** Triggers of the case that it speaks for; empty: a person says. */
  triggers: z.array(ruleCodeSchema),
  type: evidenceTypeSchema,
  on: businessDateSchema,
  source: z.string(),
  finding: z.string(),
  /** Whether a signal of the case rests on it. */
  fromSignal: z.boolean(),
  /** Number of the evidence that already rests on it; null: none. */
  takenAs: z.number().int().nullable(),
});
export type EvidenceCandidate = z.infer<typeof evidenceCandidateSchema>;

/** What may be attached, told by the content and never by the name. */
export const attachmentTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type AttachmentType = keyof typeof attachmentTypes;
export const attachmentTypeSchema = z.enum(['pdf', 'jpg', 'png', 'docx', 'xlsx']);
/** Largest attachment, in bytes. */
export const attachmentLimitBytes = 20 * 1024 * 1024;

export const attachmentSchema = z.object({
  id: attachmentIdSchema,
  type: attachmentTypeSchema,
  fileName: z.string(),
  /** In bytes. */
  size: z.number().int(),
  sha256: z.string(),
  /** What it belongs to: evidence, an entry of the time line, or the case as a whole where both are null. */
  evidenceId: evidenceIdSchema.nullable(),
  eventSequence: z.number().int().nullable(),
  /** Whether it was there at the decision: then it is not voided any more. */
  decided: z.boolean(),
  addedAt: instantSchema,
  addedBy: z.string(),
  voided: voidedSchema,
});
export type Attachment = z.infer<typeof attachmentSchema>;

const caseAt = { id: caseIdSchema, revision: revisionSchema };
const written = z.object({ id: caseIdSchema, revision: revisionSchema });

/** What somebody writes down about a piece of evidence. */
export const evidenceInputSchema = z.object({
  triggers: z.array(ruleCodeSchema).min(1, '请选择这条证据说明哪种召回情形').max(20),
  type: evidenceTypeSchema,
  on: businessDateSchema,
  source: line('证据来源', 100),
  finding: requiredParagraphs('查明的情况', 2000),
  record: evidenceRecordSchema.nullable().default(null),
});
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;

/** Evidence of a case and files that belong to it. Bytes are read from `/files/attachments/{id}`. */
export const evidenceContract = {
  /** In the order of their numbers, voided ones too, each record held against what it is now. */
  listEvidence: procedure
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.object({ evidence: z.array(evidenceSchema) })),
  /** Records of the posting: those that the case's signals rest on first, then the newest first. */
  evidenceCandidates: procedure
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.object({ candidates: z.array(evidenceCandidateSchema) })),
  /**
   * Adds evidence; its record is frozen as it is now. Possible until the case ends. INVALID_INPUT for a trigger that
   * the case does not have, for a record of another person or post, and for a date to come; RULE_VIOLATION
   * `record_void` for a record that does not hold any more, `record_unsettled` for an assessment that is not settled.
   */
  addEvidence: procedure
    .input(z.object({ ...caseAt, evidence: evidenceInputSchema }))
    .output(written.extend({ evidenceId: evidenceIdSchema, number: z.number().int() })),
  /** RULE_VIOLATION `decision_rests` for evidence that the decision rests on, `already_void`. */
  voidEvidence: procedure
    .input(z.object({ ...caseAt, evidenceId: evidenceIdSchema, reason: reasonSchema }))
    .output(written),
  /**
   * Notes in the time line that the record of a piece of evidence is no longer what it was. RULE_VIOLATION
   * `record_same`, `already_noted`, and `record_changed_again` when it is not what the person has read either.
   */
  noteRecordChange: procedure
    .input(
      z.object({
        ...caseAt,
        evidenceId: evidenceIdSchema,
        /** As the person read it; null: gone. */
        currentSha256: z.string().length(64).nullable(),
      }),
    )
    .output(written),
  /** In the order they were added, voided ones too. */
  listAttachments: procedure
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.object({ attachments: z.array(attachmentSchema) })),
  /**
   * Keeps a handed-in file with the case, with one of its pieces of evidence or with an entry of its time line.
   * FILE_REJECTED for anything but a sound pdf, jpg, png, docx or xlsx without macros or actions.
   */
  attachFile: procedure
    .input(
      z
        .object({
          ...caseAt,
          uploadId: uploadIdSchema,
          evidenceId: evidenceIdSchema.nullable().default(null),
          eventSequence: z.number().int().min(1).nullable().default(null),
        })
        .refine(({ evidenceId, eventSequence }) => evidenceId === null || eventSequence === null, {
          message: '附件只能归入一处：一条证据或时间线上的一条记录',
          path: ['eventSequence'],
        }),
    )
    .output(written.extend({ attachmentId: attachmentIdSchema })),
  /** RULE_VIOLATION `decision_rests` for a file that was there at the decision, `already_void`. */
  voidAttachment: procedure
    .input(z.object({ ...caseAt, attachmentId: attachmentIdSchema, reason: reasonSchema }))
    .output(written),
};
