import * as z from 'zod';
import { optionalLine, reasonSchema } from '../text.ts';
import { gradeSchema } from '../vocabulary.ts';
import { assessmentDetailSchema, recordTarget } from './assessment-record.ts';
import { procedure } from './base.ts';

/** From score to settled grade. */
export const gradingContract = {
  /** Puts a grade forward. A grade other than the suggested one needs a reason; an incomplete score is refused. */
  propose: procedure
    .input(z.object({ ...recordTarget, grade: gradeSchema, reason: reasonSchema.nullable() }))
    .output(assessmentDetailSchema),
  /** Back from proposed to scoring, with a reason. */
  sendBack: procedure
    .input(z.object({ ...recordTarget, reason: reasonSchema }))
    .output(assessmentDetailSchema),
  /** Settles the grade and locks the record. Whoever proposed it cannot approve it. */
  approve: procedure
    .input(
      z.object({
        ...recordTarget,
        grade: gradeSchema,
        reason: reasonSchema.nullable(),
        documentNumber: optionalLine('审定文号', 60),
      }),
    )
    .output(assessmentDetailSchema),
  /** Unlocks a record with a reason; the locked version is kept whole. */
  reopen: procedure.input(z.object({ ...recordTarget, reason: reasonSchema })).output(assessmentDetailSchema),
};
