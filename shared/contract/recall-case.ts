import * as z from 'zod';
import {
  caseEventKindSchema,
  caseOutcomeSchema,
  caseStageSchema,
  effectKindSchema,
  faultSchema,
  followUpKindSchema,
  recallDocumentKindSchema,
} from '../case-vocabulary.ts';
import { businessDateSchema, instantSchema, yearSchema } from '../dates.ts';
import {
  caseIdSchema,
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
} from '../ids.ts';
import { groundSchema, ruleCodeSchema } from '../policy/ground.ts';
import { signalFigureSchema, signalSchema } from '../recall/signal.ts';
import { line, optionalLine, optionalParagraphs, requiredParagraphs } from '../text.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { postingNamesSchema } from './posting-names.ts';

/** Whom a case is about, as it was when the case was opened. */
export const caseSubjectSchema = postingNamesSchema.extend({
  /** First day on post. */
  startDate: businessDateSchema,
});
export type CaseSubject = z.infer<typeof caseSubjectSchema>;

/** A trigger of the scheme in a case, with its clause. */
export const caseTriggerSchema = z.object({
  code: ruleCodeSchema,
  /** Place in the notice's own list, from 1. */
  ordinal: z.number().int(),
  title: z.string(),
  ground: groundSchema,
});
export type CaseTrigger = z.infer<typeof caseTriggerSchema>;

/** What lists and heads show of a case. */
export const caseHeadSchema = z.object({
  id: caseIdSchema,
  /** e.g. `召回-2026-001` */
  number: z.string(),
  /** Null where the reader may not know yet whom the case is about: an archivist before the decision. */
  subject: caseSubjectSchema.nullable(),
  triggers: z.array(caseTriggerSchema),
  state: ruleCodeSchema,
  stage: caseStageSchema,
  stateTitle: z.string(),
  /** Who acts now, by the scheme; null at an end. */
  organ: z.string().nullable(),
  stateSince: businessDateSchema,
  dueOn: businessDateSchema.nullable(),
  overdue: z.boolean(),
  openedOn: businessDateSchema,
  outcome: caseOutcomeSchema.nullable(),
  decidedOn: businessDateSchema.nullable(),
  fault: faultSchema.nullable(),
  endedOn: businessDateSchema.nullable(),
  revision: revisionSchema,
});
export type CaseHead = z.infer<typeof caseHeadSchema>;

/** What the person says to it. Refusing is noted with two witnesses. */
export const caseStatementSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('made'),
    on: businessDateSchema,
    /** Who took it down. */
    takenBy: line('记录人', 60),
    text: requiredParagraphs('本人陈述', 5000),
    /** Whether the person signed it. */
    signed: z.boolean(),
  }),
  z.object({
    kind: z.literal('refused'),
    on: businessDateSchema,
    takenBy: line('记录人', 60),
    /** What was said or done instead. */
    note: requiredParagraphs('拒绝陈述的情况', 1000),
    witnesses: z.array(line('见证人', 30)).length(2, '请填写两名见证人'),
  }),
]);
export type CaseStatement = z.infer<typeof caseStatementSchema>;

/** Report of those who looked into it. */
export const caseVerificationSchema = z.object({
  organ: line('核查机关', 60),
  people: line('核查人员', 100),
  on: businessDateSchema,
  documentNumber: optionalLine('文号', 60).default(null),
  text: requiredParagraphs('核查报告', 8000),
  /** Whether the facts are borne out. */
  conclusion: z.enum(['borne_out', 'partly', 'not_borne_out']),
});
export type CaseVerification = z.infer<typeof caseVerificationSchema>;
export const verificationConclusionLabels: Record<CaseVerification['conclusion'], string> = {
  borne_out: '情况属实',
  partly: '部分属实',
  not_borne_out: '不属实',
};

export const measureChoiceSchema = z.object({ code: ruleCodeSchema, title: z.string() });
export type MeasureChoice = z.infer<typeof measureChoiceSchema>;

/** An effect with its period, as it was frozen at the decision. */
export const caseEffectSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  kind: effectKindSchema,
  from: businessDateSchema,
  /** Last day, included. */
  until: businessDateSchema,
  ground: groundSchema,
});
export type CaseEffect = z.infer<typeof caseEffectSchema>;

