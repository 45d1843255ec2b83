import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';
import {
  recallApprovalSnapshotSchema,
  statementRecordSnapshotSchema,
  successorFilingSnapshotSchema,
  talkRecordSnapshotSchema,
} from './recall-forms.ts';
import {
  noRecallNoticeSnapshotSchema,
  recallNoticeSnapshotSchema,
  urgingLetterSnapshotSchema,
} from './recall-letters.ts';

/** The frozen data of the documents of a case that a case file can hold. */
export const caseSnapshotSchema = z.discriminatedUnion('kind', [
  recallApprovalSnapshotSchema,
  recallNoticeSnapshotSchema,
  urgingLetterSnapshotSchema,
  talkRecordSnapshotSchema,
  noRecallNoticeSnapshotSchema,
  statementRecordSnapshotSchema,
  successorFilingSnapshotSchema,
]);
export type CaseSnapshot = z.infer<typeof caseSnapshotSchema>;

const number = z.number().int().min(1);

/** A part of a case file, in the order in which it is bound. */
export const caseFilePartSchema = z.discriminatedUnion('kind', [
  /** A registered document, with all that its pages were made from. */
  z.strictObject({
    kind: z.literal('document'),
    title: filled,
    registerNumber: filled,
    formedOn: businessDateSchema,
    templateVersion: filled,
    auditHead: filled,
    snapshot: caseSnapshotSchema,
  }),
  z.strictObject({
    kind: z.literal('evidence_list'),
    title: filled,
    rows: z.array(
      z.strictObject({
        number,
        type: filled,
        on: businessDateSchema,
        source: filled,
        finding: filled,
        clauses: z.array(number),
        /** The record it rests on, and names of the files with it. */
        rests: blankable,
        voided: blankable,
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('time_line'),
    title: filled,
    rows: z.array(
      z.strictObject({
        sequence: number,
        on: businessDateSchema,
        what: filled,
        /** Organ, who acted for it, number of the paper. */
        who: blankable,
        text: blankable,
        recorded: filled,
      }),
    ),
  }),
  /** A file that is not printed: it is kept beside the case file, proved by its hash. */
  z.strictObject({
    kind: z.literal('enclosure'),
    title: filled,
    fileName: filled,
    sha256: z.string().length(64),
    /** In words, e.g. 1.2 MB. */
    size: filled,
  }),
]);
export type CaseFilePart = z.infer<typeof caseFilePartSchema>;

/** The frozen data of one 召回案卷: a cover, a list of contents, and exactly the parts that were chosen. */
export const caseFileSnapshotSchema = z.strictObject({
  kind: z.literal('case_file'),
  ...snapshotFrame,
  caseNumber: filled,
  person: filled,
  standing: filled,
  unit: filled,
  /** Titles of the triggers. */
  clauses: z.array(filled),
  openedOn: businessDateSchema,
  /** 召回 or 不予召回, withdrawn, or where the case stands. */
  outcome: filled,
  decidedOn: businessDateSchema.nullable(),
  endedOn: businessDateSchema.nullable(),
  compiledBy: filled,
  parts: z.array(caseFilePartSchema).min(1),
});
export type CaseFileSnapshot = z.infer<typeof caseFileSnapshotSchema>;
