import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { formOpinionSchema, formPersonSchema } from './annual-form.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

const number = z.number().int().min(1);

/** What every form of a recall case begins with. */
const caseFrame = {
  ...snapshotFrame,
  /** e.g. `召回-2026-001` */
  caseNumber: filled,
};

/** Where the person was posted, as the case has it. */
const casePostingSchema = z.strictObject({
  township: filled,
  village: filled,
  role: blankable,
  startDate: businessDateSchema,
  /** null while the person is still on post. */
  endDate: businessDateSchema.nullable(),
});
export type CasePosting = z.infer<typeof casePostingSchema>;

/** A trigger of the scheme, quoted. */
const clauseSchema = z.strictObject({
  ordinal: number,
  title: filled,
  /** The words of the clause; null where the scheme has only its title, or the title is its words. */
  text: blankable,
  /** e.g. 赣州办法第二十二条（四）, or that it is an example. */
  source: filled,
});
export type CaseClause = z.infer<typeof clauseSchema>;

/** What an organ wrote, with the organ's name, the number of its paper, and who dealt with it there. */
export const organOpinionSchema = formOpinionSchema.extend({
  organ: filled,
  documentNumber: blankable,
  handler: blankable,
});
export type OrganOpinion = z.infer<typeof organOpinionSchema>;

/** What the person said, or that it was refused. */
const statementSchema = z.strictObject({
  kind: z.enum(['made', 'refused']),
  on: businessDateSchema,
  takenBy: filled,
  text: filled,
  signed: z.boolean(),
  witnesses: z.array(filled).max(2),
});
export type FormStatement = z.infer<typeof statementSchema>;

/** A piece of evidence, by its number within the case. */
const evidenceLineSchema = z.strictObject({
  number,
  on: businessDateSchema,
  type: filled,
  source: filled,
  finding: filled,
  /** Places of the triggers it speaks for. */
  clauses: z.array(number),
});
export type EvidenceLine = z.infer<typeof evidenceLineSchema>;

const effectSchema = z.strictObject({
  title: filled,
  from: businessDateSchema,
  until: businessDateSchema,
  source: filled,
});

/** The frozen data of one 召回审批表. */
export const recallApprovalSnapshotSchema = z.strictObject({
  kind: z.literal('recall_approval'),
  ...caseFrame,
  openedOn: businessDateSchema,
  person: formPersonSchema,
  posting: casePostingSchema,
  /** Every trigger of the scheme, in its order. */
  clauses: z.array(clauseSchema.extend({ chosen: z.boolean() })).min(1),
  facts: blankable,
  evidence: z.array(evidenceLineSchema),
  /** By whose fault it came to it, in words. */
  fault: z.strictObject({ word: filled, reason: blankable }).nullable(),
  /** null: nothing is on record, the cell is left to be written by hand. */
  statement: statementSchema.nullable(),
  proposal: organOpinionSchema,
  /** What other organs said, the first first. */
  opinions: z.array(organOpinionSchema),
  /** null where the scheme has no such state and none was recorded. */
  verification: organOpinionSchema.extend({ people: blankable, conclusion: blankable }).nullable(),
  decision: organOpinionSchema.extend({ outcome: blankable }),
  /** Measures of the scheme; empty where it lists none. */
  measures: z.array(z.strictObject({ title: filled, chosen: z.boolean() })),
  effects: z.array(effectSchema),
  followUps: z.array(z.strictObject({ title: filled, organ: filled, dueOn: businessDateSchema.nullable() })),
  /** null where the scheme lets nobody urge. */
  urging: z
    .strictObject({ organ: filled, documentNumber: blankable, on: businessDateSchema.nullable() })
    .nullable(),
  /** null where the recall by the unit is itself the decision. */
  carriedOut: organOpinionSchema.nullable(),
  successor: z.strictObject({
    /** Who succeeds, or why nobody does; null: not known yet. */
    text: blankable,
    startDate: businessDateSchema.nullable(),
  }),
  /** null where the scheme names nobody who is told. */
  filing: z
    .strictObject({ organs: filled, documentNumber: blankable, on: businessDateSchema.nullable() })
    .nullable(),
});
export type RecallApprovalSnapshot = z.infer<typeof recallApprovalSnapshotSchema>;

/** Whom a case is about, in the head of its smaller forms. */
const aboutSchema = z.strictObject({ name: filled, unit: filled, posting: casePostingSchema });
export type CaseAbout = z.infer<typeof aboutSchema>;

/** The frozen data of one 约谈记录: a talk with or by the leader of the dispatching unit. */
export const talkRecordSnapshotSchema = z.strictObject({
  kind: z.literal('talk_record'),
  ...caseFrame,
  about: aboutSchema,
  /** Who was talked with. */
  object: filled,
  /** Who talked, for which organ. */
  organ: filled,
  conductedBy: filled,
  on: businessDateSchema,
  place: blankable,
  documentNumber: blankable,
  content: filled,
  reply: blankable,
});
export type TalkRecordSnapshot = z.infer<typeof talkRecordSnapshotSchema>;

/** The frozen data of one 本人陈述记录. */
export const statementRecordSnapshotSchema = z.strictObject({
  kind: z.literal('statement_record'),
  ...caseFrame,
  about: aboutSchema,
  /** Of which the person was told. */
  clauses: z.array(clauseSchema).min(1),
  statement: statementSchema.nullable(),
});
export type StatementRecordSnapshot = z.infer<typeof statementRecordSnapshotSchema>;

/** The frozen data of one 接替人员备案表. */
export const successorFilingSnapshotSchema = z.strictObject({
  kind: z.literal('successor_filing'),
  ...caseFrame,
  recalled: aboutSchema.extend({
    decidedOn: businessDateSchema.nullable(),
    documentNumber: blankable,
    recalledOn: businessDateSchema.nullable(),
  }),
  /** null: not known yet, the cells are left to be written by hand. */
  successor: z
    .strictObject({
      person: formPersonSchema,
      posting: casePostingSchema.extend({ startDate: businessDateSchema.nullable() }),
    })
    .nullable(),
  /** Results of the check before selection; empty where none was made. */
  checks: z.array(z.strictObject({ title: filled, outcome: filled, reason: blankable, source: blankable })),
  checkedOn: businessDateSchema.nullable(),
  /** Why somebody was chosen although a check failed. */
  override: blankable,
  handover: z.strictObject({
    handedOverOn: businessDateSchema.nullable(),
    /** Days between the last day of the one and the first of the other, in words; null: not known yet. */
    gap: blankable,
  }),
  /** Who is told, by the scheme; null: it names nobody. */
  informed: blankable,
});
export type SuccessorFilingSnapshot = z.infer<typeof successorFilingSnapshotSchema>;