/** What the decision fixed: later versions of the scheme and later changes of the records do not touch it. */
export const caseDecisionSchema = z.object({
  clauses: z.array(caseTriggerSchema),
  facts: z.string(),
  figures: z.array(signalFigureSchema.extend({ triggerCode: ruleCodeSchema })),
  fault: faultSchema,
  measures: z.array(measureChoiceSchema),
  effects: z.array(caseEffectSchema),
  /** Numbers of the evidence that it rests on. */
  evidence: z.array(z.number().int()),
});
export type CaseDecision = z.infer<typeof caseDecisionSchema>;

/** A signal as the case took it up, and what has become of it. */
export const caseSignalSchema = z.object({
  signal: signalSchema,
  ruleTitle: z.string(),
  linkedAt: instantSchema,
  /** `same`: holds unchanged; `changed`: holds with other facts; `gone`: its records no longer bear it. */
  standing: z.enum(['same', 'changed', 'gone']),
});
export type CaseSignal = z.infer<typeof caseSignalSchema>;

/** What taking a step asks for. The page shows these fields and no others. */
export const stepNeeds = [
  'reason',
  'fault',
  'measures',
  'follow_ups',
  'end_date',
  'no_successor_reason',
] as const;
export type StepNeed = (typeof stepNeeds)[number];

/** A step that may follow by the scheme, and what stands in its way. */
export const nextStepSchema = z.object({
  to: ruleCodeSchema,
  title: z.string(),
  stage: caseStageSchema,
  /** Whether it settles the case: then a leader takes it, and not the one who proposed. */
  decision: z.boolean(),
  /** Whether the reader's role takes it. */
  mine: z.boolean(),
  /** Each a sentence that says what is missing and what to do; empty: it can be taken. */
  obstacles: z.array(z.string()),
  needs: z.array(z.enum(stepNeeds)),
});
export type NextStep = z.infer<typeof nextStepSchema>;

export const workflowStateViewSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  stage: caseStageSchema,
  organ: z.string().nullable(),
  documents: z.array(recallDocumentKindSchema),
  /** Day of the last step that led here; null: not come to yet. */
  reachedOn: businessDateSchema.nullable(),
});

