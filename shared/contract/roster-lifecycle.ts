import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  earlyChangeIdSchema,
  nominationIdSchema,
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
} from '../ids.ts';
import { groundSchema } from '../policy/ground.ts';
import { selectionActs } from '../policy/posting-rules.ts';
import { preCheckSchema } from '../roster/pre-check.types.ts';
import { line, optionalLine, paragraphs, reasonSchema } from '../text.ts';
import { nominationStateSchema, postingEndKindSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { personInputSchema, personSchema, postingRowSchema, postingStageSchema } from './roster-records.ts';

const documentNumber = optionalLine('文号', 60).default(null);
const opinion = optionalLine('意见', 500).default(null);

/** What came of a step. `not_applicable`: its condition is not met; the opinion says why. */
export const stepOutcomes = ['passed', 'refused', 'not_applicable'] as const;
export const stepOutcomeSchema = z.enum(stepOutcomes);
export type StepOutcome = z.infer<typeof stepOutcomeSchema>;
export const stepOutcomeLabels: Record<StepOutcome, string> = {
  passed: '通过',
  refused: '未通过',
  not_applicable: '不需要此步骤',
};

/** A step of the scheme as one nomination or early change goes through it. */
export const procedureStepSchema = z.object({
  code: z.string(),
  /** The body that the scheme names; null where it names none and the body is typed in when the step is recorded. */
  organ: z.string().nullable(),
  act: z.enum(selectionActs),
  /** When the step is asked for, in the words of the notice; null: always. */
  condition: z.string().nullable(),
  /** Whether it is asked for here; null: not known, so that whoever records it says so. */
  applies: z.boolean().nullable(),
  done: z
    .object({
      on: businessDateSchema,
      /** Body or person that acted. */
      by: z.string(),
      documentNumber: z.string().nullable(),
      opinion: z.string().nullable(),
      outcome: stepOutcomeSchema,
      recordedAt: instantSchema,
      recordedBy: z.string(),
    })
    .nullable(),
});
export type ProcedureStep = z.infer<typeof procedureStepSchema>;

const procedureFacts = {
  scheme: z.object({ id: schemeVersionIdSchema, title: z.string(), version: z.number().int() }),
  /** The clause that names the steps; null where the scheme is silent and the usual steps stand in. */
  stepsGround: groundSchema.nullable(),
  /** What the scheme says about its silence. */
  stepsNote: z.string().nullable(),
  steps: z.array(procedureStepSchema),
  /** Code of the step that is next; null when none is left or it is closed. */
  nextStep: z.string().nullable(),
  closingReason: z.string().nullable(),
  createdAt: instantSchema,
};

export const nominationSchema = z.object({
  id: nominationIdSchema,
  revision: revisionSchema,
  posting: postingRowSchema,
  personId: personIdSchema,
  personName: z.string(),
  role: postRoleSchema,
  state: nominationStateSchema,
  /** True for a person who was put on the post without the steps; the check then only informs. */
  direct: z.boolean(),
  proposedOn: businessDateSchema,
  plannedStart: businessDateSchema.nullable(),
  ...procedureFacts,
  /** The step before which the check stands. */
  checkBeforeStep: z.string().nullable(),
  /** As of today while open and not passed; as it was when the step was recorded afterwards. */
  preCheck: preCheckSchema,
  preCheckFrozen: z.boolean(),
  overrideReason: z.string().nullable(),
});
export type Nomination = z.infer<typeof nominationSchema>;

export const earlyChangeStates = ['applied', 'approved', 'refused', 'withdrawn', 'carried_out'] as const;
export const earlyChangeStateSchema = z.enum(earlyChangeStates);
export type EarlyChangeState = z.infer<typeof earlyChangeStateSchema>;
export const earlyChangeStateLabels: Record<EarlyChangeState, string> = {
  applied: '审批中',
  approved: '已批准，待离岗',
  refused: '未批准',
  withdrawn: '已撤回',
  carried_out: '已离岗',
};

export const earlyChangeSchema = z.object({
  id: earlyChangeIdSchema,
  revision: revisionSchema,
  postingId: postingIdSchema,
  state: earlyChangeStateSchema,
  reasonKind: z.string(),
  reason: z.string(),
  evidence: z.string(),
  appliedOn: businessDateSchema,
  ...procedureFacts,
  /** Whether the scheme asks for a successor before it is approved. */
  successorRequired: z.boolean(),
  /** Named in the application, or else the candidate for the post that was opened to succeed this one. */
  successor: z
    .object({
      nominationId: nominationIdSchema,
      postingId: postingIdSchema,
      personName: z.string(),
      state: nominationStateSchema,
      passedPreCheck: z.boolean(),
    })
    .nullable(),
});
export type EarlyChange = z.infer<typeof earlyChangeSchema>;

const neighbourSchema = z.object({
  postingId: postingIdSchema,
  personName: z.string().nullable(),
  unitName: z.string(),
  stage: postingStageSchema,
  startDate: businessDateSchema.nullable(),
  endDate: businessDateSchema.nullable(),
});

/** What a posting has beyond its row in the list. */
export const postingLifeSchema = z.object({
  predecessor: neighbourSchema.nullable(),
  successor: neighbourSchema.nullable(),
  handedOverOn: businessDateSchema.nullable(),
  endKind: postingEndKindSchema.nullable(),
  endReason: z.string().nullable(),
  endDocumentNumber: z.string().nullable(),
  /** Tenths of a kilometre between home unit and village, one way. */
  distanceTenths: z.number().int().nullable(),
  /** First day on which the scheme's minimum term is over; null where it states none or nobody is posted. */
  termFullOn: businessDateSchema.nullable(),
  termYears: z.number().int().nullable(),
  termGround: groundSchema.nullable(),
  /** 压茬交接: whether the scheme asks that the successor arrives first; null where it is silent. */
  overlapRequired: z.boolean().nullable(),
  overlapGround: groundSchema.nullable(),
  /** Reasons that the scheme admits for an early change, in its words; empty where it is silent. */
  earlyChangeReasons: z.array(z.string()),
  earlyChangeGround: groundSchema.nullable(),
});
export type PostingLife = z.infer<typeof postingLifeSchema>;

const stepInput = {
  revision: revisionSchema,
  stepCode: z.string().max(60),
  doneOn: businessDateSchema,
  by: line('办理单位', 60),
  documentNumber,
  opinion,
  outcome: stepOutcomeSchema,
};

/** From the nomination to the end of a posting. */
export const rosterLifecycleContract = {
  /** A person with everything the roster knows about them, postings newest first. */
  getPerson: procedure.input(z.object({ id: personIdSchema })).output(
    z.object({
      person: personSchema,
      postings: z.array(postingRowSchema.extend({ life: postingLifeSchema })),
      /** Newest first, closed ones too. */
      nominations: z.array(nominationSchema),
      openNomination: nominationSchema.nullable(),
      /** The one that is running, for the posting they are on. */
      earlyChange: earlyChangeSchema.nullable(),
    }),
  ),
  /** People who were or are to be posted, as their names or numbers say; at most 20, for a field to pick one. */
  findPeople: procedure.input(z.object({ text: z.string().max(60) })).output(
    z.object({
      people: z.array(
        personSchema.extend({
          /** Village of the post that they are on now. */
          onPostIn: z.string().nullable(),
        }),
      ),
    }),
  ),

  /** Nominations that wait for something, the oldest proposal first. */
  listNominations: procedure
    .input(z.object({ townshipId: townshipIdSchema.nullable().default(null) }))
    .output(z.object({ nominations: z.array(nominationSchema) })),
  getNomination: procedure
    .input(z.object({ id: nominationIdSchema }))
    .output(z.object({ nomination: nominationSchema, person: personSchema })),
  /**
   * Proposes a person, new or known, for an open post. RULE_VIOLATION `post_not_open`, `post_nominated`,
   * `person_nominated`, `role_mismatch`; INVALID_INPUT for dates and for a staff number that another person has.
   */
  nominate: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        person: z.union([z.object({ id: personIdSchema }), personInputSchema]),
        role: postRoleSchema,
        proposedOn: businessDateSchema,
        plannedStart: businessDateSchema.nullable(),
        /** Body that proposes; blank: the dispatching unit. */
        proposedBy: optionalLine('提名单位', 60).default(null),
        documentNumber,
      }),
    )
    .output(nominationSchema),
  /** Answers rules that the records cannot; null takes an answer back. RULE_VIOLATION `nomination_closed`, `check_done`. */
  answerNomination: procedure
    .input(
      z.object({
        id: nominationIdSchema,
        revision: revisionSchema,
        answers: z
          .array(
            z.object({
              code: z.string().max(60),
              /** Whether the rule is fulfilled; null takes the answer back. */
              fulfilled: z.boolean().nullable(),
              note: optionalLine('核实情况', 200).default(null),
            }),
          )
          .min(1)
          .max(50),
      }),
    )
    .output(nominationSchema),
  /**
   * Records the next step. RULE_VIOLATION `nomination_closed`, `step_out_of_order`, `step_always_applies`,
   * `step_not_asked`, `unit_level_unknown`, `pre_check_failed`, `pre_check_not_known`, `override_reason_needed`; INVALID_INPUT at
   * `doneOn` (before the step before, or not come yet) and at `opinion` (a refusal or a skipped step says why).
   */
  recordNominationStep: procedure
    .input(
      z.object({
        id: nominationIdSchema,
        ...stepInput,
        /** Why the step is taken although a rule that holds in principle (原则上) is not fulfilled. */
        overrideReason: optionalLine('理由', 500).default(null),
      }),
    )
    .output(nominationSchema),
  /** The nominee takes up the post. RULE_VIOLATION `not_filed`, `post_already_filled`, `person_already_posted`, `person_posted_then`; INVALID_INPUT `startDate`. */
  arrive: procedure
    .input(z.object({ id: nominationIdSchema, revision: revisionSchema, startDate: businessDateSchema }))
    .output(postingRowSchema),
  /** Withdraws a nomination. RULE_VIOLATION `nomination_closed` */
  closeNomination: procedure
    .input(z.object({ id: nominationIdSchema, revision: revisionSchema, reason: reasonSchema }))
    .output(nominationSchema),

  /** An open post beside a posting that will end. RULE_VIOLATION `post_is_open`, `successor_exists`. */
  openSuccessorPost: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        /** Another dispatching unit; null: the same. */
        unitName: optionalLine('派出单位', 60).default(null),
      }),
    )
    .output(postingRowSchema),
  /**
   * Records that the work was handed over. RULE_VIOLATION `not_on_post`, `successor_not_on_post` (with overlap asked
   * for), `reason_needed` (without a successor); INVALID_INPUT `handedOverOn`.
   */
  handOver: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        revision: revisionSchema,
        handedOverOn: businessDateSchema,
        note: optionalLine('交接情况', 500).default(null),
      }),
    )
    .output(postingRowSchema),
  /**
   * Ends a posting. RULE_VIOLATION `not_on_post`, `term_not_over`, `early_change_not_approved`,
   * `early_change_running`, `recall_by_case`, `records_outside_posting`; INVALID_INPUT `endDate`.
   */
  endPosting: procedure
    .input(
      z.object({
        id: postingIdSchema,
        revision: revisionSchema,
        endDate: businessDateSchema,
        kind: postingEndKindSchema,
        reason: reasonSchema,
        documentNumber,
      }),
    )
    .output(postingRowSchema),

  /** Early changes with the postings they are about, the newest first; `running` leaves out those that are settled. */
  listEarlyChanges: procedure.input(z.object({ running: z.boolean().default(true), ...pageInput })).output(
    z.object({
      total: z.number().int(),
      /** Running ones among all, whatever was asked for. */
      running: z.number().int(),
      rows: z.array(z.object({ change: earlyChangeSchema, posting: postingRowSchema })),
    }),
  ),
  getEarlyChange: procedure.input(z.object({ id: earlyChangeIdSchema })).output(earlyChangeSchema),
  /**
   * Asks for a change before the term is over. RULE_VIOLATION `not_on_post`, `early_change_running`,
   * `successor_of_another_post`; INVALID_INPUT `reasonKind` (not one of the scheme's reasons), `appliedOn`.
   */
  applyEarlyChange: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        reasonKind: line('调整情形', 60),
        reason: reasonSchema,
        /** Material that shows it, e.g. a certificate. */
        evidence: paragraphs('证明材料', 1000),
        appliedOn: businessDateSchema,
        successorNominationId: nominationIdSchema.nullable(),
      }),
    )
    .output(earlyChangeSchema),
  /** Records the next step; errors as recordNominationStep, and RULE_VIOLATION `successor_needed` at the last one. */
  recordEarlyChangeStep: procedure
    .input(z.object({ id: earlyChangeIdSchema, ...stepInput }))
    .output(earlyChangeSchema),
  /** Withdraws it. RULE_VIOLATION `early_change_closed` */
  closeEarlyChange: procedure
    .input(z.object({ id: earlyChangeIdSchema, revision: revisionSchema, reason: reasonSchema }))
    .output(earlyChangeSchema),
};
