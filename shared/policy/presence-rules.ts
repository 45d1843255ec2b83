import * as z from 'zod';
import { attendanceKindSchema, checkLevelSchema, postRoleSchema } from '../vocabulary.ts';
import { groundSchema, organSchema, ruleCodeSchema, silent, stated } from './ground.ts';

const days = z.number().int().min(0).max(366);

/** How much a person must be in the village. */
export const presenceMeasureSchema = z.discriminatedUnion('kind', [
  /** Average over the full calendar months on post, in days a month. */
  z.object({ kind: z.literal('monthly_average'), minimumDays: z.number().int().min(1).max(31) }),
  /** Share of the days on post of each month, as a fraction. */
  z.object({
    kind: z.literal('monthly_share'),
    numerator: z.number().int().min(1),
    denominator: z.number().int().min(1),
  }),
  /** Days of a calendar year. */
  z.object({ kind: z.literal('yearly_days'), minimumDays: z.number().int().min(1).max(366) }),
  /** Days and nights of a working week, e.g. 五天四夜. */
  z.object({
    kind: z.literal('weekly_pattern'),
    days: z.number().int().min(1).max(7),
    nights: z.number().int().min(0).max(7),
  }),
]);
export type PresenceMeasure = z.infer<typeof presenceMeasureSchema>;

export const presenceRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  measure: presenceMeasureSchema,
  /** Kinds of a day that count as being in the village. */
  counted: z.array(attendanceKindSchema).min(1),
  countedGround: groundSchema,
  ground: groundSchema,
});
export type PresenceRule = z.infer<typeof presenceRuleSchema>;

/** One rung of the leave ladder: leave of at most `upToDays` is approved by `approver`. */
export const leaveTierSchema = z.object({
  code: ruleCodeSchema,
  roles: z.array(postRoleSchema).min(1),
  /** Days, this number included; null: any longer leave. */
  upToDays: days.nullable(),
  approver: organSchema,
  /** Who must have agreed before, in order. */
  consents: z.array(organSchema),
  /** Who is told afterwards (报备). */
  informed: z.array(organSchema),
  ground: groundSchema,
});
export type LeaveTier = z.infer<typeof leaveTierSchema>;

/** What unexcused absence leads to. */
export const absenceThresholdSchema = z.discriminatedUnion('kind', [
  /** Findings of absence without excuse by inspections of `levels`. */
  z.object({
    kind: z.literal('findings'),
    levels: z.array(checkLevelSchema).min(1),
    minimum: z.number().int().min(1),
  }),
  /** More than this many days running. */
  z.object({ kind: z.literal('running_days'), moreThan: days }),
  /** More than this many days in a calendar year. */
  z.object({ kind: z.literal('yearly_days'), moreThan: days }),
]);

export const absenceRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  threshold: absenceThresholdSchema,
  consequence: z.string(),
  ground: groundSchema,
});
export type AbsenceRule = z.infer<typeof absenceRuleSchema>;

/** Being in the village, leaving it, and being missed there. */
export const presenceRulesSchema = z.object({
  rules: z.array(presenceRuleSchema).default([]),
  leaveTiers: z.array(leaveTierSchema).default([]),
  /** Whether a ladder counts calendar or working days. Asked for where it matters and the notice is silent. */
  leaveDayCount: stated(z.enum(['calendar', 'working'])).default(silent),
  /** 先报告后补办: leave by telephone or message, the paper afterwards. */
  laterPaperwork: stated(z.object({ allowed: z.boolean() })).default(silent),
  /** Leave of this many days and more: the unit sends somebody to stand in or changes the person. */
  substitution: stated(z.object({ fromDays: days })).default(silent),
  absence: z.array(absenceRuleSchema).default([]),
});
export type PresenceRules = z.infer<typeof presenceRulesSchema>;
