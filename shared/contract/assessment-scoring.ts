import * as z from 'zod';
import {
  assessmentIdSchema,
  cycleIdSchema,
  jobIdSchema,
  scoreAdjustmentIdSchema,
  townshipIdSchema,
  uploadIdSchema,
} from '../ids.ts';
import { pointsSchema } from '../points.ts';
import { line, optionalLine, reasonSchema } from '../text.ts';
import { assessedObjectSchema, raterGroupSchema } from '../vocabulary.ts';
import {
  assessmentDetailSchema,
  ballotTallySchema,
  itemScoreSchema,
  narrativeSchema,
  recordTarget,
  scorerPlaceSchema,
  yearFiguresSchema,
} from './assessment-record.ts';
import { procedure } from './base.ts';
import { cellProblemSchema } from './roster.ts';

/** One line of a scorer's sheet. */
export const sheetScoreSchema = itemScoreSchema.omit({ scorer: true });
export type SheetScore = z.infer<typeof sheetScoreSchema>;

/** A sheet of an uploaded file, and whose scores it holds: of one scorer, or (null) of those its column 评分人 names. */
const scoreSelection = {
  cycleId: cycleIdSchema,
  uploadId: uploadIdSchema,
  sheet: z.string().max(100),
  scorer: scorerPlaceSchema.nullable(),
};

/** What the committee enters about one record, score sheets of many at once, and working all of a cycle out again. */
export const scoringContract = {
  /** Replaces one rater group's tally; `tally: null` takes it back. */
  saveTally: procedure
    .input(z.object({ ...recordTarget, group: raterGroupSchema, tally: ballotTallySchema.nullable() }))
    .output(assessmentDetailSchema),
  /** Replaces the sheet of one scorer; items left out are not scored yet. Sheets of other scorers stay as they are. */
  saveScores: procedure
    .input(
      z.object({ ...recordTarget, scorer: scorerPlaceSchema, scores: z.array(sheetScoreSchema).max(100) }),
    )
    .output(assessmentDetailSchema),
  saveNarrative: procedure
    .input(z.object({ ...recordTarget, narrative: narrativeSchema, figures: yearFiguresSchema }))
    .output(assessmentDetailSchema),
  /** Points on top, or off, under a rule of the template; all entries under a rule together stay within its maximum. */
  recordAdjustment: procedure
    .input(
      z.object({
        ...recordTarget,
        code: z.string().max(60),
        points: pointsSchema.min(1, '请填写分值'),
        evidence: line('依据', 500),
        documentNumber: optionalLine('文号', 60),
      }),
    )
    .output(assessmentDetailSchema),
  /** Takes an entry back with a reason; it stays in the trail. */
  voidAdjustment: procedure
    .input(z.object({ ...recordTarget, adjustmentId: scoreAdjustmentIdSchema, reason: reasonSchema }))
    .output(assessmentDetailSchema),

  /** A workbook with a sheet for each template of the cycle, a line a record, to be filled in and imported. */
  scoreTemplate: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        townshipId: townshipIdSchema.nullable(),
        /** Null: a line for each scorer, told apart by a column 评分人. */
        scorer: scorerPlaceSchema.nullable(),
      }),
    )
    .output(z.object({ fileName: z.string(), base64: z.string(), rows: z.number().int() })),
  /** Reads an uploaded workbook and says which of its sheets hold scores; nothing is written. */
  inspectScoreSheets: procedure.input(z.object({ cycleId: cycleIdSchema, uploadId: uploadIdSchema })).output(
    z.object({
      fileName: z.string(),
      sheets: z.array(
        z.object({
          name: z.string(),
          /** Rows below the titles. */
          rows: z.number().int(),
          /** One-based row of the sheet that holds the column titles. */
          headerRow: z.number().int(),
          /** Columns that are items of a template. */
          items: z.number().int(),
          /** Whether it names scorers in a column 评分人. */
          namesScorers: z.boolean(),
        }),
      ),
    }),
  ),
  /** Checks every cell; nothing is written. */
  previewScoreImport: procedure.input(z.object(scoreSelection)).output(
    z.object({
      /** Lines of the sheet with somebody in them. */
      rows: z.number().int(),
      /** Scores that would be entered for the first time, changed, or stay as they are. Blank cells change nothing. */
      added: z.number().int(),
      overwritten: z.number().int(),
      unchanged: z.number().int(),
      problems: z.array(cellProblemSchema),
      problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
      /** The first lines as they would be stored. */
      sample: z.array(
        z.object({
          row: z.number().int(),
          assessmentId: assessmentIdSchema,
          name: z.string(),
          object: assessedObjectSchema,
          villageName: z.string(),
          scorerName: z.string(),
          scores: z.array(z.object({ item: z.string(), title: z.string(), points: pointsSchema })),
        }),
      ),
    }),
  ),
  /** Imports the sheet as a job, all or nothing. Refused while a cell has an error. */
  commitScoreImport: procedure.input(z.object(scoreSelection)).output(z.object({ jobId: jobIdSchema })),

  /** Works every record of a cycle that is not locked out again, as a job: `{ records, changed }`. */
  recomputeCycle: procedure
    .input(z.object({ cycleId: cycleIdSchema }))
    .output(z.object({ jobId: jobIdSchema })),
};
