import * as z from 'zod';
import { cycleDirections } from '../assessment/cycle-states.ts';
import { businessDateSchema, instantSchema, yearSchema } from '../dates.ts';
import { assessmentIdSchema, cycleIdSchema, postingIdSchema, schemeVersionIdSchema } from '../ids.ts';
import { pointsSchema } from '../points.ts';
import { weightSchema } from '../policy/scheme.ts';
import { line, optionalLine, reasonSchema } from '../text.ts';
import {
  assessedObjectSchema,
  assessmentKindSchema,
  cycleStateSchema,
  gradeSchema,
  participationSchema,
  poolSchema,
  roleSchema,
} from '../vocabulary.ts';
import { procedure, revisionSchema } from './base.ts';

export const cycleSchema = z.object({
  id: cycleIdSchema,
  year: yearSchema,
  kind: assessmentKindSchema,
  /** 1 for the annual one; regular and end-of-term ones of a year are counted. */
  ordinal: z.number().int(),
  state: cycleStateSchema,
  /** Counts up with every reopening of the whole cycle. */
  version: z.number().int(),
  title: z.string(),
  schemeVersionId: schemeVersionIdSchema,
  schemeTitle: z.string(),
  periodFrom: businessDateSchema,
  periodTo: businessDateSchema,
  plannedAt: instantSchema,
  plannedBy: z.string(),
  /** Null while it is planned. */
  openedAt: instantSchema.nullable(),
  openedBy: z.string().nullable(),
  counts: z.object({
    all: z.number().int(),
    scored: z.number().int(),
    proposed: z.number().int(),
    locked: z.number().int(),
    /** Of the locked ones, those of people: each has a form to be made. */
    lockedPeople: z.number().int(),
  }),
  revision: revisionSchema,
});
export type Cycle = z.infer<typeof cycleSchema>;

/** What was arranged for a cycle. */
export const cycleSettingsSchema = z.object({
  objects: z.array(assessedObjectSchema).min(1),
  /** Names of the scorers of the committee; a scorer is its place in the list, from 1. */
  scorers: z.array(z.string()).min(1),
  ballotEntry: z.enum(['single', 'double']),
  /** Hundredths of a percent; null: nobody has said. */
  excellentRatio: z.number().int().nullable(),
  ratioDocumentNumber: z.string().nullable(),
  /** Working days that the publicity lasts at the least. */
  publicityDays: z.number().int(),
  leadOrgan: z.string().nullable(),
  documentNumber: z.string().nullable(),
});
export type CycleSettings = z.infer<typeof cycleSettingsSchema>;

/** A step that was taken. */
export const cycleStepSchema = z.object({
  /** From 1, without gaps. */
  sequence: z.number().int(),
  /** The version of the cycle that the step was taken in; reopening is the last of its version. */
  version: z.number().int(),
  direction: z.enum(cycleDirections),
  from: cycleStateSchema,
  to: cycleStateSchema,
  onDate: businessDateSchema,
  documentNumber: z.string().nullable(),
  reason: z.string().nullable(),
  at: instantSchema,
  by: z.string(),
});
export type TakenStep = z.infer<typeof cycleStepSchema>;

/** What stands in the way of a step. */
export const blockerSchema = z.object({
  code: z.string(),
  /** A sentence with number and first names. */
  message: z.string(),
  /** At most twenty. */
  names: z.array(z.string()),
  count: z.number().int(),
  /** May be passed over with a reason. */
  waivable: z.boolean(),
});
export type Blocker = z.infer<typeof blockerSchema>;

/** A step that may be taken from where the cycle is. */
export const nextStepSchema = z.object({
  direction: z.enum(cycleDirections),
  to: cycleStateSchema,
  /** Who may take it. */
  roles: z.array(roleSchema),
  blockers: z.array(blockerSchema),
  /** What follows from it besides the state, one sentence each. */
  consequences: z.array(z.string()),
});
export type NextStep = z.infer<typeof nextStepSchema>;

