import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { assessmentIdSchema, cycleIdSchema, unitIdSchema } from '../ids.ts';
import { groundSchema } from '../policy/ground.ts';
import { optionalLine } from '../text.ts';
import {
  assessmentKindSchema,
  cycleStateSchema,
  gradeSchema,
  participationSchema,
  postRoleSchema,
} from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

const settledGrade = {
  assessmentId: assessmentIdSchema,
  /** False while the record is not settled, or is open again. */
  settled: z.boolean(),
  grade: gradeSchema.nullable(),
  /** 不定等次 for whoever was not graded, 尚未审定 while it is not settled. */
  gradeWord: z.string(),
};

/** One of the people whom a unit sent. */
export const unitPersonSchema = z.object({
  ...settledGrade,
  name: z.string(),
  role: postRoleSchema,
  townshipName: z.string(),
  villageName: z.string(),
  participation: participationSchema,
});
export type UnitPerson = z.infer<typeof unitPersonSchema>;

/** A team that the unit stands behind. */
export const unitTeamSchema = z.object({
  ...settledGrade,
  townshipName: z.string(),
  villageName: z.string(),
  /** The unit leads those behind the team. */
  leading: z.boolean(),
  members: z.array(z.string()),
});
export type UnitTeam = z.infer<typeof unitTeamSchema>;

/** `changed`: told, but a result was settled anew since. */
export const feedbackStages = ['not_settled', 'to_send', 'changed', 'sent', 'receipt'] as const;
export const feedbackStageSchema = z.enum(feedbackStages);
export type FeedbackStage = z.infer<typeof feedbackStageSchema>;
export const feedbackStageLabels: Record<FeedbackStage, string> = {
  not_settled: '尚未审定',
  to_send: '待反馈',
  changed: '结果有变，待重新反馈',
  sent: '待回执',
  receipt: '已有回执',
};

export const unitFeedbackSchema = z.object({
  /** Letters to the unit about this cycle are counted from 1. */
  version: z.number().int(),
  sentOn: businessDateSchema,
  documentNumber: z.string().nullable(),
  receiptOn: businessDateSchema.nullable(),
  receipt: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  revision: revisionSchema,
});
export type UnitFeedback = z.infer<typeof unitFeedbackSchema>;

export const unitResultSchema = z.object({
  unitId: unitIdSchema,
  unitName: z.string(),
  people: z.array(unitPersonSchema),
  /** Teams that the unit leads first. */
  teams: z.array(unitTeamSchema),
  /** The assessment of the unit itself; null where it is not assessed. */
  own: z.object(settledGrade).nullable(),
  /** What the teams' results mean for the unit, in a sentence; null where the scheme draws nothing from them. */
  assistance: z.string().nullable(),
  stage: feedbackStageSchema,
  /** The last letter. */
  feedback: unitFeedbackSchema.nullable(),
});
export type UnitResult = z.infer<typeof unitResultSchema>;

/** A rule of the scheme in a sentence; `ground` is null where the scheme is silent. */
export const unitRuleSchema = z.object({
  /** Null where the scheme is silent, or the rule is about another kind of assessment. */
  value: z.boolean().nullable(),
  sentence: z.string(),
  ground: groundSchema.nullable(),
});
export type UnitRule = z.infer<typeof unitRuleSchema>;

const unitFilter = {
  cycleId: cycleIdSchema,
  text: z.string().max(60).default(''),
  stage: feedbackStageSchema.nullable().default(null),
};

/** What the assessment means for the dispatching units, and what they have been told. */
export const unitResultsContract = {
  unitResults: procedure.input(z.object({ ...unitFilter, ...pageInput })).output(
    z.object({
      cycle: z.object({ title: z.string(), kind: assessmentKindSchema, state: cycleStateSchema }),
      /** The grade here is the grade in the unit, and 优秀 does not use up the unit's quota. */
      sameGrade: unitRuleSchema,
      /** The team's result is that of the units behind it. */
      dualAssessment: unitRuleSchema,
      total: z.number().int(),
      rows: z.array(unitResultSchema),
      /** Of the whole cycle. */
      stages: z.record(feedbackStageSchema, z.number().int()),
    }),
  ),
  /**
   * Records that letters were sent on a day, all or nothing; null: to every unit that is still to be told.
   * RULE_VIOLATION `not_in_final`, `no_unit_to_tell`, `cannot_send` with the names; INVALID_INPUT for the day.
   */
  recordFeedback: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        unitIds: z.array(unitIdSchema).min(1).max(500).nullable(),
        sentOn: businessDateSchema,
        documentNumber: optionalLine('文号', 60),
      }),
    )
    .output(z.object({ sent: z.number().int() })),
  /** Corrects the last letter and records what the unit answered; `revision` is the letter's. */
  saveFeedback: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        unitId: unitIdSchema,
        revision: revisionSchema,
        sentOn: businessDateSchema,
        documentNumber: optionalLine('文号', 60),
        receiptOn: businessDateSchema.nullable(),
        receipt: optionalLine('回执内容', 300),
      }),
    )
    .output(unitResultSchema),
};
