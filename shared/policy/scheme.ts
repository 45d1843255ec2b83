import * as z from 'zod';
import { pointsSchema } from '../points.ts';
import {
  assessedObjectSchema,
  assessmentKindSchema,
  eligibilityFactSchema,
  gradeSchema,
  identitySchema,
  participationSchema,
  raterGroupSchema,
} from '../vocabulary.ts';
import { allowanceRulesSchema } from './allowance-rules.ts';
import { dutyRuleSchema } from './duty-rules.ts';
import { groundSchema, organSchema, ruleCodeSchema, silent, stated } from './ground.ts';
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

/** A dimension of the template: scored item by item, by ballots of rater groups, or from earlier assessments. */
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
  /** The mean of earlier totals: of the regular assessments of the year, or of the annual ones of the term. */
  z.object({
    source: z.literal('earlier'),
    ...sectionFields,
    kind: assessmentKindSchema.exclude(['term']),
    /** Fewer earlier results than this leave the score incomplete. */
    minimumCount: z.number().int().min(1),
  }),
]);
export type Section = z.infer<typeof sectionSchema>;
export type ItemSection = Extract<Section, { source: 'items' }>;
export type BallotSection = Extract<Section, { source: 'ballots' }>;
export type EarlierSection = Extract<Section, { source: 'earlier' }>;

/** Points on top of the sections, or off them, each time with evidence. */
export const adjustmentRuleSchema = z.object({
  code: codeSchema,
  title: z.string(),
  kind: z.enum(['bonus', 'deduction']),
  /** Most points of all entries under this rule together. */
  maximum: pointsSchema,
  /** Why it counts. */
  ground: groundSchema,
  /** Where its points come from. */
  maximumGround: groundSchema,
});
export type AdjustmentRule = z.infer<typeof adjustmentRuleSchema>;

/** How the score sheets of several scorers become one score an item: their exact mean. */
export const scorerRuleSchema = z.object({
  /** Fewer sheets than this leave the score incomplete. */
  minimum: z.number().int().min(1),
  /** With this many sheets or more the highest and the lowest score of an item are left out; null: never. */
  dropHighLowFrom: z.number().int().min(3).nullable(),
  ground: groundSchema,
});
export type ScorerRule = z.infer<typeof scorerRuleSchema>;

export const gradeThresholdSchema = z.object({ grade: gradeSchema, minimum: pointsSchema });

export const assessmentTemplateSchema = z.object({
  code: z.string(),
  title: z.string(),
  /** Whom or what this template is for. */
  roles: z.array(assessedObjectSchema).min(1),
  sections: z.array(sectionSchema).min(1),
  /** Highest first; the lowest grade starts at 0. */
  thresholds: z.array(gradeThresholdSchema).length(4),
  thresholdGround: groundSchema,
  /** The one named point of rounding: each section to hundredths, half up; everything before is exact. */
  rounding: z.object({ point: z.literal('section'), mode: z.literal('half_up') }),
  adjustments: z.array(adjustmentRuleSchema).default([]),
  scorers: scorerRuleSchema.default({
    minimum: 1,
    dropHighLowFrom: null,
    ground: { kind: 'example', note: '本版方案没有载明评分人数，此处按考核组一份评分。' },
  }),
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

/** What a fact of the period means for taking part in the assessment, and for the best grade that may be given. */
export const eligibilityRuleSchema = z.object({
  code: ruleCodeSchema,
  fact: eligibilityFactSchema,
  participation: participationSchema,
  /** Best grade that may be given to whoever is graded; null without a cap. */
  cap: gradeSchema.nullable(),
  /** Why the fact counts. */
  ground: groundSchema,
  /** Where participation and cap come from: a notice may name the fact and leave open what it means for the grade. */
  outcomeGround: groundSchema,
});
export type EligibilityRule = z.infer<typeof eligibilityRuleSchema>;

/** Rules that the assessments of every kind share. */
export const assessmentRulesSchema = z.object({
  eligibility: z.array(eligibilityRuleSchema).default([]),
  /** Working days of the publicity; five where the notice is silent, as 公务员考核规定 has it. */
  publicityDays: stated(z.number().int().min(1).max(60)).default(silent),
  /** Whether 优秀 beyond the quota may be given, and who has to approve it. */
  quotaOverride: stated(z.object({ allowed: z.boolean(), approver: organSchema.nullable() })).default(silent),
  /** Whether a person's grade is the grade in the dispatching unit, without using up its quota. */
  sameGradeInUnit: stated(z.boolean()).default(silent),
  /** Whether a team's result stands as the result of the units behind it. */
  dualAssessment: stated(z.boolean()).default(silent),
  regular: z.object({ templates: z.array(assessmentTemplateSchema).default([]) }).prefault({}),
  term: z
    .object({
      templates: z.array(assessmentTemplateSchema).default([]),
      /** Who leads the end-of-term assessment, and with whom. */
      lead: stated(z.object({ organ: organSchema, together: z.array(organSchema) })).default(silent),
      /** Whether an appraisal (鉴定材料) goes into the personal file. */
      personalFile: stated(z.boolean()).default(silent),
    })
    .prefault({}),
});
export type AssessmentRules = z.infer<typeof assessmentRulesSchema>;

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
  assessment: assessmentRulesSchema.prefault({}),
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
