import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { blankable, filled, letterFrame } from './ground.ts';

/** The frozen data of one 公示: whom it is about, how long it hangs out, where objections go. */
export const publicityNoticeSnapshotSchema = z.strictObject({
  kind: z.literal('publicity_notice'),
  ...letterFrame,
  cycleTitle: filled,
  /** 年度考核 … */
  assessment: filled,
  /** Organ that settled the grades. */
  settledBy: filled,
  /** True where only the best grade is made public. */
  onlyExcellent: z.boolean(),
  startsOn: businessDateSchema,
  endsOn: businessDateSchema,
  workingDays: z.number().int().min(1),
  place: filled,
  /** Who takes objections, and how they are reached. */
  contact: filled,
  /** One table for each kind of object, in order. */
  lists: z.array(
    z.strictObject({
      /** What they are, e.g. 第一书记（队长）. */
      title: filled,
      columns: z.array(filled).min(2),
      rows: z.array(z.array(blankable)).min(1),
    }),
  ),
});
export type PublicityNoticeSnapshot = z.infer<typeof publicityNoticeSnapshotSchema>;

/** The frozen data of one 考核结果通知书 with its receipt. */
export const resultNoticeSnapshotSchema = z.strictObject({
  kind: z.literal('result_notice'),
  ...letterFrame,
  cycleTitle: filled,
  assessment: filled,
  /** Whom it is addressed to: a person, or the team or unit. */
  addressee: filled,
  /** What they are, e.g. 示例镇示例村第一书记（队长）. */
  standing: filled,
  /** True where a single person is spoken to. */
  toPerson: z.boolean(),
  period: z.strictObject({ from: businessDateSchema, to: businessDateSchema }).nullable(),
  /** Grade in words; null for whoever was not graded. */
  grade: blankable,
  /** How they took part where they were not graded, in words. */
  participation: filled,
  settledOn: businessDateSchema.nullable(),
  settledBy: filled,
  /** 审定文号 */
  settledUnder: blankable,
});
export type ResultNoticeSnapshot = z.infer<typeof resultNoticeSnapshotSchema>;

/** The frozen data of one 考核结果反馈函 to a dispatching unit. */
export const feedbackLetterSnapshotSchema = z.strictObject({
  kind: z.literal('feedback_letter'),
  ...letterFrame,
  cycleTitle: filled,
  assessment: filled,
  unit: filled,
  people: z.array(z.strictObject({ name: filled, village: filled, role: filled, grade: filled })),
  teams: z.array(z.strictObject({ village: filled, members: z.array(filled), grade: filled })),
  /** Grade of the unit itself; null where it was not assessed. */
  unitGrade: blankable,
  /** What follows from the results, each with the clause that says so. */
  consequences: z.array(z.strictObject({ text: filled, source: filled })),
});
export type FeedbackLetterSnapshot = z.infer<typeof feedbackLetterSnapshotSchema>;
