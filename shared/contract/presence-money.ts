import * as z from 'zod';
import { businessDateSchema, monthSchema, yearSchema } from '../dates.ts';
import {
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { groundSchema } from '../policy/ground.ts';
import { attendanceKindSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure } from './base.ts';
import { usedSchemeSchema } from './presence-duties.ts';

/** What a lump sum is worth in a month that was only partly on post. */
export const partialMonths = ['full', 'by_day', 'none'] as const;
export const partialMonthSchema = z.enum(partialMonths);
export type PartialMonth = z.infer<typeof partialMonthSchema>;
export const partialMonthLabels: Record<PartialMonth, string> = {
  full: '按整月发放',
  by_day: '按在岗天数折算',
  none: '不发放',
};

/** What a day without a record counts as where it is a weekend or holiday. */
export const blankRestDays = ['unknown', 'rest'] as const;
export const blankRestDaysSchema = z.enum(blankRestDays);
export type BlankRestDays = z.infer<typeof blankRestDaysSchema>;
export const blankRestDaysLabels: Record<BlankRestDays, string> = {
  unknown: '未登记的休息日视为考勤不全',
  rest: '未登记的休息日按休息计',
};

/** What people settle where the scheme is silent; every statement says what was chosen. */
export const allowanceChoicesSchema = z.object({
  /** By rule code, for lump sums whose scheme does not say. */
  partialMonth: z.record(z.string().max(60), partialMonthSchema).default({}),
  blankRestDays: blankRestDaysSchema.default('unknown'),
});
export type AllowanceChoices = z.infer<typeof allowanceChoicesSchema>;

/**
 * `computed`: the amount stands. `not_stated`: the scheme has no rate. `asks`: a choice must be made first.
 * `unknown`: a record is missing (attendance, round trips, distance, whether it is in the salary).
 */
export const allowanceStatuses = ['computed', 'not_stated', 'asks', 'unknown'] as const;
export const allowanceStatusSchema = z.enum(allowanceStatuses);
export type AllowanceStatus = z.infer<typeof allowanceStatusSchema>;
export const allowanceStatusLabels: Record<AllowanceStatus, string> = {
  computed: '已算出',
  not_stated: '方案未规定',
  asks: '待选择',
  unknown: '缺资料',
};

export const allowanceLineSchema = z.object({
  ruleCode: z.string(),
  title: z.string(),
  status: allowanceStatusSchema,
  /** Which choice is asked for, or was made; null where the scheme says it all. */
  choice: z.enum(['partial_month', 'blank_rest_days']).nullable(),
  /** Days that count, by kind; empty for lump sums and journeys. */
  counted: z.array(z.object({ kind: attendanceKindSchema, days: z.number().int() })),
  /** Days, months or round trips that count; null where not known. */
  quantity: z.number().int().nullable(),
  /** 天, 月 or 次 */
  quantityUnit: z.string(),
  /** Cents for each; of journeys: cents for each round trip, null where the distance is unknown. */
  rateCents: z.number().int().nullable(),
  /** Null while the line is open. */
  amountCents: z.number().int().nullable(),
  /** e.g. 18 天 × 100 元 = 1,800 元；or what is missing and where to fill it in. */
  sentence: z.string(),
  ground: groundSchema,
  /** Where the rate comes from; null where the scheme does not state it. */
  rateGround: groundSchema.nullable(),
});
export type AllowanceLine = z.infer<typeof allowanceLineSchema>;

const postingFacts = {
  postingId: postingIdSchema,
  personId: personIdSchema,
  personName: z.string(),
  role: postRoleSchema.nullable(),
  townshipId: townshipIdSchema,
  townshipName: z.string(),
  villageId: villageIdSchema,
  villageName: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
  /** First and last day on post within the month. */
  from: businessDateSchema,
  to: businessDateSchema,
  daysOnPost: z.number().int(),
};

const rowTotals = {
  /** Null while a line is open. */
  totalCents: z.number().int().nullable(),
  /** What the computed lines come to; never shown as the total. */
  computedCents: z.number().int(),
  /** Why there is no total; null where there is one. */
  openReason: z.string().nullable(),
};

export const allowanceRowSchema = z.object({
  ...postingFacts,
  lines: z.array(allowanceLineSchema),
  ...rowTotals,
});
export type AllowanceRow = z.infer<typeof allowanceRowSchema>;

const statementFilter = {
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  role: postRoleSchema.nullable().default(null),
  /** Part of a name of person, village or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
  /** Only rows with an open line. */
  onlyOpen: z.boolean().default(false),
  choices: allowanceChoicesSchema.prefault({}),
  /** Null: the scheme in force. */
  schemeVersionId: schemeVersionIdSchema.nullable().default(null),
};

export const allowanceStatementInput = z.object({ month: monthSchema, ...statementFilter, ...pageInput });
export type AllowanceStatementInput = z.infer<typeof allowanceStatementInput>;

/** One allowance of the scheme: a column of the statement. */
export const allowanceColumnSchema = z.object({
  ruleCode: z.string(),
  title: z.string(),
  /** e.g. 每天 100 元，按在村天数 */
  basis: z.string(),
  ground: groundSchema,
  /** Of a lump sum: what a month only partly on post is worth, as the scheme states or, where silent, as chosen. */
  partialMonth: z.object({ silent: z.boolean(), chosen: partialMonthSchema.nullable() }).nullable(),
  /** Over all rows of the filter. */
  amountCents: z.number().int().nullable(),
  computedCents: z.number().int(),
  openLines: z.number().int(),
});
export type AllowanceColumn = z.infer<typeof allowanceColumnSchema>;

export const allowanceStatementSchema = z.object({
  month: monthSchema,
  scheme: usedSchemeSchema,
  choices: allowanceChoicesSchema,
  columns: z.array(allowanceColumnSchema),
  /** Rows of the filter, and those shown. */
  total: z.number().int(),
  rows: z.array(allowanceRowSchema),
  /** What to know before the figures are used, e.g. that the month is not over. */
  notes: z.array(z.string()),
  totals: z.object({
    people: z.number().int(),
    openPeople: z.number().int(),
    /** Lines that are open, by what they lack. */
    open: z.object({ notStated: z.number().int(), asks: z.number().int(), unknown: z.number().int() }),
    ...rowTotals,
  }),
});
export type AllowanceStatement = z.infer<typeof allowanceStatementSchema>;

/** A day on post and what an allowance made of it. */
export const allowanceDaySchema = z.object({
  date: businessDateSchema,
  /** Null: not recorded. */
  kind: attendanceKindSchema.nullable(),
  workingDay: z.boolean(),
  counted: z.boolean(),
  /** Why it does not count; null where it does. */
  why: z.string().nullable(),
});
export type AllowanceDay = z.infer<typeof allowanceDaySchema>;

/** A line opened down to its days. */
export const openedAllowanceLineSchema = allowanceLineSchema.extend({
  /** Every day on post; empty for lump sums and journeys, and where a month has only totals. */
  days: z.array(allowanceDaySchema),
  /** The calculation step by step, one sentence each. */
  steps: z.array(z.string()),
});
export type OpenedAllowanceLine = z.infer<typeof openedAllowanceLineSchema>;

export const openedAllowanceSchema = z.object({
  month: monthSchema,
  scheme: usedSchemeSchema,
  ...postingFacts,
  /** Tenths of a kilometre, one way. */
  distanceTenths: z.number().int().nullable(),
  phoneAllowanceInSalary: z.boolean().nullable(),
  roundTrips: z.number().int().nullable(),
  attendance: z.enum(['days', 'totals_only', 'missing']),
  notes: z.array(z.string()),
  lines: z.array(openedAllowanceLineSchema),
  ...rowTotals,
});
export type OpenedAllowance = z.infer<typeof openedAllowanceSchema>;

export const allowanceYearInput = z.object({
  year: yearSchema,
  /** Set: one row a person of the unit; null: one row a unit. */
  unitId: unitIdSchema.nullable().default(null),
  choices: allowanceChoicesSchema.prefault({}),
  schemeVersionId: schemeVersionIdSchema.nullable().default(null),
});
export type AllowanceYearInput = z.infer<typeof allowanceYearInput>;

const monthTotal = z.object({ month: monthSchema, people: z.number().int(), ...rowTotals });

export const allowanceYearRowSchema = z.object({
  unitId: unitIdSchema,
  unitName: z.string(),
  /** Set where rows are people. */
  postingId: postingIdSchema.nullable(),
  personName: z.string().nullable(),
  villageName: z.string().nullable(),
  people: z.number().int(),
  /** Months that have begun, in order. */
  months: z.array(monthTotal),
  /** By allowance, over the year. */
  byRule: z.array(
    z.object({
      ruleCode: z.string(),
      amountCents: z.number().int().nullable(),
      computedCents: z.number().int(),
    }),
  ),
  ...rowTotals,
});
export type AllowanceYearRow = z.infer<typeof allowanceYearRowSchema>;

export const allowanceYearSchema = z.object({
  year: z.number().int(),
  scheme: usedSchemeSchema,
  choices: allowanceChoicesSchema,
  /** Months of the year that have begun. */
  months: z.array(monthSchema),
  notes: z.array(z.string()),
  columns: z.array(allowanceColumnSchema),
  rows: z.array(allowanceYearRowSchema),
  totals: z.object({ people: z.number().int(), months: z.array(monthTotal), ...rowTotals }),
});
export type AllowanceYear = z.infer<typeof allowanceYearSchema>;

/** How heads are counted for yearly money; every statement says which. */
export const headcountChoiceSchema = z.object({
  /** `posts`: as planned, whoever holds them, as the annex of 江岸 counts; `people`: only people on post then. */
  count: z.enum(['posts', 'people']).default('posts'),
  /** Those of this day; null: those of any day of the year. */
  onDay: businessDateSchema.nullable().default(null),
});
export type HeadcountChoice = z.infer<typeof headcountChoiceSchema>;
export const headcountLabels: Record<HeadcountChoice['count'], string> = {
  posts: '按岗位（含空缺）',
  people: '按实际在岗人数',
};

export const fundLineSchema = z.object({
  ruleCode: z.string(),
  title: z.string(),
  /** True where the notice says 不少于 or 不低于. */
  atLeast: z.boolean(),
  quantity: z.number().int(),
  /** 个单位, 人 or 支工作队 */
  quantityUnit: z.string(),
  rateCents: z.number().int(),
  amountCents: z.number().int(),
  sentence: z.string(),
});
export type FundLine = z.infer<typeof fundLineSchema>;

/** What the imported funding table says of a unit. */
export const fundAllocationSchema = z.object({
  headcount: z.number().int(),
  unitCents: z.number().int(),
  personnelCents: z.number().int(),
  totalCents: z.number().int(),
});
export type FundAllocation = z.infer<typeof fundAllocationSchema>;

export const fundRowSchema = z.object({
  /** Units, or villages with their teams, as the rules of the scheme go. */
  kind: z.enum(['unit', 'village']),
  unitId: unitIdSchema.nullable(),
  villageId: villageIdSchema.nullable(),
  name: z.string(),
  townshipName: z.string().nullable(),
  /** Both ways to count; `headcount` is the one chosen. */
  posts: z.number().int(),
  people: z.number().int(),
  headcount: z.number().int(),
  lines: z.array(fundLineSchema),
  totalCents: z.number().int(),
  /** Null where no table of the year was imported, or it does not name the unit. */
  allocation: fundAllocationSchema.nullable(),
  /** Sentences, one a figure that differs from the imported table; empty where they agree. */
  differences: z.array(z.string()),
});
export type FundRow = z.infer<typeof fundRowSchema>;

export const fundStatementInput = z.object({
  year: yearSchema,
  headcount: headcountChoiceSchema.prefault({}),
  schemeVersionId: schemeVersionIdSchema.nullable().default(null),
});
export type FundStatementInput = z.infer<typeof fundStatementInput>;

export const fundStatementSchema = z.object({
  year: z.number().int(),
  scheme: usedSchemeSchema,
  headcount: headcountChoiceSchema,
  columns: z.array(
    z.object({
      ruleCode: z.string(),
      title: z.string(),
      /** e.g. 每个派出单位每年不少于 3 万元 */
      basis: z.string(),
      atLeast: z.boolean(),
      kind: z.enum(['unit', 'village']),
      ground: groundSchema,
      amountCents: z.number().int(),
    }),
  ),
  rows: z.array(fundRowSchema),
  totals: z.object({
    units: z.number().int(),
    villages: z.number().int(),
    posts: z.number().int(),
    people: z.number().int(),
    headcount: z.number().int(),
    totalCents: z.number().int(),
    /** The imported table of the year; null where there is none. */
    allocation: fundAllocationSchema.nullable(),
    differingRows: z.number().int(),
  }),
  /** What to know before the figures are used, e.g. that the scheme names no working funds. */
  notes: z.array(z.string()),
});
export type FundStatement = z.infer<typeof fundStatementSchema>;

/** An .xlsx file. */
export const workbookSchema = z.object({ fileName: z.string(), base64: z.string() });

/** Allowances of people and working funds of units and teams. All amounts in cents (分). */
export const presenceMoneyContract = {
  /**
   * People on post in a month with their allowances; columns and totals are over all rows of the filter, before
   * `onlyOpen`. RULE_VIOLATION `month_not_begun`, here and wherever a month is named.
   */
  allowanceStatement: procedure.input(allowanceStatementInput).output(allowanceStatementSchema),
  /** One person's month, every figure opened. NOT_FOUND where nobody was on this post in the month. */
  allowanceOf: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        month: monthSchema,
        choices: allowanceChoicesSchema.prefault({}),
        schemeVersionId: schemeVersionIdSchema.nullable().default(null),
      }),
    )
    .output(openedAllowanceSchema),
  /** A year by unit, or by person of one unit. */
  allowanceYear: procedure.input(allowanceYearInput).output(allowanceYearSchema),
  /** Yearly money of units, teams and villages, beside the imported funding table. */
  fundStatement: procedure.input(fundStatementInput).output(fundStatementSchema),
  exportAllowances: procedure
    .input(z.object({ month: monthSchema, ...statementFilter }))
    .output(workbookSchema),
  exportAllowanceYear: procedure.input(allowanceYearInput).output(workbookSchema),
  exportFunds: procedure.input(fundStatementInput).output(workbookSchema),
};