export const cycleDetailSchema = cycleSchema.extend({
  settings: cycleSettingsSchema,
  /** Chosen postings of an end-of-term assessment that is still planned. */
  postingIds: z.array(postingIdSchema),
  /** Oldest first. */
  steps: z.array(cycleStepSchema),
  /** Versions that were reopened, newest first. */
  versions: z.array(
    z.object({
      version: z.number().int(),
      sha256: z.string(),
      reopenedAt: instantSchema,
      reopenedBy: z.string(),
      reopenReason: z.string(),
    }),
  ),
  nextSteps: z.array(nextStepSchema),
});
export type CycleDetail = z.infer<typeof cycleDetailSchema>;

const byGrade = z.record(gradeSchema, z.number().int());

/** What is kept of a cycle when it is reopened as a whole; each locked record is kept whole beside it. */
export const keptCycleSchema = z.object({
  title: z.string(),
  year: yearSchema,
  kind: assessmentKindSchema,
  version: z.number().int(),
  state: cycleStateSchema,
  schemeVersionId: schemeVersionIdSchema,
  periodFrom: businessDateSchema,
  periodTo: businessDateSchema,
  settings: cycleSettingsSchema,
  steps: z.array(cycleStepSchema),
  /** Pools as they were locked, by sequence. */
  locks: z.array(
    z.object({
      pool: poolSchema,
      size: z.number().int(),
      quota: z.number().int().nullable(),
      before: z.unknown(),
      after: z.unknown(),
      override: z.unknown(),
      lockedAt: instantSchema,
      lockedBy: z.string(),
      unlockedAt: instantSchema.nullable(),
      unlockReason: z.string().nullable(),
    }),
  ),
  /** Final grades by pool. */
  distribution: z.array(z.object({ pool: poolSchema, grades: byGrade, withoutGrade: z.number().int() })),
  records: z.array(
    z.object({
      id: assessmentIdSchema,
      name: z.string(),
      object: assessedObjectSchema,
      pool: poolSchema,
      participation: participationSchema,
      total: pointsSchema.nullable(),
      finalGrade: gradeSchema.nullable(),
      /** Number of the record's kept version and its hash. */
      version: z.number().int(),
      sha256: z.string(),
    }),
  ),
});
export type KeptCycle = z.infer<typeof keptCycleSchema>;

/** Whom a cycle would assess if it were opened now. */
export const participantPreviewSchema = z.object({
  counts: z.array(z.object({ object: assessedObjectSchema, pool: poolSchema, count: z.number().int() })),
  /** People who lack what the assessment rests on; the cycle cannot be opened before they are completed. */
  incomplete: z.array(
    z.object({ postingId: postingIdSchema, name: z.string(), lacking: z.array(z.string()) }),
  ),
  /** Postings of people who are assessed on another one. */
  leftOut: z.array(
    z.object({
      postingId: postingIdSchema,
      name: z.string(),
      villageName: z.string(),
      startDate: businessDateSchema,
      endDate: businessDateSchema.nullable(),
    }),
  ),
  /** Chosen objects that the scheme has no template for; the cycle cannot be opened with them. */
  withoutTemplate: z.array(assessedObjectSchema),
});
export type ParticipantPreview = z.infer<typeof participantPreviewSchema>;

const whom = {
  kind: assessmentKindSchema,
  year: yearSchema,
  schemeVersionId: schemeVersionIdSchema,
  /** The year where left out. */
  periodFrom: businessDateSchema.optional(),
  periodTo: businessDateSchema.optional(),
  /** Everything that the scheme has a template for where left out. */
  objects: z.array(assessedObjectSchema).min(1, '请至少选择一类考核对象').max(4).optional(),
  /** Postings that an end-of-term assessment is about; other kinds go by the period. */
  postingIds: z.array(postingIdSchema).max(10_000).default([]),
};

