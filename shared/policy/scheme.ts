import * as z from 'zod';
import { pointsSchema } from '../points.ts';
import { gradeSchema, identitySchema, postRoleSchema, raterGroupSchema } from '../vocabulary.ts';
import { allowanceRulesSchema } from './allowance-rules.ts';
import { dutyRuleSchema } from './duty-rules.ts';
import { groundSchema } from './ground.ts';
import { postingRulesSchema } from './posting-rules.ts';
import { presenceRulesSchema } from './presence-rules.ts';
import { recallRulesSchema } from './recall-rules.ts';

/** Percent in hundredths: 3000 is 30 %. Weights of siblings total 10000. */
export const weightSchema = z.number().int().min(0).max(10_000);

export const ballotOptionSchema = z.object({
  grade: gradeSchema,
  /** Worth of one ballot with this option, in hundredths of a point out of 100: 8000 is 80. */
  value: pointsSchema,
});

export const raterGroupRuleSchema = z.object({
  group: raterGroupSchema,
  weight: weightSchema,
  /**
   * Fewer ballots than this leave the score incomplete. Counted are valid ballots with an option for the person: a
   * row left empty rates nobody.
   */
  minimumValid: z.number().int().min(1),
  ground: groundSchema,
});
export type RaterGroupRule = z.infer<typeof raterGroupRuleSchema>;

const codeSchema = z.string().regex(/^[a-z0-9_]+$/);

export const itemSchema = z.object({
  code: codeSchema,
  title: z.string(),
  /** What the committee looks at. */
  guidance: z.string(),
  maximum: pointsSchema,
  /** Why the item is looked at. */
  ground: groundSchema,
  /** Where its points come from. */
  maximumGround: groundSchema,
});
export type Item = z.infer<typeof itemSchema>;

const sectionFields = {
  code: codeSchema,
  title: z.string(),
  maximum: pointsSchema,
  /** Why the dimension is assessed. */
  ground: groundSchema,
  /** Where its points come from. */
  maximumGround: groundSchema,
};

/** A dimension of the template, scored by the committee item by item, or by ballots of rater groups. */
export const sectionSchema = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('items'),
    ...sectionFields,
    items: z.array(itemSchema).min(1),
  }),
  z.object({
    source: z.literal('ballots'),
    ...sectionFields,
    options: z.array(ballotOptionSchema).min(2),
    optionsGround: groundSchema,
    groups: z.array(raterGroupRuleSchema).min(1),
  }),
]);
export type Section = z.infer<typeof sectionSchema>;
export type ItemSection = Extract<Section, { source: 'items' }>;
export type BallotSection = Extract<Section, { source: 'ballots' }>;

export const gradeThresholdSchema = z.object({ grade: gradeSchema, minimum: pointsSchema });

export const assessmentTemplateSchema = z.object({
  code: z.string(),
  title: z.string(),
  /** Posted people this template is for. */
  roles: z.array(postRoleSchema).min(1),
  sections: z.array(sectionSchema).min(1),
  /** Highest first; the lowest grade starts at 0. */
  thresholds: z.array(gradeThresholdSchema).length(4),
  thresholdGround: groundSchema,
  /** The one named point of rounding: each section to hundredths, half up; everything before is exact. */
  rounding: z.object({ point: z.literal('section'), mode: z.literal('half_up') }),
});
export type AssessmentTemplate = z.infer<typeof assessmentTemplateSchema>;

export const gradeWordsSchema = z.object({
  identities: z.array(identitySchema).min(1),
  words: z.record(gradeSchema, z.string()),
  ground: groundSchema,
});
export type GradeWords = z.infer<typeof gradeWordsSchema>['words'];

export const excellentQuotaSchema = z.object({
  /** Share of the pool that may be 优秀, in hundredths of a percent; null where the notice names no figure. */
  ratio: weightSchema.nullable(),
  rounding: z.enum(['floor', 'half_up']),
  /** People are counted within one identity group (公务员 / 其他人员) of one cycle. */
  pool: z.literal('identity'),
  ground: groundSchema,
});

/** Code of a scheme, e.g. `ganzhou-2021`; every version of it has the same one. */
export const schemeCodeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '代码只能用小写字母、数字和连字符，以字母开头')
  .max(40, '代码不能超过 40 个字符');

/**
 * A scheme (制度方案): the rules of one notice as data. Every rule says which clause it comes from, that it is an
 * example the organisation must settle for itself, or that the notice is silent. A published version is immutable;
 * records keep the version they were made under. Parts that came later have defaults that say nothing, so that every
 * version ever published still parses.
 */
export const schemeSchema = z.object({
  code: schemeCodeSchema,
  title: z.string(),
  shortTitle: z.string(),
  documentNumber: z.string(),
  issuer: z.string(),
  /** Date of issue as the document gives it, or null where it gives none. */
  issuedOn: z.string().nullable(),
  gradeWords: z.array(gradeWordsSchema).min(1),
  posting: postingRulesSchema.prefault({}),
  presence: presenceRulesSchema.prefault({}),
  duties: z.array(dutyRuleSchema).default([]),
  money: allowanceRulesSchema.prefault({}),
  recall: recallRulesSchema.prefault({}),
  annual: z.object({
    templates: z.array(assessmentTemplateSchema).min(1),
    excellentQuota: excellentQuotaSchema,
    /** What the result means for the dispatching unit. */
    effects: z.array(z.object({ text: z.string(), ground: groundSchema })),
    /** Organ that settles the grade. */
    approvingOrgan: z.object({ name: z.string(), ground: groundSchema }),
  }),
});
export type Scheme = z.infer<typeof schemeSchema>;
