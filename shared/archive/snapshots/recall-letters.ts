import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { blankable, filled, letterFrame } from './ground.ts';

/** A rule or a clause with the passage it is taken from. */
const quotedSchema = z.strictObject({ text: filled, source: filled });

/** What every letter of a recall case says of whom and why. */
const caseLetter = {
  ...letterFrame,
  caseNumber: filled,
  /** Whom it is to. */
  unit: filled,
  person: filled,
  /** What the person is, e.g. 示例镇示例村第一书记（队长）. */
  standing: filled,
  startDate: businessDateSchema,
  /** The clauses that apply, quoted. */
  clauses: z.array(quotedSchema).min(1),
  decision: z.strictObject({
    organ: filled,
    /** null: not decided yet; such a letter is only a preview. */
    on: businessDateSchema.nullable(),
    documentNumber: blankable,
  }),
};

/** The frozen data of one 召回通知（函） to the dispatching unit. */
export const recallNoticeSnapshotSchema = z.strictObject({
  kind: z.literal('recall_notice'),
  ...caseLetter,
  facts: blankable,
  fault: blankable,
  measures: z.array(filled),
  effects: z.array(quotedSchema.extend({ until: businessDateSchema })),
  /** What the scheme asks of the unit, e.g. a successor. */
  requests: z.array(quotedSchema),
});
export type RecallNoticeSnapshot = z.infer<typeof recallNoticeSnapshotSchema>;

/** The frozen data of one 督促函. */
export const urgingLetterSnapshotSchema = z.strictObject({
  kind: z.literal('urging_letter'),
  ...caseLetter,
  /** The organs that urge, each signing. */
  organs: z.array(filled).min(1),
  /** The clause by which they urge. */
  urgingSource: filled,
  /** Number of the notice that the unit has been sent; null: none is on record. */
  noticeNumber: blankable,
  /** When the scheme wants it done; null: it sets no time. */
  dueOn: businessDateSchema.nullable(),
  requests: z.array(quotedSchema),
});
export type UrgingLetterSnapshot = z.infer<typeof urgingLetterSnapshotSchema>;

/** The frozen data of one 不予召回决定（整改通知）. */
export const noRecallNoticeSnapshotSchema = z.strictObject({
  kind: z.literal('no_recall_notice'),
  ...caseLetter,
  /** What the verification came to, in words. */
  conclusion: blankable,
  /** What the organ that decided says. */
  opinion: blankable,
  measures: z.array(filled),
  /** What is to be done instead, by whom and until when. */
  followUps: z.array(
    z.strictObject({ kind: filled, title: filled, organ: filled, dueOn: businessDateSchema.nullable() }),
  ),
});
export type NoRecallNoticeSnapshot = z.infer<typeof noRecallNoticeSnapshotSchema>;
