import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  caseIdSchema,
  jobIdSchema,
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  signalDismissalIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { groundSchema, ruleCodeSchema } from '../policy/ground.ts';
import { signalSuggestions } from '../policy/recall-rules.ts';
import { signalSchema } from '../recall/signal.ts';
import { reasonSchema } from '../text.ts';
import { pageInput, procedure } from './base.ts';
import { postingNamesSchema } from './posting-names.ts';
import { caseContract } from './recall-case.ts';
import { consequencesContract } from './recall-consequences.ts';
import { evidenceContract } from './recall-evidence.ts';
import { meetingContract } from './recall-meeting.ts';

/**
 * `lapsed`: open again, because its facts are no longer those that were dismissed. `in_case`: a case has taken it up, or
 * had, and the facts are still those that the case dealt with.
 */
export const signalStates = ['open', 'dismissed', 'lapsed', 'in_case'] as const;
export const signalStateSchema = z.enum(signalStates);
export type SignalState = z.infer<typeof signalStateSchema>;
export const signalStateLabels: Record<SignalState, string> = {
  open: '待处理',
  dismissed: '不予采纳',
  lapsed: '不予采纳已失效',
  in_case: '已立案',
};

/** The dismissal that covers a signal, or that covered it until its facts changed. */
export const dismissalSchema = z.object({
  id: signalDismissalIdSchema,
  reason: z.string(),
  dismissedAt: instantSchema,
  dismissedByName: z.string(),
});
export type Dismissal = z.infer<typeof dismissalSchema>;

export const signalRowSchema = signalSchema.extend({
  posting: postingNamesSchema,
  triggerTitle: z.string(),
  /** Place of the trigger in the notice's own list, from 1. */
  triggerOrdinal: z.number().int(),
  /** The trigger's own clause. */
  triggerGround: groundSchema,
  ruleTitle: z.string(),
  /** Hash of the facts as shown; a dismissal names it. */
  factsSha256: z.string(),
  state: signalStateSchema,
  /** Set for `dismissed` and `lapsed`. */
  dismissal: dismissalSchema.nullable(),
  /** For `lapsed`: that the dismissal no longer covers it, and what changed since, a sentence each; else empty. */
  lapse: z.array(z.string()),
  /** The case that took it up, or the last that did; only for those who may read the case. */
  caseRef: z.object({ id: caseIdSchema, number: z.string(), stateTitle: z.string() }).nullable(),
});
export type SignalRow = z.infer<typeof signalRowSchema>;

