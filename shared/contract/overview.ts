import * as z from 'zod';
import { businessDateSchema, monthSchema } from '../dates.ts';
import { caseIdSchema, personIdSchema, postingIdSchema, unitIdSchema, villageIdSchema } from '../ids.ts';
import { pageInput, procedure } from './base.ts';

/** Something that carries a name or number that was searched for. */
export const searchHitSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    id: personIdSchema,
    name: z.string(),
    /** Where the person is posted or was last, in a few words; null: nowhere yet. */
    note: z.string().nullable(),
  }),
  z.object({ kind: z.literal('village'), id: villageIdSchema, name: z.string(), note: z.string() }),
  z.object({ kind: z.literal('unit'), id: unitIdSchema, name: z.string(), note: z.string() }),
  z.object({ kind: z.literal('recall_case'), id: caseIdSchema, number: z.string(), note: z.string() }),
  z.object({
    kind: z.literal('document'),
    /** What the number stands on, and its id: the register of documents, or a record of daily management. */
    source: z.enum(['register', 'spot_check', 'conduct_record', 'observation', 'leave']),
    id: z.string(),
    number: z.string(),
    note: z.string(),
    /** Whose it is, for records of daily management. */
    personId: personIdSchema.nullable(),
  }),
]);
export type SearchHit = z.infer<typeof searchHitSchema>;

export const timelineKinds = [
  'posting',
  'nomination',
  'attendance',
  'leave',
  'spot_check',
  'conduct_record',
  'observation',
  'duty_record',
  'assessment',
  'recall_case',
  'document',
] as const;
export const timelineKindSchema = z.enum(timelineKinds);
export type TimelineKind = z.infer<typeof timelineKindSchema>;
export const timelineKindLabels: Record<TimelineKind, string> = {
  posting: '派驻',
  nomination: '选派',
  attendance: '考勤',
  leave: '请假',
  spot_check: '明查暗访',
  conduct_record: '处分与诫勉',
  observation: '情况记录',
  duty_record: '履职',
  assessment: '考核',
  recall_case: '召回',
  document: '文件',
};

/** One thing that happened to a person, on a business date. */
export const timelineEventSchema = z.object({
  date: businessDateSchema,
  kind: timelineKindSchema,
  /** The record it stands on. */
  id: z.string(),
  postingId: postingIdSchema.nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  /** Amber on the page: something that somebody should look at. */
  attention: z.boolean(),
});
export type TimelineEvent = z.infer<typeof timelineEventSchema>;

/** What daily management leaves to be done. Null: not for this role, or the scheme does not say. */
export const standingSchema = z.object({
  /** Signals that wait. */
  signals: z.number().int().nullable(),
  leavesRequested: z.number().int(),
  leavePaperMissing: z.number().int(),
  leaveSubstitutionMissing: z.number().int(),
  leavesNotReturned: z.number().int(),
  correctionsOverdue: z.number().int(),
  /** Nominations that are neither withdrawn, refused nor on post. */
  nominations: z.number().int(),
  /** People whose term is full within {@link termNoticeDays} days, or was already. */
  termsFull: z.number().int().nullable(),
  /** Recall cases whose next step the role takes, and cases whose step is overdue. */
  casesMine: z.number().int().nullable(),
  casesOverdue: z.number().int().nullable(),
  /** Follow-ups of cases that the role may read, open after their last day. */
  followUpsOverdue: z.number().int().nullable(),
  /** Effects of recalls that end within {@link effectNoticeDays} days, or ended so many days ago. */
  effectsEnding: z.number().int().nullable(),
  /** People on post in the last month that ended whose attendance is not recorded. */
  attendanceMissing: z.number().int(),
  attendanceMonth: monthSchema,
});
export type Standing = z.infer<typeof standingSchema>;

/** How long before a term is full somebody is reminded of it, in days. */
export const termNoticeDays = 60;

/** What looks across all features: global search and the time line of a person. */
export const overviewContract = {
  standing: procedure.output(standingSchema),
  /** By name, village, unit, document number or pinyin initials; the best few of each kind that the caller may see. */
  search: procedure
    .input(z.object({ text: z.string().max(60), limit: z.number().int().min(1).max(20).default(6) }))
    .output(z.object({ hits: z.array(searchHitSchema) })),
  /** Everything about one person that the caller may see, the newest first. */
  timeline: procedure
    .input(
      z.object({
        ...pageInput,
        personId: personIdSchema,
        /** Empty: all kinds. */
        kinds: z.array(timelineKindSchema).default([]),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        /** How many of each kind, whatever `kinds` asks for. */
        counts: z.partialRecord(timelineKindSchema, z.number().int()),
        events: z.array(timelineEventSchema),
      }),
    ),
};
