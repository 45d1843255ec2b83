import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  cycleIdSchema,
  objectionIdSchema,
  publicityIdSchema,
  townshipIdSchema,
} from '../ids.ts';
import { groundSchema } from '../policy/ground.ts';
import { line, optionalLine, paragraphs, reasonSchema } from '../text.ts';
import {
  assessedObjectSchema,
  assessmentKindSchema,
  assessmentStateSchema,
  cycleStateSchema,
  gradeSchema,
  participationSchema,
  postRoleSchema,
} from '../vocabulary.ts';
import { unitResultsContract } from './assessment-unit-results.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

/** Whose results a notice makes public. */
export const publicityScopes = ['excellent', 'all'] as const;
export const publicityScopeSchema = z.enum(publicityScopes);
export type PublicityScope = z.infer<typeof publicityScopeSchema>;
export const publicityScopeLabels: Record<PublicityScope, string> = {
  excellent: '只公示优秀等次',
  all: '公示全部等次',
};

/** Where a notice stands today. */
export const publicityStages = ['to_come', 'running', 'ended', 'withdrawn'] as const;
export const publicityStageSchema = z.enum(publicityStages);
export type PublicityStage = z.infer<typeof publicityStageSchema>;
export const publicityStageLabels: Record<PublicityStage, string> = {
  to_come: '尚未开始',
  running: '公示中',
  ended: '已期满',
  withdrawn: '已撤回',
};

export const objectionOutcomes = ['upheld', 'partly_upheld', 'not_upheld'] as const;
export const objectionOutcomeSchema = z.enum(objectionOutcomes);
export type ObjectionOutcome = z.infer<typeof objectionOutcomeSchema>;
export const objectionOutcomeLabels: Record<ObjectionOutcome, string> = {
  upheld: '成立',
  partly_upheld: '部分成立',
  not_upheld: '不成立',
};

/** What a person did with the notice of the result. */
export const replyStances = ['agrees', 'objects', 'refused'] as const;
export const replyStanceSchema = z.enum(replyStances);
export type ReplyStance = z.infer<typeof replyStanceSchema>;
export const replyStanceLabels: Record<ReplyStance, string> = {
  agrees: '同意',
  objects: '有不同意见',
  refused: '拒绝签名',
};

