import * as z from 'zod';
import { postRoleSchema, staffKindSchema, villageTypeSchema } from '../vocabulary.ts';
import { groundSchema, organSchema, ruleCodeSchema, silent, stated } from './ground.ts';

const years = z.number().int().min(0).max(60);

/** What a candidate must fulfil. `judgement` is answered by a person; everything else follows from the records. */
export const qualificationTestSchema = z.discriminatedUnion('kind', [
  /** 中共正式党员: a member, not on probation. */
  z.object({ kind: z.literal('full_party_member') }),
  /** A member, on probation or not. */
  z.object({ kind: z.literal('party_member') }),
  /** Whole years since joining the Party, on the day of the check. */
  z.object({ kind: z.literal('party_years'), minimum: years }),
  /** Whole years since starting work. */
  z.object({ kind: z.literal('work_years'), minimum: years }),
  /** Whole years since joining the dispatching unit (新入职不满). */
  z.object({ kind: z.literal('service_years'), minimum: years }),
  /** Whole years left until retirement (临近退休不足). */
  z.object({ kind: z.literal('years_to_retirement'), minimum: years }),
  /** Kinds of staff that may not be sent. */
  z.object({ kind: z.literal('staff_kind'), excluded: z.array(staffKindSchema).min(1) }),
  /** Not under a penalty that is still in force (处分期内). */
  z.object({ kind: z.literal('no_penalty_in_force') }),
  /** A question that only a person can answer with 是 or 否; 是 passes. */
  z.object({ kind: z.literal('judgement'), question: z.string().min(1).max(200) }),
]);
export type QualificationTest = z.infer<typeof qualificationTestSchema>;

export const qualificationStrengths = ['required', 'in_principle', 'preferred'] as const;
export type QualificationStrength = (typeof qualificationStrengths)[number];
export const qualificationStrengthLabels: Record<QualificationStrength, string> = {
  required: '必须',
  in_principle: '原则上',
  preferred: '优先',
};

export const qualificationSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  roles: z.array(postRoleSchema).min(1),
  /** `required` bars a candidate; `in_principle` may be set aside with a reason; `preferred` is only shown. */
  strength: z.enum(qualificationStrengths),
  test: qualificationTestSchema,
  ground: groundSchema,
});
export type Qualification = z.infer<typeof qualificationSchema>;

/** What a village of a type is to be given. */
export const villageDemandSchema = z.object({
  villageType: villageTypeSchema,
  /** `as_needed`: the notice leaves it to the county; the village's own figure decides. */
  firstSecretary: z.enum(['required', 'as_needed', 'none']),
  team: z.enum(['required', 'as_needed', 'none']),
  ground: groundSchema,
});
export type VillageDemand = z.infer<typeof villageDemandSchema>;

/** What a step on the way to a post, or to an early change of it, is. */
export const selectionActs = ['propose', 'consent', 'pre_check', 'decide', 'approve', 'file'] as const;
export type SelectionAct = (typeof selectionActs)[number];
export const selectionActLabels: Record<SelectionAct, string> = {
  propose: '提出',
  consent: '同意',
  pre_check: '前置审核',
  decide: '研究确定',
  approve: '审批',
  file: '备案',
};

export const selectionStepSchema = z.object({
  code: ruleCodeSchema,
  organ: organSchema,
  act: z.enum(selectionActs),
  /** When the step is asked for, in the words of the notice; null: always. */
  condition: z.string().nullable(),
});
export type SelectionStep = z.infer<typeof selectionStepSchema>;

/** Who may be posted where, by whom, and for how long. */
export const postingRulesSchema = z.object({
  qualifications: z.array(qualificationSchema).default([]),
  demand: z.array(villageDemandSchema).default([]),
  /** People in a team, the first secretary included. */
  teamSize: stated(z.object({ minimum: z.number().int().min(1).max(20) })).default(silent),
  /** Whole years of a term. */
  minimumTerm: stated(z.object({ years: z.number().int().min(1).max(10) })).default(silent),
  /** 压茬交接: the successor arrives before the predecessor leaves. */
  handOverOverlap: stated(z.object({ required: z.boolean() })).default(silent),
  /** Steps from proposal to filing, in order. */
  selection: stated(z.object({ steps: z.array(selectionStepSchema).min(1) })).default(silent),
  /** Change before the term is over. */
  earlyChange: stated(
    z.object({
      /** Reasons that the notice admits, in its words. */
      reasons: z.array(z.string()).min(1),
      steps: z.array(selectionStepSchema).min(1),
      successorRequired: z.boolean(),
    }),
  ).default(silent),
});
export type PostingRules = z.infer<typeof postingRulesSchema>;
