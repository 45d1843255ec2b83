import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { formBallotsSchema, formOpinionSchema, formPersonSchema } from './annual-form.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

const days = z.number().int().min(0).nullable();

/** The frozen data of one 期满考核鉴定表. */
export const termFormSnapshotSchema = z.strictObject({
  kind: z.literal('term_form'),
  ...snapshotFrame,
  person: formPersonSchema,
  posting: z.strictObject({
    township: blankable,
    village: blankable,
    role: blankable,
    startDate: businessDateSchema.nullable(),
    endDate: businessDateSchema.nullable(),
    /** Why it ended before its time, in words; null where it ended in time. */
    earlyEnd: blankable,
  }),
  /** Results of the assessments within the term, the oldest first. */
  results: z.array(
    z.strictObject({
      year: filled,
      assessment: filled,
      object: filled,
      grade: blankable,
      documentNumber: blankable,
    }),
  ),
  /** 主要工作和成效, signed by the person. */
  achievements: formOpinionSchema,
  shortcomings: formOpinionSchema,
  ballots: formBallotsSchema.nullable(),
  /** Words of the options where no ballots were held; left out in data of before, which had those for 公务员. */
  ballotOptions: z.array(filled).min(2).max(4).optional(),
  presence: z.strictObject({
    requiredDays: days,
    presentDays: days,
    leaveDays: days,
    absenceNotices: days,
  }),
  /** Rewards, penalties and admonitions, one a line; empty: to be written by hand. */
  conduct: z.array(filled),
  townshipOpinion: formOpinionSchema,
  departmentsOpinion: formOpinionSchema,
  unitOpinion: formOpinionSchema,
  decision: formOpinionSchema.extend({
    /** The organ that leads the assessment and settles the grade. */
    organ: filled,
    grade: blankable,
  }),
  personOpinion: formOpinionSchema,
});
export type TermFormSnapshot = z.infer<typeof termFormSnapshotSchema>;
