import * as z from 'zod';
import { businessDateSchema, instantSchema, monthSchema, yearSchema } from '../dates.ts';
import {
  jobIdSchema,
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
  uploadIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { attendanceDaysSchema } from '../presence/attendance-days.ts';
import { optionalLine } from '../text.ts';
import { attendanceKindSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { cellProblemSchema } from './roster.ts';

/** Days of each kind in one month. */
export const attendanceCountsSchema = z.record(attendanceKindSchema, z.number().int().min(0).max(31));

/**
 * What a rule finds: `met`, `below`, `not_yet` (the time has not come), or `cannot_say` (records are missing, or the
 * notice is silent about such a case).
 */
export const presenceVerdicts = ['met', 'below', 'not_yet', 'cannot_say'] as const;
export const presenceVerdictSchema = z.enum(presenceVerdicts);
export type PresenceVerdict = z.infer<typeof presenceVerdictSchema>;
export const presenceVerdictLabels: Record<PresenceVerdict, string> = {
  met: '达到',
  below: '不足',
  not_yet: '未到期',
  cannot_say: '无法判断',
};

/** A presence rule of the scheme held against one month, or against a year up to now. */
export const presenceFigureSchema = z.object({
  ruleCode: z.string(),
  title: z.string(),
  verdict: presenceVerdictSchema,
  /** Days that count; for a weekly pattern: weeks that keep it. Null where nothing is recorded. */
  counted: z.number().int().nullable(),
  /** What the rule asks for over the same time, in the same measure; null where that cannot be said. */
  required: z.number().int().nullable(),
  /** Months that an average goes over; null for other rules. */
  months: z.number().int().nullable(),
  /** e.g. 2026年3月在村等 19 天，要求不少于 20 天 */
  sentence: z.string(),
});
export type PresenceFigure = z.infer<typeof presenceFigureSchema>;

/** A limit of unexcused absence held against the records of a year. */
export const absenceFigureSchema = z.object({
  ruleCode: z.string(),
  title: z.string(),
  exceeded: z.boolean(),
  /** Days found: the longest run, or all of the year. */
  days: z.number().int(),
  /** More than this many are too many. */
  moreThan: z.number().int(),
  /** First and last day of the longest run. */
  from: businessDateSchema.nullable(),
  to: businessDateSchema.nullable(),
  sentence: z.string(),
});
export type AbsenceFigure = z.infer<typeof absenceFigureSchema>;

/** A day on which attendance and leave tell different stories. */
export const attendanceContradictionSchema = z.object({
  /** Day of the month, from 1. */
  day: z.number().int().min(1).max(31),
  kind: z.enum(['absent_on_leave', 'leave_without_approval', 'present_on_leave']),
  sentence: z.string(),
});
export type AttendanceContradiction = z.infer<typeof attendanceContradictionSchema>;

/** Who was posted where in the month, and when. */
const posted = {
  postingId: postingIdSchema,
  personId: personIdSchema,
  personName: z.string(),
  role: postRoleSchema.nullable(),
  villageId: villageIdSchema,
  villageName: z.string(),
  townshipId: townshipIdSchema,
  townshipName: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
};

/** What is recorded of one month; everything is null where nothing is. */
const recorded = {
  /** A letter a day (see shared/presence/attendance-days.ts); null where only totals are known, or nothing. */
  days: attendanceDaysSchema.nullable(),
  /** Null where nothing is recorded. */
  counts: attendanceCountsSchema.nullable(),
  /** Round trips between home unit and village that are refunded. */
  roundTrips: z.number().int().nullable(),
  note: z.string().nullable(),
  /** Null where nothing is recorded yet; a first save says null too. */
  revision: revisionSchema.nullable(),
  /** Whether the month came in with a sheet of the township. */
  imported: z.boolean(),
  recordedAt: instantSchema.nullable(),
  recordedBy: z.string().nullable(),
};

export const attendanceRowSchema = z.object({
  ...posted,
  ...recorded,
  /** First and last day of the month on post; the days outside cannot be filled in. */
  firstDay: z.number().int().min(1).max(31),
  lastDay: z.number().int().min(1).max(31),
  /** The month against each presence rule that speaks of months or weeks; a rule about years is not among them. */
  monthFigures: z.array(presenceFigureSchema),
  /** The year up to and including this month, or up to today, against the same rules. */
  yearFigures: z.array(presenceFigureSchema),
  /**
   * What approved leave says of each day, as a string like `days`: `L` leave, `B` business trip, `M` meeting, `T`
   * training; in lower case for half a day; `-` for none.
   */
  leaveDays: z.string(),
  contradictions: z.array(attendanceContradictionSchema),
});
export type AttendanceRow = z.infer<typeof attendanceRowSchema>;

/** One day of the month as the calendar has it. */
export const monthDaySchema = z.object({
  date: businessDateSchema,
  /** 1 Monday to 7 Sunday. */
  weekday: z.number().int().min(1).max(7),
  working: z.boolean(),
  /** Name of the holiday or of the make-up day. */
  name: z.string().nullable(),
});
export type MonthDay = z.infer<typeof monthDaySchema>;

/** The scheme whose rules the figures follow; null while none is in force. */
const schemeUsedSchema = z
  .object({
    id: schemeVersionIdSchema,
    title: z.string(),
    version: z.number().int(),
    rules: z.array(z.object({ code: z.string(), title: z.string() })),
  })
  .nullable();

export const attendanceFilterInput = {
  month: monthSchema,
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  /** Part of a name, village or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
  /** True: only months on record; false: only those still missing; null: both. */
  recorded: z.boolean().nullable().default(null),
};

/** What one saves of a month: its days, or only their totals where nothing more is known. */
export const attendanceRecordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), days: attendanceDaysSchema }),
  z.object({ kind: z.literal('totals'), totals: attendanceCountsSchema }),
]);
export type AttendanceRecord = z.infer<typeof attendanceRecordSchema>;

