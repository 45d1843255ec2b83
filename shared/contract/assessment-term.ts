import * as z from 'zod';
import { businessDateSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  cycleIdSchema,
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
} from '../ids.ts';
import { groundSchema, organSchema } from '../policy/ground.ts';
import {
  assessmentStateSchema,
  cycleStateSchema,
  identitySchema,
  postingEndKindSchema,
  postingStatusSchema,
  postRoleSchema,
} from '../vocabulary.ts';
import {
  assessmentDetailSchema,
  ballotTallySchema,
  earlierResultSchema,
  narrativeSchema,
  opinionSchema,
  recordTarget,
  subjectSchema,
  yearFiguresSchema,
} from './assessment-record.ts';
import { pageInput, procedure } from './base.ts';
import { conductRowSchema, spotCheckRowSchema } from './presence-records.ts';

/** Somebody whose term is over or soon will be. */
export const termDueRowSchema = z.object({
  postingId: postingIdSchema,
  personId: personIdSchema,
  name: z.string(),
  role: postRoleSchema.nullable(),
  identity: identitySchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  status: postingStatusSchema,
  startDate: businessDateSchema,
  /** Last day of the term that the scheme asks for; null where it names none. */
  dueOn: businessDateSchema.nullable(),
  /** Last day on post; null while on post. */
  endDate: businessDateSchema.nullable(),
  endKind: postingEndKindSchema.nullable(),
  /** Left before the term was full. */
  early: z.boolean(),
  /** From today to the last day on post, or else of the term; negative once it has passed; null where neither is known. */
  daysLeft: z.number().int().nullable(),
  /** The end-of-term assessment the person is in already. */
  assessment: z
    .object({
      id: assessmentIdSchema,
      cycleId: cycleIdSchema,
      cycleTitle: z.string(),
      cycleState: cycleStateSchema,
      state: assessmentStateSchema,
    })
    .nullable(),
});
export type TermDueRow = z.infer<typeof termDueRowSchema>;

export const termDueFilterSchema = z.object({
  /** People whose term ends on this day at the latest. */
  until: businessDateSchema,
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  /** `open`: in no end-of-term assessment yet; `early`: left before the term was full. */
  only: z.enum(['open', 'early']).nullable().default(null),
});
export type TermDueFilter = z.infer<typeof termDueFilterSchema>;

/** What the scheme says about the end of a term. */
export const termRulesSchema = z.object({
  schemeTitle: z.string(),
  /** Whole years; null where the notice names none. */
  years: z.number().int().nullable(),
  /** Who leads; null where the notice is silent. */
  lead: z.object({ organ: organSchema, together: z.array(organSchema), ground: groundSchema }).nullable(),
  /** Whether the appraisal goes into the personal file; null where the notice is silent. */
  personalFile: z.boolean().nullable(),
  /** What the notice leaves open, one sentence each. */
  notes: z.array(z.string()),
  hasTemplate: z.boolean(),
});
export type TermRules = z.infer<typeof termRulesSchema>;

/** A year's assessment within the term, with what was said and voted in it. */
export const termYearSchema = earlierResultSchema.extend({
  cycleId: cycleIdSchema,
  /** The grade in the words it was given in; 不定等次 where none was. */
  gradeWord: z.string(),
  rank: z.number().int().nullable(),
  poolSize: z.number().int(),
  documentNumber: z.string().nullable(),
  figures: yearFiguresSchema,
  tallies: z.array(ballotTallySchema),
  opinions: z.array(opinionSchema),
});
export type TermYear = z.infer<typeof termYearSchema>;

/** Everything that is on record about somebody's term. */
export const termDossierSchema = z.object({
  id: assessmentIdSchema,
  subject: subjectSchema,
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
  dueOn: businessDateSchema.nullable(),
  endKind: postingEndKindSchema.nullable(),
  endReason: z.string().nullable(),
  years: z.array(termYearSchema),
  /** Empty for a role that may not read conduct records. */
  conduct: z.array(conductRowSchema),
  /** Findings other than 在岗. */
  spotChecks: z.array(spotCheckRowSchema),
  rules: termRulesSchema,
  /** What is missing for a whole picture, one sentence each. */
  notes: z.array(z.string()),
});
export type TermDossier = z.infer<typeof termDossierSchema>;

export const appraisalSchema = narrativeSchema.shape.appraisal.unwrap();
export type Appraisal = z.infer<typeof appraisalSchema>;

/** The end of a term: who is due, what is on record, and the appraisal (鉴定). */
export const termContract = {
  /** Under the scheme in force. */
  termRules: procedure.output(termRulesSchema),
  /** People on post whose term ends by a day, and those who left within two years before it. */
  listTermDue: procedure
    .input(
      z.object({
        ...pageInput,
        filter: termDueFilterSchema,
        sort: z
          .array(
            z.object({
              column: z.enum(['due', 'name', 'village', 'unit', 'start']),
              direction: z.enum(['asc', 'desc']),
            }),
          )
          .max(3)
          .default([]),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(termDueRowSchema) })),
  /** RULE_VIOLATION `not_a_term` for a record of another kind. */
  termDossier: procedure.input(z.object({ id: assessmentIdSchema })).output(termDossierSchema),
  /** A draft put together from the dossier. Nothing is written: a person reads, corrects and saves it. */
  draftAppraisal: procedure.input(z.object({ id: assessmentIdSchema })).output(appraisalSchema),
  saveAppraisal: procedure
    .input(z.object({ ...recordTarget, appraisal: appraisalSchema }))
    .output(assessmentDetailSchema),
};
