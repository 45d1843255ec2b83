import * as z from 'zod';
import { businessDateSchema, instantSchema, monthSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  cycleIdSchema,
  jobIdSchema,
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
} from '../ids.ts';
import { groundSchema } from '../policy/ground.ts';
import { line, optionalLine, reasonSchema } from '../text.ts';
import {
  assessedObjectSchema,
  assessmentStateSchema,
  cycleStateSchema,
  eligibilityFactSchema,
  gradeSchema,
  identitySchema,
  participationSchema,
  postRoleSchema,
} from '../vocabulary.ts';
import { assessmentDetailSchema, recordTarget, yearFiguresSchema } from './assessment-record.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { attendanceCountsSchema, presenceFigureSchema } from './presence-attendance.ts';
import { dutyRowSchema } from './presence-duties.ts';
import { leaveRowSchema } from './presence-leave.ts';
import { conductRowSchema, observationRowSchema, spotCheckRowSchema } from './presence-records.ts';

/** A record that an answer rests on. */
export const eligibilityRecordSchema = z.object({
  kind: z.enum(['posting', 'person', 'leave', 'conduct_record', 'spot_check']),
  id: z.string(),
  /** What it says, short. */
  label: z.string(),
});
export type EligibilityRecord = z.infer<typeof eligibilityRecordSchema>;

/** Whether a fact holds; `unknown` where the records do not say, which is asked and never assumed. */
export const factAnswerSchema = z.enum(['yes', 'no', 'unknown']);
export type FactAnswer = z.infer<typeof factAnswerSchema>;

/** What a rule of the scheme makes of a fact. */
export const eligibilityEffectSchema = z.object({
  code: z.string(),
  participation: participationSchema,
  cap: gradeSchema.nullable(),
  /** Why the fact counts. */
  ground: groundSchema,
  /** Where participation and cap come from. */
  outcomeGround: groundSchema,
});
export type EligibilityEffect = z.infer<typeof eligibilityEffectSchema>;

/** A fact of the period about one person, with what shows it and what the scheme makes of it. */
export const eligibilityFindingSchema = z.object({
  fact: eligibilityFactSchema,
  answer: factAnswerSchema,
  /** With its dates and figures, e.g. 考核期内在岗 183 天（2026年7月2日至2026年12月31日），不满半年。 */
  sentence: z.string(),
  records: z.array(eligibilityRecordSchema),
  /** Rules of the scheme about this fact; none where the scheme does not speak of it, and then it changes nothing. */
  effects: z.array(eligibilityEffectSchema),
});
export type EligibilityFinding = z.infer<typeof eligibilityFindingSchema>;

const outcomeShape = {
  participation: participationSchema,
  /** Best grade that may be given; null without a cap. */
  cap: gradeSchema.nullable(),
};

/** Somebody decided otherwise than the rules. */
export const eligibilityOverruleSchema = z.object({
  ...outcomeShape,
  reason: z.string(),
  /** The body or person who approved it. */
  approver: z.string(),
  documentNumber: z.string().nullable(),
  at: instantSchema,
  by: z.string(),
});
export type EligibilityOverrule = z.infer<typeof eligibilityOverruleSchema>;

/** A grade that was withheld is settled after all (补评). */
export const resitSchema = z.object({
  reason: z.string(),
  documentNumber: z.string().nullable(),
  at: instantSchema,
  by: z.string(),
  /** How far the person took part before. */
  before: participationSchema,
});
export type Resit = z.infer<typeof resitSchema>;

/** What `assessment.eligibility` holds: what was found, what follows under the rules, and what people decided. */
export const storedEligibilitySchema = z.object({
  /** Facts that hold, and those that nobody knows though a rule asks for them. */
  findings: z.array(eligibilityFindingSchema),
  ...outcomeShape,
  determinedAt: instantSchema,
  determinedBy: z.string(),
  /** Hash of the findings: facts that changed afterwards are noticed by it. */
  factsSha256: z.string(),
  overrule: eligibilityOverruleSchema.nullable(),
  resit: resitSchema.nullable().default(null),
});
export type StoredEligibility = z.infer<typeof storedEligibilitySchema>;

export const eligibilityRowSchema = z.object({
  id: assessmentIdSchema,
  personId: personIdSchema,
  postingId: postingIdSchema,
  name: z.string(),
  object: assessedObjectSchema,
  role: postRoleSchema,
  identity: identitySchema,
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  state: assessmentStateSchema,
  individual: z.boolean(),
  /** As they hold now: of the rules, of an overrule, or of a resit. */
  participation: participationSchema,
  gradeCap: gradeSchema.nullable(),
  finalGrade: gradeSchema.nullable(),
  /** Null until determined. */
  determination: storedEligibilitySchema.nullable(),
  /** The records say something else than when it was determined. */
  changed: z.boolean(),
  revision: revisionSchema,
});
export type EligibilityRow = z.infer<typeof eligibilityRowSchema>;

