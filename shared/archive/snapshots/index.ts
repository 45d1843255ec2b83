import * as z from 'zod';
import { annualFormSnapshotSchema } from './annual-form.ts';
import { ballotSummarySchema } from './ballot-summary.ts';
import { caseFileSnapshotSchema, caseSnapshotSchema } from './case-file.ts';
import { teamFormSnapshotSchema, unitFormSnapshotSchema } from './group-forms.ts';
import {
  feedbackLetterSnapshotSchema,
  publicityNoticeSnapshotSchema,
  resultNoticeSnapshotSchema,
} from './letters.ts';
import { archiveCatalogueSnapshotSchema, transferListSnapshotSchema } from './personal-files.ts';
import { resultRollSchema } from './result-roll.ts';
import { scoreDetailSnapshotSchema } from './score-detail.ts';
import { termFormSnapshotSchema } from './term-form.ts';

/** The frozen data of any registered document. */
export const documentSnapshotSchema = z.discriminatedUnion('kind', [
  annualFormSnapshotSchema,
  termFormSnapshotSchema,
  teamFormSnapshotSchema,
  unitFormSnapshotSchema,
  scoreDetailSnapshotSchema,
  ballotSummarySchema,
  resultRollSchema,
  publicityNoticeSnapshotSchema,
  resultNoticeSnapshotSchema,
  feedbackLetterSnapshotSchema,
  archiveCatalogueSnapshotSchema,
  transferListSnapshotSchema,
  ...caseSnapshotSchema.options,
  caseFileSnapshotSchema,
]);
export type DocumentSnapshot = z.infer<typeof documentSnapshotSchema>;
