import * as z from 'zod';
import { attendanceKindSchema } from '../vocabulary.ts';
import { groundSchema, ruleCodeSchema, stated } from './ground.ts';

/** Money in cents (分). */
export const centsSchema = z.number().int().min(0).max(1_000_000_000_00);

/** How an allowance of a person is worked out from a month of attendance. */
export const allowanceBasisSchema = z.discriminatedUnion('kind', [
  /** So much for each day of the counted kinds; with `workingDaysOnly`, only working days count. */
  z.object({
    kind: z.literal('per_day'),
    counted: z.array(attendanceKindSchema).min(1),
    workingDaysOnly: z.boolean(),
    rate: stated(centsSchema),
  }),
  /** A lump sum for each month on post. What a month only partly on post is worth is asked for where silent. */
  z.object({
    kind: z.literal('per_month'),
    rate: stated(centsSchema),
    partialMonth: stated(z.enum(['full', 'by_day', 'none'])),
  }),
  /** So much for each kilometre of a journey there and back, for at most so many round trips a month. */
  z.object({
    kind: z.literal('per_round_trip'),
    centsPerKilometre: centsSchema,
    maximumTrips: z.number().int().min(1).max(31),
  }),
]);
export type AllowanceBasis = z.infer<typeof allowanceBasisSchema>;

export const allowanceRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  basis: allowanceBasisSchema,
  /** True where it must not be paid again to those who have it in their salary. */
  notIfInSalary: z.boolean(),
  ground: groundSchema,
});
export type AllowanceRule = z.infer<typeof allowanceRuleSchema>;

/** How the yearly money of a unit, team or village is worked out. */
export const fundBasisSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('per_unit'), cents: centsSchema }),
  z.object({ kind: z.literal('per_person'), cents: centsSchema }),
  z.object({ kind: z.literal('per_team'), cents: centsSchema }),
  /** One sum for a village with one person, another for each person where there are several. */
  z.object({
    kind: z.literal('per_village_headcount'),
    singleCents: centsSchema,
    eachOfSeveralCents: centsSchema,
  }),
]);
export type FundBasis = z.infer<typeof fundBasisSchema>;

export const fundRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  basis: fundBasisSchema,
  /** True where the notice says 不少于 or 不低于. */
  atLeast: z.boolean(),
  ground: groundSchema,
});
export type FundRule = z.infer<typeof fundRuleSchema>;

/** Money for people month by month, and for units and teams year by year. */
export const allowanceRulesSchema = z.object({
  allowances: z.array(allowanceRuleSchema).default([]),
  funds: z.array(fundRuleSchema).default([]),
});
export type AllowanceRules = z.infer<typeof allowanceRulesSchema>;
