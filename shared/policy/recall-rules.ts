import * as z from 'zod';
import {
  caseRoleSchema,
  caseStageSchema,
  deadlineCountSchema,
  effectKindSchema,
  faultSchema,
  recallDocumentKindSchema,
} from '../case-vocabulary.ts';
import { checkLevelSchema, gradeSchema, observationKindSchema, sanctionKindSchema } from '../vocabulary.ts';
import { groundSchema, organSchema, ruleCodeSchema, silent, stated } from './ground.ts';

/** When the records speak for a trigger. A signal suggests; it never opens a case. */
export const signalTestSchema = z.discriminatedUnion('kind', [
  /** Attendance below a presence rule of the scheme, named by its code. */
  z.object({ kind: z.literal('presence_below'), presenceRule: ruleCodeSchema }),
  /** So many locked grades among these, over all years on post. */
  z.object({
    kind: z.literal('grades'),
    grades: z.array(gradeSchema).min(1),
    minimum: z.number().int().min(1),
  }),
  /** Share of valid ballots with 称职/合格 or better below a figure, in hundredths of a percent. */
  z.object({ kind: z.literal('approval_below'), share: stated(z.number().int().min(0).max(10_000)) }),
  /** So many findings of absence without excuse by inspections of these levels. */
  z.object({
    kind: z.literal('absence_findings'),
    levels: z.array(checkLevelSchema).min(1),
    minimum: z.number().int().min(1),
  }),
  /** A finding whose deadline for correction has passed without correction. */
  z.object({ kind: z.literal('not_corrected') }),
  /** More than this many days of unexcused absence running. */
  z.object({ kind: z.literal('absence_running'), moreThanDays: z.number().int().min(0) }),
  /** More than this many days of unexcused absence in a calendar year. */
  z.object({ kind: z.literal('absence_yearly'), moreThanDays: z.number().int().min(0) }),
  /** A conduct record of these kinds decided during the posting. */
  z.object({ kind: z.literal('conduct'), kinds: z.array(sanctionKindSchema).min(1) }),
  /** A dated observation of these kinds, e.g. work for the home unit, an opinion of the township. */
  z.object({ kind: z.literal('observation'), kinds: z.array(observationKindSchema).min(1) }),
]);
export type SignalTest = z.infer<typeof signalTestSchema>;

/** What a signal puts forward. */
export const signalSuggestions = ['recall', 'replacement', 'notice', 'talk'] as const;
export type SignalSuggestion = (typeof signalSuggestions)[number];
export const signalSuggestionLabels: Record<SignalSuggestion, string> = {
  recall: '召回',
  replacement: '重新选派',
  notice: '通报',
  talk: '约谈、批评教育',
};

export const signalRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  test: signalTestSchema,
  suggests: z.enum(signalSuggestions),
  /** Why these records speak for the trigger: a clause, or an example where the notice names no measure. */
  ground: groundSchema,
});
export type SignalRule = z.infer<typeof signalRuleSchema>;

export const recallTriggerSchema = z.object({
  code: ruleCodeSchema,
  /** Place in the notice's own list, from 1. */
  ordinal: z.number().int().min(1).max(20),
  title: z.string(),
  ground: groundSchema,
  signals: z.array(signalRuleSchema),
});
export type RecallTrigger = z.infer<typeof recallTriggerSchema>;

export const measureSchema = z.object({ code: ruleCodeSchema, title: z.string() });

/** One state of the way from a draft to the file. Organs act; the program only lets them act in order. */
export const workflowStateSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  /**
   * What the state means to the program: which step is the decision, which ends the posting. Versions published
   * before cases existed do not say; no case can be opened under them.
   */
  stage: caseStageSchema.default('other'),
  /** Who acts to leave this state; null for a state at the end. */
  organ: organSchema.nullable(),
  /** Users of which roles record what the organ did to leave this state; empty for a state at the end. */
  roles: z.array(caseRoleSchema).default([]),
  /** How long the organ has, counted from the day the state was entered; null: the scheme sets no time. */
  deadline: z
    .object({ days: z.number().int().min(1).max(366), counted: deadlineCountSchema, ground: groundSchema })
    .nullable()
    .default(null),
  /** States that may follow; empty for a state at the end. */
  next: z.array(ruleCodeSchema),
  /** Documents that belong to the step that leads here. */
  documents: z.array(recallDocumentKindSchema).default([]),
});
export type WorkflowState = z.infer<typeof workflowStateSchema>;
export const workflowSchema = z.object({
  initial: ruleCodeSchema,
  states: z.array(workflowStateSchema).min(2),
});
export type Workflow = z.infer<typeof workflowSchema>;

/** What a recall means for the person from then on, by whose fault it came to it. */
export const effectRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  kind: effectKindSchema,
  /** Of whose fault it follows; a recall for reasons outside the person has none of the penalties. */
  faults: z.array(faultSchema).min(1),
  /** Whole years that it lasts, counted from the day of the decision; null: the year of the decision only. */
  years: z.number().int().min(1).max(10).nullable(),
  ground: groundSchema,
});
export type EffectRule = z.infer<typeof effectRuleSchema>;

/** When somebody must come home, who says so, and what follows. */
export const recallRulesSchema = z.object({
  triggers: z.array(recallTriggerSchema).default([]),
  measures: stated(z.array(measureSchema).min(1)).default(silent),
  proposedBy: stated(z.array(organSchema).min(1)).default(silent),
  decidedBy: stated(z.array(organSchema).min(1)).default(silent),
  /** Who urges the dispatching unit to carry it out. */
  urgedBy: stated(z.array(organSchema).min(1)).default(silent),
  carriedOutBy: stated(z.array(organSchema).min(1)).default(silent),
  /** Who is told (备案). */
  informed: stated(z.array(organSchema).min(1)).default(silent),
  /** What follows: a successor, accountability of the unit, a talk with its leader. */
  aftermath: z.array(z.object({ code: ruleCodeSchema, text: z.string(), ground: groundSchema })).default([]),
  workflow: stated(workflowSchema).default(silent),
  effects: stated(z.array(effectRuleSchema).min(1)).default(silent),
});
export type RecallRules = z.infer<typeof recallRulesSchema>;