export const eligibilityFilterSchema = z.object({
  cycleId: cycleIdSchema,
  text: z.string().max(60).default(''),
  participation: participationSchema.nullable().default(null),
  /** Only those with this finding, known or asked. */
  fact: eligibilityFactSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
  /**
   * `capped`: a best grade is set; `overruled`; `changed`: the records changed since; `unknown`: something is to be
   * asked; `undetermined`: not yet looked at; `withheld`: without a grade, to be graded later (待补评), or being so.
   */
  only: z
    .enum(['capped', 'overruled', 'changed', 'unknown', 'undetermined', 'withheld'])
    .nullable()
    .default(null),
});
export type EligibilityFilter = z.infer<typeof eligibilityFilterSchema>;
export const eligibilitySortColumns = ['name', 'township', 'village', 'unit', 'participation'] as const;

/** What the people of a cycle come to. */
export const eligibilitySummarySchema = z.object({
  /** False where the scheme has no rules of eligibility: everybody takes part, and the page says so. */
  schemeHasRules: z.boolean(),
  schemeTitle: z.string(),
  people: z.number().int(),
  undetermined: z.number().int(),
  byParticipation: z.record(participationSchema, z.number().int()),
  capped: z.number().int(),
  overruled: z.number().int(),
  changed: z.number().int(),
  unknown: z.number().int(),
  withheld: z.number().int(),
  byFact: z.record(eligibilityFactSchema, z.number().int()),
  /** Teams and units of the cycle: always graded. */
  others: z.number().int(),
});
export type EligibilitySummary = z.infer<typeof eligibilitySummarySchema>;

/** Figures as they stand in the record beside those that the records of daily management give. */
export const figuresComparisonSchema = z.object({
  current: yearFiguresSchema,
  fromRecords: yearFiguresSchema,
  /** How each was worked out, and what is not recorded, one sentence each. */
  notes: z.array(z.string()),
  /** Months on post of which nothing or not everything is recorded. */
  incompleteMonths: z.array(monthSchema),
});
export type FiguresComparison = z.infer<typeof figuresComparisonSchema>;

export const eligibilityDetailSchema = eligibilityRowSchema.extend({
  cycleId: cycleIdSchema,
  cycleTitle: z.string(),
  cycleState: cycleStateSchema,
  schemeTitle: z.string(),
  schemeHasRules: z.boolean(),
  periodFrom: businessDateSchema,
  periodTo: businessDateSchema,
  /** Every fact as the records have it now, in the order of the vocabulary. */
  factsNow: z.array(eligibilityFindingSchema),
  /** What the rules would come to now. */
  now: z.object(outcomeShape),
  /** What is different from when it was determined, one sentence each. */
  changes: z.array(z.string()),
  figures: figuresComparisonSchema,
  /** Null where it may be done; otherwise why not, in a sentence. */
  determineRefusal: z.string().nullable(),
  overruleRefusal: z.string().nullable(),
  resitRefusal: z.string().nullable(),
});
export type EligibilityDetail = z.infer<typeof eligibilityDetailSchema>;

/** Attendance of one posting within the period, by month. */
export const attendanceOfPostingSchema = z.object({
  postingId: postingIdSchema,
  personId: personIdSchema,
  personName: z.string(),
  role: postRoleSchema.nullable(),
  villageName: z.string(),
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
  months: z.array(
    z.object({
      month: monthSchema,
      /** Days of the month on post within the period. */
      daysOnPost: z.number().int(),
      /** Null where nothing is recorded. */
      counts: attendanceCountsSchema.nullable(),
      /** Working days gone by that are not recorded. */
      openDays: z.number().int(),
    }),
  ),
  /** The presence rules of the scheme held against each year of the period. */
  figures: z.array(presenceFigureSchema),
});
export type AttendanceOfPosting = z.infer<typeof attendanceOfPostingSchema>;

/**
 * What the records of daily management say about whom or what is assessed, within the period; the newest first, voided
 * records left out. For a team or a unit: its duties, and attendance, leaves, inspections and observations of its
 * people; their conduct is their own.
 */
