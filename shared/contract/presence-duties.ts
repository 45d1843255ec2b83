import * as z from 'zod';
import { businessDateSchema, instantSchema, yearSchema } from '../dates.ts';
import {
  dutyRecordIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { dutyRuleSchema } from '../policy/duty-rules.ts';
import { paragraphs, reasonSchema } from '../text.ts';
import { dutySubjectSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure } from './base.ts';

/** Whose duty it is: a person on a post, the team of a village, a dispatching unit, or the organising body. */
export const dutySubjectRefSchema = z.discriminatedUnion('subject', [
  z.object({ subject: z.literal('person'), postingId: postingIdSchema }),
  z.object({ subject: z.literal('team'), villageId: villageIdSchema }),
  z.object({ subject: z.literal('unit'), unitId: unitIdSchema }),
  z.object({ subject: z.literal('organiser') }),
]);
export type DutySubjectRef = z.infer<typeof dutySubjectRefSchema>;

/** The version of a scheme that something was worked out under. */
export const usedSchemeSchema = z.object({
  id: schemeVersionIdSchema,
  code: z.string(),
  version: z.number().int(),
  title: z.string(),
  shortTitle: z.string(),
});
export type UsedScheme = z.infer<typeof usedSchemeSchema>;

/**
 * How a period stands: enough was done; it is over and too little was done; it is still running; or nothing is due:
 * it has not begun, or it was only partly on post, on which the notices are silent.
 */
export const dutyStates = ['done', 'short', 'running', 'not_due'] as const;
export const dutyStateSchema = z.enum(dutyStates);
export type DutyState = z.infer<typeof dutyStateSchema>;
export const dutyStateLabels: Record<DutyState, string> = {
  done: '已完成',
  short: '不足',
  running: '进行中',
  not_due: '不计',
};

/** One period of a duty and what was done in it. */
export const dutyPeriodStandingSchema = z.object({
  /** `2026-W03`, `2026-03`, `2026-Q1`, `2026-H1`, `2026` or `term`. */
  key: z.string(),
  /** e.g. 第3周, 3月, 第一季度, 上半年, 2026年, 任期 */
  label: z.string(),
  from: businessDateSchema,
  /** Last day, included. */
  to: businessDateSchema,
  state: dutyStateSchema,
  /** What is asked for in the period; 0 where nothing is due. */
  due: z.number().int(),
  done: z.number().int(),
  /** What is missing; only of a period that is over. */
  short: z.number().int(),
  sentence: z.string(),
});
export type DutyPeriodStanding = z.infer<typeof dutyPeriodStandingSchema>;

/** Periods of a row by state, and the quantity missing. */
export const dutyTotalsSchema = z.object({
  /** Periods that are over or already fulfilled. */
  due: z.number().int(),
  done: z.number().int(),
  short: z.number().int(),
  running: z.number().int(),
  /** Sum of what is missing, in the unit of the duty. */
  missing: z.number().int(),
});
export type DutyTotals = z.infer<typeof dutyTotalsSchema>;

/** A subject and one of its duties. */
export const dutyRowSchema = z.object({
  ref: dutySubjectRefSchema,
  /** The person, `某村工作队`, the unit, or 组织管理单位. */
  name: z.string(),
  /** Role of a person; null otherwise. */
  role: postRoleSchema.nullable(),
  townshipName: z.string().nullable(),
  villageName: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Time on post, of a person. */
  startDate: businessDateSchema.nullable(),
  endDate: businessDateSchema.nullable(),
  duty: dutyRuleSchema,
  periods: z.array(dutyPeriodStandingSchema),
  totals: dutyTotalsSchema,
});
export type DutyRow = z.infer<typeof dutyRowSchema>;

export const dutyRegisterInput = z.object({
  /** Null: all subjects. */
  subject: dutySubjectSchema.nullable().default(null),
  dutyCode: z.string().max(60).nullable().default(null),
  year: yearSchema,
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  /** Part of a name of person, village or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
  /** Only rows with a period that is short. */
  onlyShort: z.boolean().default(false),
  /** Null: the scheme in force. */
  schemeVersionId: schemeVersionIdSchema.nullable().default(null),
  ...pageInput,
});
export type DutyRegisterInput = z.infer<typeof dutyRegisterInput>;

/** One duty over all subjects of the filter (before `onlyShort`). */
export const dutySummarySchema = z.object({
  duty: dutyRuleSchema,
  subjects: z.number().int(),
  /** Subjects with a period that is short. */
  subjectsShort: z.number().int(),
  totals: dutyTotalsSchema,
});
export type DutySummary = z.infer<typeof dutySummarySchema>;

export const dutyRegisterSchema = z.object({
  /** Today: periods that end on it or later are still running. */
  asOf: businessDateSchema,
  scheme: usedSchemeSchema,
  total: z.number().int(),
  rows: z.array(dutyRowSchema),
  /** One entry a duty of the scheme, in its order. */
  summary: z.array(dutySummarySchema),
});
export type DutyRegister = z.infer<typeof dutyRegisterSchema>;

export const dutyRecordSchema = z.object({
  id: dutyRecordIdSchema,
  ref: dutySubjectRefSchema,
  dutyCode: z.string(),
  /** Title of the duty in the scheme; the code itself where the scheme no longer has it. */
  dutyTitle: z.string(),
  doneOn: businessDateSchema,
  quantity: z.number().int(),
  /** 次, 户, 条 … */
  unit: z.string(),
  note: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  voided: z.object({ at: instantSchema, reason: z.string() }).nullable(),
});
export type DutyRecord = z.infer<typeof dutyRecordSchema>;

export const recordDutiesInput = z.object({
  dutyCode: z.string().min(1).max(60),
  /** All of the kind that the duty is for. */
  subjects: z.array(dutySubjectRefSchema).min(1, '请选择登记对象').max(500, '一次最多登记 500 个对象'),
  doneOn: businessDateSchema,
  quantity: z
    .number()
    .int('数量应为整数')
    .min(1, '数量应在 1 至 9999 之间')
    .max(9999, '数量应在 1 至 9999 之间'),
  note: paragraphs('说明', 1000).default(''),
  /** The scheme whose duty it is; null: the one in force. */
  schemeVersionId: schemeVersionIdSchema.nullable().default(null),
});
export type RecordDutiesInput = z.infer<typeof recordDutiesInput>;

/** Duties with a frequency. */
export const presenceDutiesContract = {
  /** Subjects with their duties and the periods of a year; weeks belong to the year of their Thursday. */
  dutyRegister: procedure.input(dutyRegisterInput).output(dutyRegisterSchema),
  /**
   * Records the same act for several subjects, all or nothing. Refused (RULE_VIOLATION) for a day in the future
   * (`duty_in_future`), a day on which the subject was not on post (`duty_outside_posting`), a duty that is not the
   * subject's (`duty_not_of_subject`), and a duty the scheme does not know (`duty_unknown`).
   */
  recordDuties: procedure
    .input(recordDutiesInput)
    .output(z.object({ recorded: z.number().int(), ids: z.array(dutyRecordIdSchema) })),
  /** Voids a record with a reason; it stays readable. RULE_VIOLATION `duty_already_voided`. */
  voidDuty: procedure
    .input(z.object({ id: dutyRecordIdSchema, reason: reasonSchema }))
    .output(dutyRecordSchema),
  /** Records of one subject, the latest first, voided ones too. */
  dutyRecords: procedure
    .input(
      z.object({
        ref: dutySubjectRefSchema,
        dutyCode: z.string().max(60).nullable().default(null),
        /** Null: all years. */
        year: yearSchema.nullable().default(null),
        schemeVersionId: schemeVersionIdSchema.nullable().default(null),
        ...pageInput,
      }),
    )
    .output(z.object({ total: z.number().int(), records: z.array(dutyRecordSchema) })),
  /** The duties of a person on a post, then those of the team and of the unit; for the person's page. */
  dutyOf: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        /** Null: this year, or the last one on post. */
        year: yearSchema.nullable().default(null),
        schemeVersionId: schemeVersionIdSchema.nullable().default(null),
      }),
    )
    .output(
      z.object({
        asOf: businessDateSchema,
        year: z.number().int(),
        scheme: usedSchemeSchema,
        rows: z.array(dutyRowSchema),
      }),
    ),
};
