import * as z from 'zod';
import { raterGroupSchema } from '../vocabulary.ts';
import {
  assessmentDetailSchema,
  ballotTallySchema,
  itemScoreSchema,
  narrativeSchema,
  recordTarget,
  yearFiguresSchema,
} from './assessment-record.ts';
import { procedure } from './base.ts';

/** What the committee enters about one record. */
export const scoringContract = {
  /** Replaces one rater group's tally; `tally: null` takes it back. */
  saveTally: procedure
    .input(z.object({ ...recordTarget, group: raterGroupSchema, tally: ballotTallySchema.nullable() }))
    .output(assessmentDetailSchema),
  /** Replaces the committee's item scores; items left out are not scored yet. */
  saveScores: procedure
    .input(z.object({ ...recordTarget, scores: z.array(itemScoreSchema).max(100) }))
    .output(assessmentDetailSchema),
  saveNarrative: procedure
    .input(z.object({ ...recordTarget, narrative: narrativeSchema, figures: yearFiguresSchema }))
    .output(assessmentDetailSchema),
};