export const attendanceSaveInput = z.object({
  postingId: postingIdSchema,
  month: monthSchema,
  /** The revision that was read; null where the month had none. */
  revision: revisionSchema.nullable(),
  record: attendanceRecordSchema,
  roundTrips: z.number().int().min(0).max(31, '往返次数不能超过 31 次').nullable(),
  note: optionalLine('备注', 200),
});
export type AttendanceSave = z.infer<typeof attendanceSaveInput>;

const importedBeforeSchema = z.object({
  at: instantSchema,
  by: z.string(),
  fileName: z.string(),
  month: monthSchema,
});

export const attendanceSheetSchema = z.object({
  name: z.string(),
  /** Rows below the titles. */
  rows: z.number().int(),
  /** One-based row of the sheet that holds the column titles. */
  headerRow: z.number().int(),
  /** A mark a day, only totals, or no attendance sheet at all (`unknown`). */
  layout: z.enum(['days', 'totals', 'unknown']),
  /** The month that stands in the title, the sheet's name or the file's name. */
  suggestedMonth: monthSchema.nullable(),
  /** Set when this sheet of a file with the same content was imported before. */
  importedBefore: importedBeforeSchema.nullable(),
});
export type AttendanceSheet = z.infer<typeof attendanceSheetSchema>;

const sheetSelection = {
  uploadId: uploadIdSchema,
  sheet: z.string().max(100),
  month: monthSchema,
};

