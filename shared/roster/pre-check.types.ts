import * as z from 'zod';
import { businessDateSchema } from '../dates.ts';
import { groundSchema } from '../policy/ground.ts';
import { qualificationStrengths } from '../policy/posting-rules.ts';

/** Data of a person that a rule may need and that may be missing. */
export const candidateFields = [
  'politicalStatus',
  'partyDate',
  'workStartDate',
  'unitJoinedOn',
  'retirementDate',
  'staffKind',
] as const;
export const candidateFieldSchema = z.enum(candidateFields);
export type CandidateField = z.infer<typeof candidateFieldSchema>;

/** What a person found out about a rule that the records cannot answer. */
export const preCheckAnswerSchema = z.object({
  fulfilled: z.boolean(),
  /** How it was found out; needed where the records should have told. */
  note: z.string().nullable(),
});
export type PreCheckAnswer = z.infer<typeof preCheckAnswerSchema>;
export const preCheckAnswersSchema = z.record(z.string(), preCheckAnswerSchema);
export type PreCheckAnswers = z.infer<typeof preCheckAnswersSchema>;

export const preCheckOutcomes = ['passed', 'failed', 'not_known', 'not_applicable'] as const;
export type PreCheckOutcome = (typeof preCheckOutcomes)[number];
export const preCheckOutcomeLabels: Record<PreCheckOutcome, string> = {
  passed: '符合',
  failed: '不符合',
  not_known: '不清楚',
  not_applicable: '不适用',
};

/** One rule of the scheme held against a person. */
export const preCheckItemSchema = z.object({
  /** Code of the rule in the scheme. */
  code: z.string(),
  title: z.string(),
  strength: z.enum(qualificationStrengths),
  outcome: z.enum(preCheckOutcomes),
  /** Why, with the figures. */
  sentence: z.string(),
  /** The question to answer with 是 or 否, for a rule that only a person can judge. */
  question: z.string().nullable(),
  /** The field of the person that would answer it, where it is not known. */
  missing: candidateFieldSchema.nullable(),
  /** What was answered for this rule, whether it decided or not. */
  answer: preCheckAnswerSchema.nullable(),
  ground: groundSchema,
});
export type PreCheckItem = z.infer<typeof preCheckItemSchema>;

/** What the check means for the step that it stands before. */
export const preCheckVerdicts = ['clear', 'needs_reason', 'not_known', 'barred'] as const;
export type PreCheckVerdict = (typeof preCheckVerdicts)[number];
export const preCheckVerdictLabels: Record<PreCheckVerdict, string> = {
  clear: '符合条件',
  needs_reason: '须说明理由',
  not_known: '有待核实',
  barred: '不符合条件',
};

export const preCheckSchema = z.object({
  /** The day for which it was made. */
  on: businessDateSchema,
  verdict: z.enum(preCheckVerdicts),
  items: z.array(preCheckItemSchema),
});
export type PreCheck = z.infer<typeof preCheckSchema>;