/** The case on one page, but for its time line, evidence and what follows, which are asked for beside it. */
export const caseDetailSchema = caseHeadSchema.extend({
  subject: caseSubjectSchema,
  scheme: z.object({
    id: schemeVersionIdSchema,
    code: z.string(),
    title: z.string(),
    shortTitle: z.string(),
    documentNumber: z.string(),
  }),
  /** Every trigger and measure of the scheme, for choosing. */
  triggerChoices: z.array(caseTriggerSchema),
  measureChoices: z.array(measureChoiceSchema),
  workflow: z.array(workflowStateViewSchema),
  workflowGround: groundSchema,
  next: z.array(nextStepSchema),
  /** Whether triggers, facts, fault, statement and report may be written by the reader now. */
  editable: z.boolean(),
  openedByName: z.string(),
  proposedByName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  /** Days on post until today, or until the posting ended. */
  daysOnPost: z.number().int(),
  /** Last day on post; null while the person is. */
  postEndedOn: businessDateSchema.nullable(),
  facts: z.string(),
  faultReason: z.string().nullable(),
  measures: z.array(ruleCodeSchema),
  signals: z.array(caseSignalSchema),
  statement: caseStatementSchema.nullable(),
  verification: caseVerificationSchema.nullable(),
  decision: caseDecisionSchema.nullable(),
  recalledOn: businessDateSchema.nullable(),
  effectUntil: businessDateSchema.nullable(),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

/** An entry of the time line. */
export const caseEventSchema = z.object({
  sequence: z.number().int(),
  kind: caseEventKindSchema,
  on: businessDateSchema,
  title: z.string(),
  organ: z.string().nullable(),
  handler: z.string().nullable(),
  documentNumber: z.string().nullable(),
  opinion: z.string().nullable(),
  reason: z.string().nullable(),
  /** Titles of the states, for a step. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  at: instantSchema,
  byName: z.string(),
});
export type CaseEvent = z.infer<typeof caseEventSchema>;

/** Groups of states that lists are asked for; `mine`: whose next step the reader's role takes. */
export const caseGroups = ['open', 'mine', 'overdue', 'decided', 'ended', 'all'] as const;
export type CaseGroup = (typeof caseGroups)[number];
export const caseGroupLabels: Record<CaseGroup, string> = {
  open: '办理中',
  mine: '待我办理',
  overdue: '已逾期',
  decided: '已审定',
  ended: '已办结',
  all: '全部',
};

export const caseFilterSchema = z.object({
  group: z.enum(caseGroups).default('open'),
  stage: caseStageSchema.nullable().default(null),
  triggerCode: ruleCodeSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  outcome: caseOutcomeSchema.nullable().default(null),
  /** Year of opening. */
  year: yearSchema.nullable().default(null),
  /** Part of a number, or of a name of person, village, township or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const caseSortFields = ['openedOn', 'dueOn', 'stateSince', 'number'] as const;

/** Cases by trigger, year and outcome; one case counts under each of its triggers. */
export const caseTotalsSchema = z.object({
  open: z.number().int(),
  mine: z.number().int(),
  overdue: z.number().int(),
  /** Open cases by trigger of the scheme in force. */
  openByTrigger: z.array(
    z.object({ code: ruleCodeSchema, ordinal: z.number().int(), title: z.string(), cases: z.number().int() }),
  ),
  byYear: z.array(
    z.object({
      year: yearSchema,
      triggerCode: ruleCodeSchema,
      triggerTitle: z.string(),
      recalled: z.number().int(),
      notRecalled: z.number().int(),
      /** Withdrawn, before a decision or after it. */
      withdrawn: z.number().int(),
      open: z.number().int(),
    }),
  ),
});
export type CaseTotals = z.infer<typeof caseTotalsSchema>;

/** What other cases with a trigger of this one ended in. */
export const comparableCasesSchema = z.object({
  byTrigger: z.array(
    z.object({
      triggerCode: ruleCodeSchema,
      title: z.string(),
      recalled: z.number().int(),
      notRecalled: z.number().int(),
      withdrawn: z.number().int(),
    }),
  ),
  /** The last decided ones, the newest first. */
  recent: z.array(
    z.object({
      id: caseIdSchema,
      number: z.string(),
      personName: z.string(),
      villageName: z.string(),
      outcome: caseOutcomeSchema,
      decidedOn: businessDateSchema,
      measures: z.array(z.string()),
      triggers: z.array(ruleCodeSchema),
    }),
  ),
});
export type ComparableCases = z.infer<typeof comparableCasesSchema>;

const caseAt = { id: caseIdSchema, revision: revisionSchema };
const written = z.object({ id: caseIdSchema, revision: revisionSchema });

/** A follow-up that a decision orders. */
export const followUpOrderSchema = z.object({
  kind: followUpKindSchema,
  title: line('跟踪事项', 100),
  organ: line('责任机关', 60),
  dueOn: businessDateSchema.nullable(),
});
export type FollowUpOrder = z.infer<typeof followUpOrderSchema>;

/** What somebody writes down about a step that an organ took. */
export const stepInputSchema = z.object({
  to: ruleCodeSchema,
  on: businessDateSchema,
  organ: line('办理机关', 60),
  /** Who acted for the organ. */
  handler: line('经办人', 60),
  documentNumber: optionalLine('文号', 60).default(null),
  opinion: optionalParagraphs('意见', 2000).default(null),
  /** Required for sending back and withdrawing. */
  reason: optionalParagraphs('理由', 1000).default(null),
  fault: faultSchema.nullable().default(null),
  faultReason: optionalParagraphs('认定理由', 500).default(null),
  measures: z.array(ruleCodeSchema).max(20).default([]),
  followUps: z.array(followUpOrderSchema).max(20).default([]),
  /** Last day on post, for the step by which the unit recalls. */
  endDate: businessDateSchema.nullable().default(null),
  /** Why nobody succeeds, for the step to `replaced` without a successor on post. */
  noSuccessorReason: optionalParagraphs('不再接替的理由', 500).default(null),
});
export type StepInput = z.infer<typeof stepInputSchema>;

/** The case itself: opening, what it says, its steps, its time line. */
export const caseContract = {
  /**
   * Opens a case about a posting from signals, or by hand with triggers and a reason. RULE_VIOLATION `case_open` when
   * one is open, `no_workflow` when the scheme in force does not say how cases go, `not_on_post`, `signal_gone`,
   * `signal_changed`, `signal_in_case`; the signals' triggers are taken with them.
   */
  openCase: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        on: businessDateSchema,
        signals: z.array(z.object({ key: z.string().max(120), factsSha256: z.string().length(64) })).max(50),
        triggers: z.array(ruleCodeSchema).max(20),
        /** Why it is opened: where it comes from. */
        facts: requiredParagraphs('主要事实', 5000),
      }),
    )
    .output(written),
  /** Adds signals that came up later. */
  addSignals: procedure
    .input(
      z.object({
        ...caseAt,
        signals: z
          .array(z.object({ key: z.string().max(120), factsSha256: z.string().length(64) }))
          .min(1)
          .max(50),
      }),
    )
    .output(written),
  /** Signals of the posting that no open case has taken up, for choosing. */
  caseCandidates: procedure.input(z.object({ postingId: postingIdSchema })).output(
    z.object({
      openCase: z.object({ id: caseIdSchema, number: z.string() }).nullable(),
      /** Sentences why no case can be opened; empty: one can. */
      obstacles: z.array(z.string()),
      triggerChoices: z.array(caseTriggerSchema),
    }),
  ),
  listCases: procedure
    .input(
      z.object({
        ...pageInput,
        filter: caseFilterSchema.prefault({}),
        sort: z
          .array(z.object({ field: z.enum(caseSortFields), descending: z.boolean() }))
          .max(2)
          .default([]),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(caseHeadSchema) })),
  caseTotals: procedure.output(caseTotalsSchema),
  /** Cases of a person or posting that the reader may know of, the newest first. */
  casesOf: procedure
    .input(z.object({ personId: personIdSchema }))
    .output(z.object({ cases: z.array(caseHeadSchema) })),
  /** Reading is audited. FORBIDDEN for an archivist before the decision. */
  getCase: procedure.input(z.object({ id: caseIdSchema })).output(caseDetailSchema),
  comparableCases: procedure.input(z.object({ id: caseIdSchema })).output(comparableCasesSchema),
  /** The whole time line, the newest first unless asked otherwise. */
  caseEvents: procedure
    .input(
      z.object({
        ...pageInput,
        id: caseIdSchema,
        /** Empty: all kinds. */
        kinds: z.array(caseEventKindSchema).default([]),
        /** Name of whoever recorded or handled it, or part of it. */
        person: z.string().max(60).default(''),
        oldestFirst: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        /** How many of each kind, whatever is asked for. */
        counts: z.partialRecord(caseEventKindSchema, z.number().int()),
        people: z.array(z.string()),
        events: z.array(caseEventSchema),
      }),
    ),
  /** Triggers, facts and fault. Refused once decided. */
  saveCaseFacts: procedure
    .input(
      z.object({
        ...caseAt,
        triggers: z.array(ruleCodeSchema).min(1, '请至少选择一种召回情形').max(20),
        facts: requiredParagraphs('主要事实', 5000),
        fault: faultSchema.nullable(),
        faultReason: optionalParagraphs('认定理由', 500),
        /** Measures that are put forward. */
        measures: z.array(ruleCodeSchema).max(20),
      }),
    )
    .output(written),
  recordStatement: procedure.input(z.object({ ...caseAt, statement: caseStatementSchema })).output(written),
  recordVerification: procedure
    .input(z.object({ ...caseAt, verification: caseVerificationSchema }))
    .output(written),
  /** What an organ says besides its step: the township, the unit, a department. */
  recordOpinion: procedure
    .input(
      z.object({
        ...caseAt,
        on: businessDateSchema,
        organ: line('机关', 60),
        handler: line('签署人', 60),
        documentNumber: optionalLine('文号', 60).default(null),
        opinion: requiredParagraphs('意见', 3000),
      }),
    )
    .output(written),
  /**
   * Takes a step of the scheme's workflow. RULE_VIOLATION `illegal_step` (names the legal ones), `wrong_role`,
   * `same_person`, `post_ended`, `trigger_missing`, `facts_missing`, `evidence_missing`, `verification_missing`,
   * `statement_missing`, `fault_missing`, `measure_missing`, `talk_missing`, `end_date_missing`, `successor_missing`,
   * `follow_up_open`, `reason_needed`; INVALID_INPUT for dates out of order.
   */
  stepCase: procedure.input(z.object({ ...caseAt, step: stepInputSchema })).output(written),
};
