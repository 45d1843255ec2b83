import * as z from 'zod';
import { annualFormSnapshotSchema } from './annual-form.ts';
import { caseFileSnapshotSchema } from './case-file.ts';
import {
  feedbackLetterSnapshotSchema,
  publicityNoticeSnapshotSchema,
  resultNoticeSnapshotSchema,
} from './letters.ts';
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
import { scoreDetailSnapshotSchema } from './score-detail.ts';
import { termFormSnapshotSchema } from './term-form.ts';

/** The frozen data of any registered document. */
export const documentSnapshotSchema = z.discriminatedUnion('kind', [
  annualFormSnapshotSchema,
  termFormSnapshotSchema,
  scoreDetailSnapshotSchema,
  publicityNoticeSnapshotSchema,
  resultNoticeSnapshotSchema,
  feedbackLetterSnapshotSchema,
  recallApprovalSnapshotSchema,
  recallNoticeSnapshotSchema,
  urgingLetterSnapshotSchema,
  talkRecordSnapshotSchema,
  noRecallNoticeSnapshotSchema,
  statementRecordSnapshotSchema,
  successorFilingSnapshotSchema,
  caseFileSnapshotSchema,
]);
export type DocumentSnapshot = z.infer<typeof documentSnapshotSchema>;
