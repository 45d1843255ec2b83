import * as z from 'zod';
import { businessDateSchema, instantSchema, monthSchema } from '../dates.ts';
import {
  leaveIdSchema,
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { groundSchema, organSchema } from '../policy/ground.ts';
import { line, optionalLine, reasonSchema } from '../text.ts';
import { leaveKindSchema, leaveStateSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

/** Half of a day. A leave runs from its first half day to its last, both included. */
export const halfSchema = z.enum(['am', 'pm']);
export type Half = z.infer<typeof halfSchema>;

/** Whether a ladder counts every day of the calendar or working days alone. */
export const countedAsSchema = z.enum(['calendar', 'working']);
export type CountedAs = z.infer<typeof countedAsSchema>;

/** How the person asked: with the paper, or by telephone or message with the paper to follow (先报告后补办). */
export const reportedBySchema = z.enum(['paper', 'telephone', 'message']);
export type ReportedBy = z.infer<typeof reportedBySchema>;

/** A sentence about one field of what was typed; `path` is the field as the input names it. */
export const fieldNoteSchema = z.object({ path: z.string(), message: z.string() });
export type FieldNote = z.infer<typeof fieldNoteSchema>;

const periodShape = {
  startDate: businessDateSchema,
  startHalf: halfSchema,
  endDate: businessDateSchema,
  endHalf: halfSchema,
};
export const leavePeriodSchema = z.object(periodShape);
export type LeavePeriod = z.infer<typeof leavePeriodSchema>;

/** Lengths in half days: 7 is three and a half days. */
export const leaveLengthSchema = z.object({
  calendarHalfDays: z.number().int(),
  workingHalfDays: z.number().int(),
});
export type LeaveLength = z.infer<typeof leaveLengthSchema>;

export const leaveDraftSchema = z.object({
  postingId: postingIdSchema,
  kind: leaveKindSchema,
  ...periodShape,
  reason: reasonSchema,
  destination: optionalLine('去向', 60),
  requestedOn: businessDateSchema,
  reportedBy: reportedBySchema,
  /** The answer where calendar and working days lead to different rungs; null while nobody has said. */
  countedAs: countedAsSchema.nullable().default(null),
  /** Whether leaves that adjoin this one are added to it; null while nobody has said. */
  joined: z.boolean().nullable().default(null),
  /** Must be given where adjoining leaves are not added. */
  joinReason: optionalLine('不合并计算的理由', 200).default(null),
  /** Who is to approve, where the scheme has no rung for the role; ignored where it has one. */
  approver: optionalLine('批准单位', 60).default(null),
});
export type LeaveDraft = z.infer<typeof leaveDraftSchema>;

/** A leave before or after with nothing or only non-working days between. */
export const adjoiningLeaveSchema = z.object({
  id: leaveIdSchema,
  kind: leaveKindSchema,
  state: leaveStateSchema,
  ...periodShape,
});
export type AdjoiningLeave = z.infer<typeof adjoiningLeaveSchema>;

export const ladderRungSchema = z.object({
  code: z.string(),
  /** Days, this number included; null: any longer leave. */
  upToDays: z.number().int().nullable(),
  approver: organSchema,
  consents: z.array(organSchema),
  informed: z.array(organSchema),
  ground: groundSchema,
});
export type LadderRung = z.infer<typeof ladderRungSchema>;

/** What one way of counting leads to. */
export const countingSchema = z.object({
  countedAs: countedAsSchema,
  halfDays: z.number().int(),
  tierCode: z.string().nullable(),
  approver: organSchema.nullable(),
  substitutionNeeded: z.boolean(),
});

/** Why a leave needs whom: everything that was weighed, each with its clause. */
export const leaveReasoningSchema = z.object({
  schemeVersionId: schemeVersionIdSchema,
  schemeTitle: z.string(),
  /** This leave alone. */
  length: leaveLengthSchema,
  /** With the leaves that are added to it; the same as `length` where there are none. */
  ladderLength: leaveLengthSchema,
  /** Leaves that adjoin, directly or through each other, the earliest first. */
  adjoining: z.array(adjoiningLeaveSchema),
  joined: z.boolean().nullable(),
  joinReason: z.string().nullable(),
  dayCount: z.discriminatedUnion('kind', [
    /** The scheme says which days count. */
    z.object({ kind: z.literal('stated'), countedAs: countedAsSchema, ground: groundSchema }),
    /** The scheme is silent, and both ways lead to the same. */
    z.object({ kind: z.literal('same'), note: z.string() }),
    /** The scheme is silent and it matters: a person must say; `countedAs` is what they said. */
    z.object({
      kind: z.literal('asked'),
      countedAs: countedAsSchema.nullable(),
      options: z.array(countingSchema),
      note: z.string(),
    }),
  ]),
  /** Half days that the ladder is climbed with; null while the way of counting is not known. */
  ladderHalfDays: z.number().int().nullable(),
  /** The rung; null where the scheme has no ladder for the role or the way of counting is not known. */
  rung: ladderRungSchema.nullable(),
  /** True where the scheme says nothing about who approves leave of this role: the approver is typed. */
  ladderSilent: z.boolean(),
  /** Who approves; null while not known. */
  requiredOrgan: z.string().nullable(),
  /** Bodies whose approval is good: the rung's and those of higher rungs. */
  acceptableOrgans: z.array(z.string()),
  substitution: z.object({
    /** Null: the scheme is silent, or the way of counting is not known. */
    needed: z.boolean().nullable(),
    fromDays: z.number().int().nullable(),
    ground: groundSchema.nullable(),
  }),
  /** The same in plain sentences, in order. */
  sentences: z.array(z.string()),
});
export type LeaveReasoning = z.infer<typeof leaveReasoningSchema>;

/** The agreement of a body that must agree before the approval. */
export const leaveConsentSchema = z.object({
  organ: line('同意单位', 60),
  agreedOn: businessDateSchema,
  by: optionalLine('签署人', 40).default(null),
});
export type LeaveConsent = z.infer<typeof leaveConsentSchema>;

/** A half day of a date. */
export const halfDaySchema = z.object({ date: businessDateSchema, half: halfSchema });

export const leaveRowSchema = z.object({
  id: leaveIdSchema,
  revision: revisionSchema,
  postingId: postingIdSchema,
  personId: personIdSchema.nullable(),
  personName: z.string().nullable(),
  role: postRoleSchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  kind: leaveKindSchema,
  ...periodShape,
  /** As requested and approved. */
  calendarHalfDays: z.number().int(),
  workingHalfDays: z.number().int(),
  countedAs: countedAsSchema,
  state: leaveStateSchema,
  reason: z.string(),
  destination: z.string().nullable(),
  requestedOn: businessDateSchema,
  reportedBy: reportedBySchema,
  /** Day of the paper; null where it has not come. */
  paperOn: businessDateSchema.nullable(),
  /** The paper has not come though the leave is over. */
  paperOverdue: z.boolean(),
  requiredOrgan: z.string().nullable(),
  decidedOrgan: z.string().nullable(),
  decidedOn: businessDateSchema.nullable(),
  /** The half day from which the person is back on post (销假). */
  returnedOn: businessDateSchema.nullable(),
  returnedHalf: halfSchema.nullable(),
  /** Approved and over, but nobody has recorded the return. */
  returnOverdue: z.boolean(),
  substitutionNeeded: z.boolean(),
  substitute: z.string().nullable(),
  substituteFrom: businessDateSchema.nullable(),
  joined: z.boolean().nullable(),
});
export type LeaveRow = z.infer<typeof leaveRowSchema>;

export const leaveDetailSchema = z.object({
  leave: leaveRowSchema,
  schemeVersionId: schemeVersionIdSchema,
  consents: z.array(leaveConsentSchema),
  decidedBy: z.string().nullable(),
  documentNumber: z.string().nullable(),
  decisionNote: z.string().nullable(),
  closingReason: z.string().nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  /** The first working half day after the end: back by then is back in time. */
  expectedBack: halfDaySchema,
  /** Length really taken, once the person is back; null before. */
  actual: leaveLengthSchema.nullable(),
  /**
   * Half days after the end on which the person was not back: `covered` are those for which a later leave was
   * approved. Null where there are none.
   */
  overrun: z
    .object({
      ...periodShape,
      workingHalfDays: z.number().int(),
      uncoveredWorkingHalfDays: z.number().int(),
      coveredBy: z.array(adjoiningLeaveSchema),
      sentence: z.string(),
    })
    .nullable(),
  /** As the facts stand now. */
  reasoning: leaveReasoningSchema,
  /** Why it needed whom at each step. */
  history: z.array(
    z.object({
      at: instantSchema,
      by: z.string(),
      occasion: z.enum(['requested', 'decided']),
      reasoning: leaveReasoningSchema,
    }),
  ),
});
export type LeaveDetail = z.infer<typeof leaveDetailSchema>;

export const leaveAttentions = ['paper_missing', 'substitution_missing', 'not_returned'] as const;
export const leaveSortColumns = [
  'startDate',
  'person',
  'village',
  'township',
  'unit',
  'length',
  'state',
  'requestedOn',
] as const;

export const leaveFilterSchema = z.object({
  /** Part of a name, village, township or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
  state: leaveStateSchema.nullable().default(null),
  kind: leaveKindSchema.nullable().default(null),
  /** Leaves that touch a month of this range. */
  monthFrom: monthSchema.nullable().default(null),
  monthTo: monthSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  /** What still has to be done about a leave; `paper_missing` has the overdue ones first unless sorted. */
  attention: z.enum(leaveAttentions).nullable().default(null),
});
export type LeaveFilter = z.infer<typeof leaveFilterSchema>;

export const leaveListInput = z.object({
  ...pageInput,
  filter: leaveFilterSchema.prefault({}),
  sort: z
    .array(z.object({ column: z.enum(leaveSortColumns), direction: z.enum(['asc', 'desc']) }))
    .max(3)
    .default([]),
});
export type LeaveListInput = z.infer<typeof leaveListInput>;

const target = { id: leaveIdSchema, revision: revisionSchema };

export const leaveContract = {
  /** What a leave would need, before it is requested. `problems` stand in the way of a request, `warnings` do not. */
  previewLeave: procedure.input(leaveDraftSchema.extend({ reason: z.string().max(500).default('') })).output(
    z.object({
      /** Null where the period or the posting does not allow to say anything. */
      reasoning: leaveReasoningSchema.nullable(),
      problems: z.array(fieldNoteSchema),
      warnings: z.array(fieldNoteSchema),
    }),
  ),
  /** INVALID_INPUT names every field that stands in the way, as `previewLeave` does. */
  requestLeave: procedure.input(leaveDraftSchema).output(leaveRowSchema),
  /**
   * Records what the approving body decided. Refused where it is below the rung (`organ_below_rung`), where a consent
   * is missing (`consent_missing`), or where the leave has been decided already (`leave_decided`).
   */
  decideLeave: procedure
    .input(
      z.object({
        ...target,
        outcome: z.enum(['approved', 'refused']),
        organ: line('批准单位', 60),
        by: optionalLine('签批人', 40),
        decidedOn: businessDateSchema,
        documentNumber: optionalLine('文号', 60),
        consents: z.array(leaveConsentSchema).max(10).default([]),
        note: optionalLine('说明', 300),
        /** Asked for where the facts changed since the request and the way of counting matters now. */
        countedAs: countedAsSchema.nullable().default(null),
      }),
    )
    .output(leaveRowSchema),
  /** Takes back a leave that was requested, or approved and not taken. */
  withdrawLeave: procedure.input(z.object({ ...target, reason: reasonSchema })).output(leaveRowSchema),
  /** The paper that follows a leave by telephone or message. */
  recordLeavePaper: procedure
    .input(z.object({ ...target, paperOn: businessDateSchema }))
    .output(leaveRowSchema),
  /** 销假: the half day from which the person is back on post. */
  returnLeave: procedure
    .input(z.object({ ...target, returnedOn: businessDateSchema, returnedHalf: halfSchema }))
    .output(leaveRowSchema),
  /** Who stands in during a long leave, and since when. */
  arrangeSubstitute: procedure
    .input(z.object({ ...target, substitute: line('接替人员', 60), substituteFrom: businessDateSchema }))
    .output(leaveRowSchema),
  listLeaves: procedure.input(leaveListInput).output(
    z.object({
      total: z.number().int(),
      rows: z.array(leaveRowSchema),
      /** Of all leaves that the filter finds. */
      totals: z.object({
        calendarHalfDays: z.number().int(),
        workingHalfDays: z.number().int(),
        requested: z.number().int(),
        paperMissing: z.number().int(),
        substitutionMissing: z.number().int(),
        notReturned: z.number().int(),
      }),
    }),
  ),
  getLeave: procedure.input(z.object({ id: leaveIdSchema })).output(leaveDetailSchema),
  /** All leaves of a posting, the newest first. */
  leavesOf: procedure
    .input(z.object({ postingId: postingIdSchema }))
    .output(z.object({ leaves: z.array(leaveRowSchema) })),
};