export const attendanceContract = {
  /** Everyone on post in the month, by township and village, first secretaries first, with what is recorded. */
  listAttendance: procedure.input(z.object({ ...attendanceFilterInput, ...pageInput })).output(
    z.object({
      total: z.number().int(),
      /** Of all that the filter leaves (without `recorded`), how many months are on record. */
      recorded: z.number().int(),
      onPost: z.number().int(),
      /** Days after this one cannot be filled in. */
      today: businessDateSchema,
      days: z.array(monthDaySchema),
      /** False when the year's arrangement of holidays is not known: only Saturdays and Sundays are days off then. */
      calendarCovered: z.boolean(),
      scheme: schemeUsedSchema,
      rows: z.array(attendanceRowSchema),
    }),
  ),
  /** Records one month of one person; a month that somebody else saved meanwhile is a conflict. */
  saveAttendance: procedure.input(attendanceSaveInput).output(attendanceRowSchema),
  /** Fills days of many people at once: all or nothing. Round trips and notes stay as they are. */
  saveAttendanceMany: procedure
    .input(
      z.object({
        month: monthSchema,
        entries: z
          .array(
            z.object({
              postingId: postingIdSchema,
              revision: revisionSchema.nullable(),
              days: attendanceDaysSchema,
            }),
          )
          .min(1, '没有要保存的内容')
          .max(500, '一次最多保存 500 人'),
      }),
    )
    .output(z.object({ rows: z.array(attendanceRowSchema) })),
  /** Everything recorded of one posting, the newest month first, with verdicts by month and by year. */
  attendanceOf: procedure.input(z.object({ postingId: postingIdSchema })).output(
    z.object({
      posting: z.object(posted),
      today: businessDateSchema,
      scheme: schemeUsedSchema,
      years: z.array(
        z.object({
          year: yearSchema,
          counts: attendanceCountsOfYear(),
          figures: z.array(presenceFigureSchema),
          absence: z.array(absenceFigureSchema),
          calendarCovered: z.boolean(),
        }),
      ),
      /** Every month on post up to now, and every month on record. */
      months: z.array(
        z.object({
          month: monthSchema,
          ...recorded,
          firstDay: z.number().int().min(1).max(31),
          lastDay: z.number().int().min(1).max(31),
          leaveDays: z.string(),
          calendar: z.array(monthDaySchema),
          figures: z.array(presenceFigureSchema),
          contradictions: z.array(attendanceContradictionSchema),
        }),
      ),
    }),
  ),
  /** A sheet of the month with names and a column a day, to be filled in and imported. */
  attendanceTemplate: procedure
    .input(z.object({ month: monthSchema, townshipId: townshipIdSchema.nullable() }))
    .output(z.object({ fileName: z.string(), base64: z.string(), rows: z.number().int() })),
  /** Reads an uploaded sheet and says what it holds; nothing is written. */
  inspectAttendanceSheet: procedure
    .input(z.object({ uploadId: uploadIdSchema }))
    .output(z.object({ fileName: z.string(), sheets: z.array(attendanceSheetSchema) })),
  /** Checks every cell; nothing is written. */
  previewAttendanceImport: procedure.input(z.object(sheetSelection)).output(
    z.object({
      /** Lines of the sheet with somebody in them. */
      rows: z.number().int(),
      layout: z.enum(['days', 'totals', 'unknown']),
      /** Months that would be recorded for the first time, changed, or stay as they are. */
      added: z.number().int(),
      overwritten: z.number().int(),
      unchanged: z.number().int(),
      /** People on post in the month, in the townships of the sheet, about whom it says nothing. */
      missing: z.number().int(),
      problems: z.array(cellProblemSchema),
      problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
      /** The first rows as they would be stored. */
      sample: z.array(
        z.object({
          row: z.number().int(),
          personName: z.string(),
          villageName: z.string(),
          days: z.string().nullable(),
          counts: attendanceCountsSchema,
        }),
      ),
    }),
  ),
  /**
   * Imports the sheet as a job, all or nothing. Refused while a cell has an error and, unless `again` is set, when the
   * same content was imported before.
   */
  commitAttendanceImport: procedure
    .input(z.object({ ...sheetSelection, again: z.boolean().default(false) }))
    .output(z.object({ jobId: jobIdSchema })),
};

/** Days of each kind in one year. */
function attendanceCountsOfYear() {
  return z.record(attendanceKindSchema, z.number().int().min(0).max(366));
}