const settings = {
  title: line('考核名称', 60),
  scorers: z
    .array(line('评分人', 20))
    .min(1, '请至少填写一位评分人')
    .max(30, '评分人不能超过 30 位')
    .refine((names) => new Set(names).size === names.length, '评分人不能重名'),
  ballotEntry: z.enum(['single', 'double']),
  excellentRatio: weightSchema.nullable(),
  ratioDocumentNumber: optionalLine('优秀比例依据文号', 60),
  publicityDays: z.number().int().min(1, '公示至少 1 个工作日').max(60, '公示不能超过 60 个工作日'),
  leadOrgan: optionalLine('牵头单位', 60),
  documentNumber: optionalLine('考核通知文号', 60),
};

const target = { id: cycleIdSchema, revision: revisionSchema };

/** Cycles and their way from plan to archive. */
export const cycleContract = {
  /** The latest year first; within it annual, end-of-term and regular ones in their order. */
  listCycles: procedure.output(z.object({ cycles: z.array(cycleSchema) })),
  getCycle: procedure.input(z.object({ id: cycleIdSchema })).output(cycleDetailSchema),
  /** A version that was reopened, as it was. */
  cycleVersion: procedure
    .input(z.object({ id: cycleIdSchema, version: z.number().int().min(1) }))
    .output(z.object({ sha256: z.string(), content: keptCycleSchema })),
  /** Counts whom a cycle would assess, before or after it is planned. Nothing is written. */
  previewParticipants: procedure.input(z.object(whom)).output(participantPreviewSchema),
  /**
   * Plans a cycle. What is left out follows the scheme, or else: one scorer 考核组, double entry, five working days.
   * RULE_VIOLATION `cycle_exists` for a second annual one, `no_template`, `no_postings`.
   */
  planCycle: procedure
    .input(
      z.object({
        ...whom,
        title: settings.title,
        scorers: settings.scorers.default(['考核组']),
        ballotEntry: settings.ballotEntry.default('double'),
        excellentRatio: settings.excellentRatio.optional(),
        ratioDocumentNumber: settings.ratioDocumentNumber.default(null),
        publicityDays: settings.publicityDays.optional(),
        leadOrgan: settings.leadOrgan.optional(),
        documentNumber: settings.documentNumber.default(null),
      }),
    )
    .output(cycleDetailSchema),
  /**
   * Changes what was arranged; what is left out stays. While planned: anything but the kind. Later: scorers are added
   * or, until scoring is over, renamed (`scorer_has_scores`), the lead organ and the document number; the ratio with a
   * reason while no pool is locked (`reason_required`, `pool_locked`), up or away with a document (`document_required`). Anything else is refused with `settings_fixed`.
   */
  reviseCycle: procedure
    .input(
      z.object({
        ...target,
        year: whom.year.optional(),
        schemeVersionId: whom.schemeVersionId.optional(),
        periodFrom: whom.periodFrom,
        periodTo: whom.periodTo,
        objects: whom.objects,
        postingIds: z.array(postingIdSchema).max(10_000).optional(),
        ...z.object(settings).partial().shape,
        reason: reasonSchema.nullable().default(null),
      }),
    )
    .output(cycleDetailSchema),
  /** Takes a planned cycle away; RULE_VIOLATION `not_in_draft` for any other. */
  discardCycle: procedure.input(z.object(target)).output(z.object({})),
  /**
   * Takes the next step. Opening freezes the participants. RULE_VIOLATION `illegal_step`, or the code of the first
   * blocker, all of them in the message; what may be passed over is, when a reason is given. FORBIDDEN for a role that
   * does not take this step.
   */
  stepCycle: procedure
    .input(
      z.object({
        ...target,
        to: cycleStateSchema,
        onDate: businessDateSchema,
        documentNumber: optionalLine('文号', 60).default(null),
        reason: reasonSchema.nullable().default(null),
      }),
    )
    .output(cycleDetailSchema),
  /** One step back, with a reason. */
  stepCycleBack: procedure.input(z.object({ ...target, reason: reasonSchema })).output(cycleDetailSchema),
  /** Opens a finished cycle again; its version is kept whole. */
  reopenCycle: procedure
    .input(z.object({ ...target, to: cycleStateSchema.extract(['review', 'scoring']), reason: reasonSchema }))
    .output(cycleDetailSchema),
};