export const signalFilterSchema = z.object({
  triggerCode: ruleCodeSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  /** `open` includes the lapsed, which are open again. */
  state: z.enum([...signalStates, 'all']).default('open'),
  suggests: z.enum(signalSuggestions).nullable().default(null),
  /** Part of a name of person, village, township or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
});
export type SignalFilter = z.infer<typeof signalFilterSchema>;

/** Under which rules and as of which day the signals stand. */
const standing = {
  schemeVersionId: schemeVersionIdSchema,
  schemeTitle: z.string(),
  asOf: businessDateSchema,
};

const openCount = { open: z.number().int() };

export const signalTotalsSchema = z.object({
  ...standing,
  /** Postings looked at: everybody on post. */
  postings: z.number().int(),
  /** Open signals, the lapsed included, and people they are about. */
  ...openCount,
  people: z.number().int(),
  dismissed: z.number().int(),
  lapsed: z.number().int(),
  /** Taken up by a case, as far as the reader may know. */
  inCase: z.number().int(),
  /** Open signals whose facts have held for at most 7 and 30 days. */
  newIn7Days: z.number().int(),
  newIn30Days: z.number().int(),
  /** Every trigger of the scheme, in the notice's order, those without a signal too. */
  byTrigger: z.array(
    z.object({
      code: ruleCodeSchema,
      ordinal: z.number().int(),
      title: z.string(),
      ground: groundSchema,
      ...openCount,
    }),
  ),
  /** Those with open signals, the most first. */
  byTownship: z.array(z.object({ id: townshipIdSchema, name: z.string(), ...openCount })),
  byUnit: z.array(z.object({ id: unitIdSchema, name: z.string(), ...openCount })),
});
export type SignalTotals = z.infer<typeof signalTotalsSchema>;

/** A rule of the scheme that can say nothing because the notice names no figure. */
export const unansweredRuleSchema = z.object({
  triggerCode: ruleCodeSchema,
  triggerTitle: z.string(),
  ruleCode: ruleCodeSchema,
  ruleTitle: z.string(),
  /** Where the notice is silent. */
  note: z.string(),
});
export type UnansweredRule = z.infer<typeof unansweredRuleSchema>;

/** In what two schemes may differ about one person. */
export const whatIfKinds = ['signal', 'presence', 'pre_check', 'leave'] as const;
export const whatIfKindSchema = z.enum(whatIfKinds);
export type WhatIfKind = z.infer<typeof whatIfKindSchema>;
export const whatIfKindLabels: Record<WhatIfKind, string> = {
  signal: '召回线索',
  presence: '驻村时间',
  pre_check: '选派条件',
  leave: '请假审批',
};

export const whatIfDifferenceSchema = z.object({
  kind: whatIfKindSchema,
  /** What the first and the second scheme say, and why, each a sentence that begins with the scheme's short title. */
  first: z.string(),
  second: z.string(),
});
export type WhatIfDifference = z.infer<typeof whatIfDifferenceSchema>;

export const whatIfRowSchema = z.object({
  posting: postingNamesSchema,
  /** Empty where both schemes say the same. */
  differences: z.array(whatIfDifferenceSchema),
});
export type WhatIfRow = z.infer<typeof whatIfRowSchema>;

const schemeName = z.object({ id: schemeVersionIdSchema, title: z.string(), shortTitle: z.string() });

export const whatIfPageSchema = z.object({
  first: schemeName,
  second: schemeName,
  asOf: businessDateSchema,
  postings: z.number().int(),
  differing: z.number().int(),
  /** For each kind: postings that differ in it. */
  byKind: z.array(z.object({ kind: whatIfKindSchema, postings: z.number().int() })),
  total: z.number().int(),
  rows: z.array(whatIfRowSchema),
});
export type WhatIfPage = z.infer<typeof whatIfPageSchema>;

const signalRows = z.object({ ...standing, signals: z.array(signalRowSchema) });

/**
 * Recall: cases (`recall-….ts` beside this file, a file for each part), and here the signals for the recall triggers
 * under the scheme in force, their dismissal, and what another scheme would say of the same records. Signals are worked out anew from the records; only dismissals are kept.
 */
export const recallContract = {
  ...caseContract,
  ...evidenceContract,
  ...consequencesContract,
  ...meetingContract,
  signalTotals: procedure.output(signalTotalsSchema),
  /** Newest first. */
  listSignals: procedure
    .input(z.object({ ...pageInput, filter: signalFilterSchema.prefault({}) }))
    .output(z.object({ ...standing, total: z.number().int(), rows: z.array(signalRowSchema) })),
  /** All of one posting, dismissed ones too, newest first; none for a posting that nobody is on. */
  signalsOf: procedure.input(z.object({ postingId: postingIdSchema })).output(signalRows),
  signalsOfPerson: procedure.input(z.object({ personId: personIdSchema })).output(signalRows),
  unansweredRules: procedure.output(z.object({ ...standing, rules: z.array(unansweredRuleSchema) })),
  /** RULE_VIOLATION `signal_changed` when the facts are no longer those that were read, `signal_gone` when it no longer holds, `signal_in_case` when a case has taken it up. */
  dismissSignal: procedure
    .input(
      z.object({
        postingId: postingIdSchema,
        key: z.string().max(120),
        factsSha256: z.string().length(64),
        reason: reasonSchema,
      }),
    )
    .output(signalRowSchema),
  /** The signal is open again. Answers with it, or null where it no longer holds anyway. */
  withdrawDismissal: procedure
    .input(z.object({ id: signalDismissalIdSchema, reason: reasonSchema }))
    .output(z.object({ signal: signalRowSchema.nullable() })),
  /** Lays two schemes over the records of everybody on post. The page follows the job and then asks for `listWhatIf`. */
  startWhatIf: procedure
    .input(
      z.object({ firstSchemeVersionId: schemeVersionIdSchema, secondSchemeVersionId: schemeVersionIdSchema }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /**
   * What a finished what-if found, for who started it; the last few are kept until the program ends. NOT_FOUND before
   * the job has succeeded.
   */
  listWhatIf: procedure
    .input(
      z.object({
        ...pageInput,
        id: jobIdSchema,
        onlyDiffering: z.boolean().default(true),
        kind: whatIfKindSchema.nullable().default(null),
        text: z.string().max(60).default(''),
      }),
    )
    .output(whatIfPageSchema),
};
