import * as z from 'zod';
import { caseStageSchema, faultSchema } from '../case-vocabulary.ts';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { caseIdSchema, meetingIdSchema } from '../ids.ts';
import { ruleCodeSchema } from '../policy/ground.ts';
import { line, optionalLine, optionalParagraphs, paragraphs, reasonSchema } from '../text.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { caseHeadSchema, followUpOrderSchema, measureChoiceSchema, nextStepSchema } from './recall-case.ts';

/** A meeting is prepared, then decides all its cases at once, or is called off. */
export const meetingStates = ['prepared', 'decided', 'cancelled'] as const;
export const meetingStateSchema = z.enum(meetingStates);
export type MeetingState = z.infer<typeof meetingStateSchema>;
export const meetingStateLabels: Record<MeetingState, string> = {
  prepared: '筹备中',
  decided: '已登记结果',
  cancelled: '已取消',
};

/** What the meeting says of one case; what belongs to all of them stands with the meeting. */
export const meetingResultSchema = z.object({
  /** State that the case goes to; null while nothing is noted. */
  to: ruleCodeSchema.nullable(),
  opinion: optionalParagraphs('意见', 2000).default(null),
  reason: optionalParagraphs('理由', 1000).default(null),
  fault: faultSchema.nullable().default(null),
  faultReason: optionalParagraphs('认定理由', 500).default(null),
  measures: z.array(ruleCodeSchema).max(20).default([]),
  followUps: z.array(followUpOrderSchema).max(20).default([]),
  /** Last day on post, where the step ends the posting. */
  endDate: businessDateSchema.nullable().default(null),
});
export type MeetingResult = z.infer<typeof meetingResultSchema>;

/** How many cases a meeting may decide. */
export const meetingCaseLimit = 50;

const meetingFields = {
  title: line('会议名称', 100),
  organ: line('召开机关', 60),
  heldOn: businessDateSchema,
  chair: line('主持人', 60),
  attendees: z.array(line('参会人员', 30)).max(60),
  documentNumber: optionalLine('文号', 60).default(null),
  minutes: paragraphs('会议纪要', 20_000),
  items: z
    .array(z.object({ caseId: caseIdSchema, result: meetingResultSchema }))
    .max(meetingCaseLimit, `一次会议最多审定 ${meetingCaseLimit} 件`),
};
export const meetingInputSchema = z.object(meetingFields);
export type MeetingInput = z.infer<typeof meetingInputSchema>;

/** How the cases of a meeting end, in numbers. */
const meetingCounts = z.object({
  cases: z.number().int(),
  recalled: z.number().int(),
  notRecalled: z.number().int(),
  /** Sent back, withdrawn, or left where they were. */
  other: z.number().int(),
});

export const meetingHeadSchema = z.object({
  id: meetingIdSchema,
  title: z.string(),
  organ: z.string(),
  heldOn: businessDateSchema,
  documentNumber: z.string().nullable(),
  chair: z.string(),
  state: meetingStateSchema,
  counts: meetingCounts,
  cancelReason: z.string().nullable(),
  createdBy: z.string(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  revision: revisionSchema,
});
export type MeetingHead = z.infer<typeof meetingHeadSchema>;

/** A case on the agenda. */
export const meetingItemSchema = z.object({
  position: z.number().int(),
  case: caseHeadSchema,
  /** First words of the facts; empty where the reader may not know. */
  facts: z.string(),
  result: meetingResultSchema,
  /** Title of the state that the result leads to; null while nothing is noted. */
  resultTitle: z.string().nullable(),
  resultStage: caseStageSchema.nullable(),
  /** Steps that the case can take, and what stands in their way for the reader. */
  next: z.array(nextStepSchema),
  measureChoices: z.array(measureChoiceSchema),
  /** What stands in the way of the noted result, each a sentence. */
  obstacles: z.array(z.string()),
});
export type MeetingItem = z.infer<typeof meetingItemSchema>;

export const meetingDetailSchema = meetingHeadSchema.extend({
  attendees: z.array(z.string()),
  minutes: z.string(),
  items: z.array(meetingItemSchema),
  /** Whether the reader may change or decide it now. */
  editable: z.boolean(),
});
export type MeetingDetail = z.infer<typeof meetingDetailSchema>;

const meetingAt = { id: meetingIdSchema, revision: revisionSchema };
const written = z.object({ id: meetingIdSchema, revision: revisionSchema });

/** Meetings that decide several cases, with a result for each. */
export const meetingContract = {
  /** The last held first; an archivist is shown only those that have decided. */
  listMeetings: procedure
    .input(z.object({ ...pageInput, text: z.string().max(60).default('') }))
    .output(z.object({ total: z.number().int(), rows: z.array(meetingHeadSchema) })),
  getMeeting: procedure.input(z.object({ id: meetingIdSchema })).output(meetingDetailSchema),
  /** Open cases that wait for a decision and are on no other agenda. */
  meetingCandidates: procedure.output(z.object({ cases: z.array(caseHeadSchema) })),
  prepareMeeting: procedure.input(meetingInputSchema).output(written),
  /** RULE_VIOLATION `meeting_closed`, `case_in_meeting`; CONFLICT. */
  reviseMeeting: procedure.input(z.object({ ...meetingAt, meeting: meetingInputSchema })).output(written),
  cancelMeeting: procedure.input(z.object({ ...meetingAt, reason: reasonSchema })).output(written),
  /**
   * Takes every case where the meeting sends it, all or none. RULE_VIOLATION `meeting_obstacles` names every case that
   * cannot go there and why; `meeting_empty`, `result_missing`, `meeting_closed`; `cases_changed` names those that are
   * not as they were read.
   */
  decideMeeting: procedure
    .input(
      z.object({
        ...meetingAt,
        /** Revision of every case on the agenda as it was read. */
        cases: z.array(z.object({ id: caseIdSchema, revision: revisionSchema })).max(meetingCaseLimit),
      }),
    )
    .output(written),
};