export const evidenceSchema = z.object({
  id: assessmentIdSchema,
  object: assessedObjectSchema,
  periodFrom: businessDateSchema,
  periodTo: businessDateSchema,
  schemeTitle: z.string(),
  attendance: z.array(attendanceOfPostingSchema),
  leaves: z.array(leaveRowSchema),
  spotChecks: z.array(spotCheckRowSchema),
  conduct: z.array(conductRowSchema),
  observations: z.array(observationRowSchema),
  /** Under the scheme of the cycle, by year and duty. */
  duties: z.array(dutyRowSchema),
  /** What is not recorded or left out, one sentence each. */
  notes: z.array(z.string()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const overruleInput = {
  ...recordTarget,
  ...outcomeShape,
  reason: reasonSchema,
  approver: line('批准机关或批准人', 60),
  documentNumber: optionalLine('文号', 60),
};

/** Who takes part, and how far; the figures of the period; grades given later. */
export const eligibilityContract = {
  /**
   * Looks at everybody of a cycle and settles who takes part, as a job; what was overruled stays overruled. Its result
   * is {@link EligibilityRun}. RULE_VIOLATION `not_in_…` once grades are being settled.
   */
  determineEligibility: procedure
    .input(z.object({ cycleId: cycleIdSchema }))
    .output(z.object({ jobId: jobIdSchema })),
  eligibilitySummary: procedure.input(z.object({ cycleId: cycleIdSchema })).output(eligibilitySummarySchema),
  listEligibility: procedure
    .input(
      z.object({
        ...pageInput,
        filter: eligibilityFilterSchema,
        /** Unsorted: in the order of the roster. */
        sort: z
          .array(z.object({ column: z.enum(eligibilitySortColumns), direction: z.enum(['asc', 'desc']) }))
          .max(3)
          .default([]),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(eligibilityRowSchema) })),
  /** One person, explained. RULE_VIOLATION `not_a_person` for a team or unit, which are always graded. */
  getEligibility: procedure.input(z.object({ id: assessmentIdSchema })).output(eligibilityDetailSchema),
  overruleEligibility: procedure.input(z.object(overruleInput)).output(eligibilityDetailSchema),
  withdrawOverrule: procedure
    .input(z.object({ ...recordTarget, reason: reasonSchema }))
    .output(eligibilityDetailSchema),
  /** Grades somebody after all whose grade was withheld, in the same version of the cycle. */
  startResit: procedure
    .input(z.object({ ...recordTarget, reason: reasonSchema, documentNumber: optionalLine('文号', 60) }))
    .output(eligibilityDetailSchema),
  /**
   * Fills the figures of everybody from the records of daily management, as a job. Figures that stand and differ are
   * left and counted unless `overwrite` is set. Its result is {@link FiguresRun}.
   */
  takeFigures: procedure
    .input(z.object({ cycleId: cycleIdSchema, overwrite: z.boolean().default(false) }))
    .output(z.object({ jobId: jobIdSchema })),
  /** The figures of one record beside what the records give. Nothing is written. */
  compareFigures: procedure.input(z.object({ id: assessmentIdSchema })).output(figuresComparisonSchema),
  /** Fills the figures of one record; what stands and differs only with `overwrite`. */
  takeFiguresOf: procedure
    .input(z.object({ ...recordTarget, overwrite: z.boolean().default(false) }))
    .output(assessmentDetailSchema),
  /** What speaks about a record: the right-hand column of the scoring page. */
  evidence: procedure.input(z.object({ id: assessmentIdSchema })).output(evidenceSchema),
};

/** What a finished `determineEligibility` job tells. */
export const eligibilityRunSchema = z.object({
  people: z.number().int(),
  /** Those whose findings or outcome are other than before. */
  changed: z.number().int(),
  /** Records that are proposed or locked: they were left as they are. */
  skipped: z.number().int(),
  unknown: z.number().int(),
});
export type EligibilityRun = z.infer<typeof eligibilityRunSchema>;

/** What a finished `takeFigures` job tells. */
export const figuresRunSchema = z.object({
  people: z.number().int(),
  /** Records in which something was filled in or replaced. */
  filled: z.number().int(),
  /** Records in which a figure stands that differs from the records, and was left. */
  kept: z.array(z.object({ id: assessmentIdSchema, name: z.string(), comparison: figuresComparisonSchema })),
  keptCount: z.number().int(),
  /** People of whom months are not fully recorded. */
  incomplete: z.number().int(),
  /** Records that are proposed or locked: they were left as they are. */
  skipped: z.number().int(),
});
export type FiguresRun = z.infer<typeof figuresRunSchema>;