/** One result on a notice, as it was when the notice was made. */
export const publicisedSchema = z.object({
  assessmentId: assessmentIdSchema,
  object: assessedObjectSchema,
  name: z.string(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  grade: gradeSchema,
  /** The grade in the words of the person's identity. */
  gradeWord: z.string(),
});
export type Publicised = z.infer<typeof publicisedSchema>;

export const publicityNoticeSchema = z.object({
  id: publicityIdSchema,
  /** The version of the cycle it belongs to. */
  version: z.number().int(),
  stage: publicityStageSchema,
  startsOn: businessDateSchema,
  endsOn: businessDateSchema,
  workingDays: z.number().int(),
  scope: publicityScopeSchema,
  /** How many results it makes public. */
  results: z.number().int(),
  place: z.string(),
  contact: z.string(),
  documentNumber: z.string().nullable(),
  /**
   * What the end would be by the working calendar as it is now; null where that is the same. It differs where days were
   * changed after the notice was made.
   */
  recountedEndsOn: businessDateSchema.nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  withdrawnAt: instantSchema.nullable(),
  withdrawReason: z.string().nullable(),
  objections: z.object({ all: z.number().int(), open: z.number().int() }),
  revision: revisionSchema,
});
export type PublicityNotice = z.infer<typeof publicityNoticeSchema>;

export const cycleOfResultsSchema = z.object({
  id: cycleIdSchema,
  title: z.string(),
  kind: assessmentKindSchema,
  state: cycleStateSchema,
  version: z.number().int(),
});
export type CycleOfResults = z.infer<typeof cycleOfResultsSchema>;

export const publicitySchema = z.object({
  cycle: cycleOfResultsSchema,
  /** Working days it lasts at the least, as arranged for the cycle. */
  minimumDays: z.number().int(),
  /** What the scheme says about it. */
  daysRule: z.object({ sentence: z.string(), ground: groundSchema.nullable() }),
  /** The newest first; those of earlier versions of the cycle too. */
  notices: z.array(publicityNoticeSchema),
});
export type Publicity = z.infer<typeof publicitySchema>;

/** A day between start and end that is not what its weekday says, or on which nobody works. */
const dayBetweenSchema = z.object({
  date: businessDateSchema,
  working: z.boolean(),
  /** 周六, 国庆节, 春节调休上班 … */
  name: z.string(),
});
export type DayBetween = z.infer<typeof dayBetweenSchema>;

export const publicityPreviewSchema = z.object({
  endsOn: businessDateSchema,
  /** Days off in between, and weekend days that are worked. */
  days: z.array(dayBetweenSchema),
  /** Years in between whose arrangement of holidays the program does not know. */
  uncoveredYears: z.array(z.number().int()),
  /** Results that would be made public, by object. */
  results: z.array(z.object({ object: assessedObjectSchema, count: z.number().int() })),
  /** What stands in the way, and what is worth a second look; one sentence each. */
  problems: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type PublicityPreview = z.infer<typeof publicityPreviewSchema>;

export const objectionSchema = z.object({
  id: objectionIdSchema,
  publicityId: publicityIdSchema,
  /** Null: about the whole. */
  about: z.object({ assessmentId: assessmentIdSchema, name: z.string() }).nullable(),
  receivedOn: businessDateSchema,
  /** Received after the publicity had ended. */
  late: z.boolean(),
  /** Null: anonymous. */
  source: z.string().nullable(),
  text: z.string(),
  answer: z
    .object({
      outcome: objectionOutcomeSchema,
      text: z.string(),
      on: businessDateSchema,
      by: z.string(),
    })
    .nullable(),
  /** True where it was upheld and the record has not been opened since. */
  toReopen: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.string(),
  revision: revisionSchema,
});
export type Objection = z.infer<typeof objectionSchema>;

/** How far somebody has been told. */
export const replyStages = ['not_settled', 'to_notify', 'to_sign', 'signed', 'refused'] as const;
export const replyStageSchema = z.enum(replyStages);
export type ReplyStage = z.infer<typeof replyStageSchema>;
export const replyStageLabels: Record<ReplyStage, string> = {
  not_settled: '尚未审定',
  to_notify: '待告知',
  to_sign: '待签名',
  signed: '已签名',
  refused: '拒绝签名',
};

export const resultReplySchema = z.object({
  notifiedOn: businessDateSchema,
  notifiedBy: z.string(),
  stance: replyStanceSchema.nullable(),
  opinion: z.string(),
  /** The day of the signature; where it was refused, of the note. */
  signedOn: businessDateSchema.nullable(),
  refusalNote: z.string().nullable(),
  witness: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
  revision: revisionSchema,
});
export type ResultReply = z.infer<typeof resultReplySchema>;

export const resultRowSchema = z.object({
  assessmentId: assessmentIdSchema,
  revision: revisionSchema,
  name: z.string(),
  role: postRoleSchema,
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  state: assessmentStateSchema,
  participation: participationSchema,
  grade: gradeSchema.nullable(),
  /** 不定等次 for whoever was not graded. */
  gradeWord: z.string(),
  stage: replyStageSchema,
  /** Null: not told yet, or told of an earlier result only. */
  reply: resultReplySchema.nullable(),
  /** True where an earlier result, since reopened, had been told. */
  toldBefore: z.boolean(),
});
export type ResultRow = z.infer<typeof resultRowSchema>;

const resultFilter = {
  cycleId: cycleIdSchema,
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  stage: replyStageSchema.nullable().default(null),
};

/** Publicity, objections, the result told to people and units. */
export const publicityContract = {
  publicity: procedure.input(z.object({ cycleId: cycleIdSchema })).output(publicitySchema),
  /** Counts the end and says what lies in between; nothing is written. */
  previewPublicity: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        startsOn: businessDateSchema,
        workingDays: z.number().int().min(1).max(60),
        scope: publicityScopeSchema,
      }),
    )
    .output(publicityPreviewSchema),
  /** The results on a notice, in the order they stand there. */
  publicisedResults: procedure
    .input(z.object({ publicityId: publicityIdSchema }))
    .output(z.object({ results: z.array(publicisedSchema) })),
  /**
   * Makes the notice and freezes what it shows: settled grades only. After one that has ended, those whose result was
   * not made public yet. RULE_VIOLATION `not_in_publicity`, `publicity_stands`, `objections_open`,
   * `nothing_to_publicise`; INVALID_INPUT for fewer working days than arranged, or a start before the step or
   * before what is shown was settled.
   */
  startPublicity: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        startsOn: businessDateSchema,
        workingDays: z.number().int().min(1, '公示至少 1 个工作日').max(60, '公示不能超过 60 个工作日'),
        scope: publicityScopeSchema,
        place: line('公示地点或方式', 100),
        contact: line('受理异议的单位和电话', 100),
        documentNumber: optionalLine('文号', 60),
      }),
    )
    .output(publicitySchema),
  /** RULE_VIOLATION `not_in_publicity`, `publicity_withdrawn`. */
  withdrawPublicity: procedure
    .input(z.object({ id: publicityIdSchema, revision: revisionSchema, reason: reasonSchema }))
    .output(publicitySchema),
  listObjections: procedure
    .input(z.object({ cycleId: cycleIdSchema }))
    .output(z.object({ objections: z.array(objectionSchema) })),
  /** An objection after the end is recorded too and marked late. */
  recordObjection: procedure
    .input(
      z.object({
        publicityId: publicityIdSchema,
        assessmentId: assessmentIdSchema.nullable(),
        receivedOn: businessDateSchema,
        source: optionalLine('提出人', 60),
        text: paragraphs('异议内容', 2000).pipe(z.string().min(1, '请填写异议内容')),
      }),
    )
    .output(objectionSchema),
  /** Answering again corrects the answer. */
  answerObjection: procedure
    .input(
      z.object({
        id: objectionIdSchema,
        revision: revisionSchema,
        outcome: objectionOutcomeSchema,
        text: paragraphs('答复内容', 2000).pipe(z.string().min(1, '请填写答复内容')),
        answeredOn: businessDateSchema,
      }),
    )
    .output(objectionSchema),
  /** People and how far they have been told; whoever does not take part is left out. */
  results: procedure.input(z.object({ ...resultFilter, ...pageInput })).output(
    z.object({
      cycle: cycleOfResultsSchema,
      total: z.number().int(),
      rows: z.array(resultRowSchema),
      /** Of the whole cycle. */
      stages: z.record(replyStageSchema, z.number().int()),
      townships: z.array(z.object({ id: townshipIdSchema, name: z.string() })),
    }),
  ),
  /**
   * Records that these people were told on a day, all or nothing; null: everybody who is still to be told.
   * RULE_VIOLATION `not_in_final`, `nobody_to_notify`, `cannot_notify` with the names; INVALID_INPUT for the day.
   */
  notifyResults: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        records: z
          .array(z.object({ id: assessmentIdSchema, revision: revisionSchema }))
          .min(1)
          .max(500)
          .nullable(),
        notifiedOn: businessDateSchema,
      }),
    )
    .output(z.object({ notified: z.number().int() })),
  /**
   * What the person says to the result, or that they would not sign; saving again corrects it. `revision` is the
   * reply's. RULE_VIOLATION `not_in_final`, `not_notified`; INVALID_INPUT for what is missing and for the days.
   */
  recordReply: procedure
    .input(
      z.object({
        assessmentId: assessmentIdSchema,
        revision: revisionSchema,
        notifiedOn: businessDateSchema,
        stance: replyStanceSchema.nullable(),
        opinion: paragraphs('本人意见', 2000),
        signedOn: businessDateSchema.nullable(),
        refusalNote: optionalLine('拒绝签名的说明', 300),
        witness: optionalLine('见证人', 60),
      }),
    )
    .output(resultRowSchema),
  ...unitResultsContract,
};
