import * as z from 'zod';
import { accountabilityKindSchema, followUpKindSchema, followUpResultSchema } from '../case-vocabulary.ts';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  accountabilityIdSchema,
  caseIdSchema,
  followUpIdSchema,
  nominationIdSchema,
  personIdSchema,
  postingIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { groundSchema, ruleCodeSchema } from '../policy/ground.ts';
import { preCheckSchema } from '../roster/pre-check.types.ts';
import { line, optionalLine, optionalParagraphs, reasonSchema, requiredParagraphs } from '../text.ts';
import { gradeSchema, nominationStateSchema, participationSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { caseEffectSchema, followUpOrderSchema } from './recall-case.ts';
import { postingRowSchema } from './roster-records.ts';

const voided = {
  createdAt: instantSchema,
  createdBy: z.string(),
  /** Null while it stands. */
  voidReason: z.string().nullable(),
};

/** Something that has to be done after a decision, or beside a recall, and what came of it. */
export const followUpSchema = z.object({
  id: followUpIdSchema,
  kind: followUpKindSchema,
  title: z.string(),
  organ: z.string(),
  startedOn: businessDateSchema,
  dueOn: businessDateSchema.nullable(),
  /** Whether it is open after its last day. */
  overdue: z.boolean(),
  /** Days until its last day, negative once that is over; null where it has none or is not open. */
  daysLeft: z.number().int().nullable(),
  result: followUpResultSchema.nullable(),
  finishedOn: businessDateSchema.nullable(),
  finding: z.string().nullable(),
  /** Of the paper that says what came of it. */
  documentNumber: z.string().nullable(),
  ...voided,
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** Which case something belongs to, for lists across cases. */
export const caseNamesSchema = z.object({
  id: caseIdSchema,
  number: z.string(),
  personId: personIdSchema,
  personName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
});
export type CaseNames = z.infer<typeof caseNamesSchema>;

/** What somebody writes down about a talk, or about who was held to account. */
export const accountabilityInputSchema = z.object({
  kind: accountabilityKindSchema,
  /** Who was talked with, or which unit or leader was held to account. */
  object: line('对象', 100),
  /** The organ that talked, or that held to account. */
  organ: line('机关', 60),
  /** Who talked, or who handled it. */
  conductedBy: line('谈话人或经办人', 60),
  on: businessDateSchema,
  place: optionalLine('地点', 60).default(null),
  content: requiredParagraphs('内容', 5000),
  /** What the other side said or promised. */
  reply: optionalParagraphs('表态', 3000).default(null),
  documentNumber: optionalLine('文号', 60).default(null),
});
export type AccountabilityInput = z.infer<typeof accountabilityInputSchema>;

export const accountabilitySchema = z.object({
  id: accountabilityIdSchema,
  kind: accountabilityKindSchema,
  object: z.string(),
  organ: z.string(),
  conductedBy: z.string(),
  on: businessDateSchema,
  place: z.string().nullable(),
  content: z.string(),
  reply: z.string().nullable(),
  documentNumber: z.string().nullable(),
  ...voided,
});
export type Accountability = z.infer<typeof accountabilitySchema>;

/**
 * How far the records of the case bear out what the scheme says of the aftermath. `borne_out`: a signal, trigger or
 * measure of the case rests on the same clause; `check`: a rule of its triggers does, but the case has no such signal;
 * `named`: the scheme names it, and people judge.
 */
export const adviceStandings = ['borne_out', 'check', 'named'] as const;
export const adviceStandingLabels: Record<(typeof adviceStandings)[number], string> = {
  borne_out: '本案符合',
  check: '请核对',
  named: '由机关判断',
};

/** What a scheme says that follows a recall, held against a case. It suggests; people decide. */
export const accountabilityAdviceSchema = z.object({
  code: ruleCodeSchema,
  /** What the scheme says, in its words. */
  text: z.string(),
  /** What it asks to be recorded; null for what is recorded elsewhere, a successor for instance. */
  kind: accountabilityKindSchema.nullable(),
  standing: z.enum(adviceStandings),
  /** Why, a sentence. */
  sentence: z.string(),
  ground: groundSchema,
  /** Records of that kind in the case that are not voided. */
  recorded: z.number().int(),
});
export type AccountabilityAdvice = z.infer<typeof accountabilityAdviceSchema>;

/** How the days of the recalled person and of the successor meet; `days` is never negative. */
export const successorGapSchema = z.object({
  /**
   * `on_post`: the recalled person still is; `overlap`: both were there for `days`; `seamless`: one came the day after
   * the other left; `gap`: nobody was for `days`; `empty`: nobody has been for `days` until today; `left_again`: the
   * successor came and has left, and nobody has been for `days`.
   */
  kind: z.enum(['on_post', 'overlap', 'seamless', 'gap', 'empty', 'left_again']),
  days: z.number().int().min(0),
  /** First day without the recalled person; null while on post. */
  emptySince: businessDateSchema.nullable(),
});
export type SuccessorGap = z.infer<typeof successorGapSchema>;

/** What is to be done next so that the post is filled. */
export const successorActions = ['open_post', 'nominate', 'go_on', 'arrive', 'hand_over', 'none'] as const;
export type SuccessorAction = (typeof successorActions)[number];

/** Who follows the recalled person, and how the village stands meanwhile. */
export const caseSuccessorSchema = z.object({
  post: postingRowSchema,
  handedOverOn: businessDateSchema.nullable(),
  gap: successorGapSchema,
  /** The gap in words, e.g. `已空缺 12 天`. */
  gapSentence: z.string(),
  /** The posting that was opened to succeed; null: none was. */
  successor: postingRowSchema.nullable(),
  /** Nominations for it that wait for something, with the check of the scheme under which they were made. */
  nominations: z.array(
    z.object({
      id: nominationIdSchema,
      personId: personIdSchema,
      personName: z.string(),
      role: postRoleSchema,
      state: nominationStateSchema,
      plannedStart: businessDateSchema.nullable(),
      preCheck: preCheckSchema,
      /** Effects of a recall that the candidate is under today. */
      effects: z.array(caseEffectSchema),
    }),
  ),
  /** 压茬交接: whether the scheme asks that the successor arrives first; null where it is silent. */
  overlapRequired: z.boolean().nullable(),
  overlapGround: groundSchema.nullable(),
  village: z.object({
    id: villageIdSchema,
    name: z.string(),
    /** Others who are on post in the village today. */
    others: z.array(
      z.object({ personId: personIdSchema, personName: z.string(), role: postRoleSchema.nullable() }),
    ),
    /** Whether nobody is on post in the village today. */
    empty: z.boolean(),
    sentence: z.string(),
  }),
  /** What to do next. The page links to where it is done. */
  next: z.object({
    action: z.enum(successorActions),
    sentence: z.string(),
    /** The posting at which it is done; null where nothing is to be done. */
    postingId: postingIdSchema.nullable(),
    /** The nomination that goes on, for `go_on` and `arrive`. */
    nominationId: nominationIdSchema.nullable(),
  }),
});
export type CaseSuccessor = z.infer<typeof caseSuccessorSchema>;

/** An effect as it stands today. */
export const runningEffectSchema = caseEffectSchema.extend({
  /** Days that it still holds, today included; 0 once it is over. */
  daysLeft: z.number().int(),
  /** `ending`: within {@link effectNoticeDays} days. */
  state: z.enum(['running', 'ending', 'over']),
});
export type RunningEffect = z.infer<typeof runningEffectSchema>;

/** How long before an effect ends, and after it has ended, somebody is reminded of it, in days. */
export const effectNoticeDays = 30;

/** What a recall means for the assessment of its year, by the scheme. */
export const recallAssessmentSchema = z.object({
  year: z.number().int(),
  participation: participationSchema,
  /** Best grade; null without a cap. */
  cap: gradeSchema.nullable(),
  sentence: z.string(),
  /** Why a recall counts, and where its consequence comes from. */
  ground: groundSchema,
  outcomeGround: groundSchema,
});
export type RecallAssessment = z.infer<typeof recallAssessmentSchema>;

const caseAt = { id: caseIdSchema, revision: revisionSchema };
const written = z.object({ id: caseIdSchema, revision: revisionSchema });
const ofCase = z.object({ caseId: caseIdSchema });

/**
 * What follows a decision. Everything is for those who may read the case only: `getCase`. Writes are refused once the
 * case has ended (RULE_VIOLATION `case_ended`).
 */
export const consequencesContract = {
  /** Of one case, voided ones too: open ones first, by their last day. */
  followUpsOf: procedure.input(ofCase).output(z.object({ followUps: z.array(followUpSchema) })),
  /** Open ones of all cases that the reader may read, by their last day, those without one at the end. */
  listFollowUps: procedure.input(z.object({ ...pageInput, onlyOverdue: z.boolean().default(false) })).output(
    z.object({
      total: z.number().int(),
      /** Among all, whatever was asked for. */
      overdue: z.number().int(),
      rows: z.array(z.object({ case: caseNamesSchema, followUp: followUpSchema })),
    }),
  ),
  /** Beside those that a decision orders. INVALID_INPUT for dates out of order. */
  addFollowUp: procedure
    .input(
      z.object({
        ...caseAt,
        followUp: followUpOrderSchema.extend({ startedOn: businessDateSchema }),
      }),
    )
    .output(written.extend({ followUpId: followUpIdSchema })),
  /** RULE_VIOLATION `follow_up_closed`; INVALID_INPUT `finishedOn`. */
  finishFollowUp: procedure
    .input(
      z.object({
        ...caseAt,
        followUpId: followUpIdSchema,
        result: followUpResultSchema,
        finishedOn: businessDateSchema,
        finding: requiredParagraphs('落实情况', 2000),
        documentNumber: optionalLine('文号', 60).default(null),
      }),
    )
    .output(written),
  /** For one recorded by mistake, finished ones too. RULE_VIOLATION `already_void`. */
  voidFollowUp: procedure
    .input(z.object({ ...caseAt, followUpId: followUpIdSchema, reason: reasonSchema }))
    .output(written),

  /** In the order of their days, voided ones too. */
  accountabilityOf: procedure.input(ofCase).output(z.object({ records: z.array(accountabilitySchema) })),
  /** What the scheme says that follows, held against the case. Empty where it names nothing. */
  accountabilityAdvice: procedure
    .input(ofCase)
    .output(z.object({ advice: z.array(accountabilityAdviceSchema) })),
  /** INVALID_INPUT `on` for a day to come, or before the person came to the post. */
  recordAccountability: procedure
    .input(z.object({ ...caseAt, record: accountabilityInputSchema }))
    .output(written.extend({ accountabilityId: accountabilityIdSchema })),
  /** RULE_VIOLATION `already_void`; `state_rests` for the only talk once the case stands on it. */
  voidAccountability: procedure
    .input(z.object({ ...caseAt, accountabilityId: accountabilityIdSchema, reason: reasonSchema }))
    .output(written),

  caseSuccessor: procedure.input(ofCase).output(caseSuccessorSchema),

  /** Effects of the decision as they stand today, and what the scheme says of the assessment of the year. */
  caseEffects: procedure.input(ofCase).output(
    z.object({
      /** None before the decision, against a recall, and in a case that was withdrawn. */
      effects: z.array(runningEffectSchema),
      /** Why there are none; null where there are. */
      none: z.string().nullable(),
      /** Null where the scheme says nothing of recalled people, or nobody is recalled in this case. */
      assessment: recallAssessmentSchema.nullable(),
    }),
  ),
  /** Effects of decided recalls that end within so many days, or ended so many days ago; the earliest end first. */
  effectsEnding: procedure
    .input(z.object({ ...pageInput, withinDays: z.number().int().min(0).max(366).default(effectNoticeDays) }))
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(z.object({ case: caseNamesSchema, effect: runningEffectSchema })),
      }),
    ),
  /** Effects of decided recalls that a person is under today. */
  effectsOfPerson: procedure.input(z.object({ personId: personIdSchema })).output(
    z.object({
      effects: z.array(
        z.object({
          caseId: caseIdSchema,
          caseNumber: z.string(),
          decidedOn: businessDateSchema,
          effect: runningEffectSchema,
        }),
      ),
    }),
  ),
};
