import * as z from 'zod';
import { businessDateSchema, instantSchema, yearSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  cycleIdSchema,
  personIdSchema,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
} from '../ids.ts';
import { pointsSchema } from '../points.ts';
import { clauseSchema } from '../policy/ground.ts';
import { assessmentTemplateSchema } from '../policy/scheme.ts';
import { line, optionalLine, paragraphs, reasonSchema } from '../text.ts';
import {
  assessmentStateSchema,
  genderSchema,
  gradeSchema,
  identitySchema,
  postRoleSchema,
  raterGroupSchema,
} from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

/** Who is assessed, frozen when the cycle opened: later corrections of the roster do not change it. */
export const subjectSchema = z.object({
  personId: personIdSchema,
  postingId: postingIdSchema,
  name: z.string(),
  gender: genderSchema.nullable(),
  birthDate: businessDateSchema.nullable(),
  ethnicity: z.string().nullable(),
  politicalStatus: z.string().nullable(),
  partyDate: businessDateSchema.nullable(),
  identity: identitySchema,
  rank: z.string().nullable(),
  homePosition: z.string().nullable(),
  unitName: z.string(),
  townshipId: townshipIdSchema,
  townshipName: z.string(),
  villageName: z.string(),
  role: postRoleSchema,
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
});
export type Subject = z.infer<typeof subjectSchema>;

const count = z.number().int().min(0, '票数不能为负').max(99_999, '票数过大，请核对');

/** The tally of one rater group's paper ballots. 发出 ≥ 收回 = 有效 + 无效; votes and blanks total 有效. */
export const ballotTallySchema = z.object({
  group: raterGroupSchema,
  issued: count,
  returned: count,
  valid: count,
  invalid: count,
  votes: z.record(gradeSchema, count),
  /** Valid ballots on which this person's row was left empty (未填). */
  blank: count,
});
export type BallotTally = z.infer<typeof ballotTallySchema>;

export const itemScoreSchema = z.object({
  item: z.string().max(60),
  points: pointsSchema,
  remark: optionalLine('评分说明', 200),
});
export type ItemScore = z.infer<typeof itemScoreSchema>;

/** Days and findings of the year, as the township's records give them; null where not known yet. */
export const yearFiguresSchema = z.object({
  requiredDays: z.number().int().min(0).max(366).nullable(),
  presentDays: z.number().int().min(0).max(366).nullable(),
  leaveDays: z.number().int().min(0).max(366).nullable(),
  absenceNotices: z.number().int().min(0).max(366).nullable(),
});
export type YearFigures = z.infer<typeof yearFiguresSchema>;

export const opinionOrgans = [
  'village_party_organisation',
  'township_party_committee',
  'dispatching_unit',
] as const;
export const opinionOrganSchema = z.enum(opinionOrgans);
export type OpinionOrgan = z.infer<typeof opinionOrganSchema>;
export const opinionOrganLabels: Record<OpinionOrgan, string> = {
  village_party_organisation: '村党组织',
  township_party_committee: '乡镇党委',
  dispatching_unit: '派出单位',
};

export const opinionSchema = z.object({
  organ: opinionOrganSchema,
  text: paragraphs('意见', 2000),
  signer: optionalLine('签名人', 40),
  signedOn: businessDateSchema.nullable(),
});

/** Texts of the registration form that people write. */
export const narrativeSchema = z.object({
  selfSummary: paragraphs('个人总结', 8000),
  opinions: z.array(opinionSchema).max(opinionOrgans.length),
  remarks: paragraphs('需要说明的情况', 2000),
});
export type Narrative = z.infer<typeof narrativeSchema>;

/** One line of the calculation: what it is, how it came about, and the lines it was made of. */
export interface CalculationLine {
  /** Stable path, e.g. `recognition.village_cadres`. */
  readonly key: string;
  readonly label: string;
  /** The arithmetic written out with its figures, e.g. `(20×100 + 8×80 + 2×60) ÷ 30`. */
  readonly formula: string;
  /** Exact value as a decimal or fraction where it is not yet rounded, e.g. `92` or `275/3`. */
  readonly exact: string | null;
  /** The value in hundredths of a point after rounding; null while incomplete. */
  readonly points: z.infer<typeof pointsSchema> | null;
  /** Highest possible, in hundredths. */
  readonly maximum: z.infer<typeof pointsSchema>;
  /** What is missing, in a sentence; null when complete. */
  readonly missing: string | null;
  /** Clause the line rests on; null where the figure is an example. */
  readonly clause: z.infer<typeof clauseSchema> | null;
  /** True where weight or points are an example of the scheme, not fixed by the notice. */
  readonly example: boolean;
  readonly lines: readonly CalculationLine[];
}
export const calculationLineSchema: z.ZodType<CalculationLine> = z.lazy(() =>
  z.object({
    key: z.string(),
    label: z.string(),
    formula: z.string(),
    exact: z.string().nullable(),
    points: pointsSchema.nullable(),
    maximum: pointsSchema,
    missing: z.string().nullable(),
    clause: clauseSchema.nullable(),
    example: z.boolean(),
    lines: z.array(calculationLineSchema),
  }),
);

export const calculationSchema = z.object({
  /** Total in hundredths; null while anything required is missing. */
  total: pointsSchema.nullable(),
  /** Sum of the sections that are complete. */
  soFar: pointsSchema,
  complete: z.boolean(),
  /** Everything still missing, one sentence each. */
  missing: z.array(z.string()),
  sections: z.array(calculationLineSchema),
  suggestedGrade: gradeSchema.nullable(),
  /** Why this grade, in a sentence with the threshold. */
  suggestionReason: z.string(),
});
export type Calculation = z.infer<typeof calculationSchema>;

export const cycleSchema = z.object({
  id: cycleIdSchema,
  year: yearSchema,
  title: z.string(),
  schemeVersionId: schemeVersionIdSchema,
  schemeTitle: z.string(),
  openedAt: instantSchema,
  openedBy: z.string(),
  counts: z.object({
    all: z.number().int(),
    scored: z.number().int(),
    proposed: z.number().int(),
    locked: z.number().int(),
  }),
});
export type Cycle = z.infer<typeof cycleSchema>;

export const assessmentRowSchema = z.object({
  id: assessmentIdSchema,
  name: z.string(),
  identity: identitySchema,
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  role: postRoleSchema,
  state: assessmentStateSchema,
  total: pointsSchema.nullable(),
  complete: z.boolean(),
  /** Place in the pool by total, 1 first, equal totals share a place; null while incomplete. */
  rank: z.number().int().nullable(),
  poolSize: z.number().int(),
  suggestedGrade: gradeSchema.nullable(),
  proposedGrade: gradeSchema.nullable(),
  finalGrade: gradeSchema.nullable(),
  revision: revisionSchema,
});
export type AssessmentRow = z.infer<typeof assessmentRowSchema>;

export const assessmentDetailSchema = assessmentRowSchema.extend({
  cycleId: cycleIdSchema,
  year: yearSchema,
  cycleTitle: z.string(),
  schemeTitle: z.string(),
  subject: subjectSchema,
  template: assessmentTemplateSchema,
  /** Words of the grades for this person's identity. */
  gradeWords: z.record(gradeSchema, z.string()),
  figures: yearFiguresSchema,
  tallies: z.array(ballotTallySchema),
  scores: z.array(itemScoreSchema),
  narrative: narrativeSchema,
  calculation: calculationSchema,
  proposal: z
    .object({
      grade: gradeSchema,
      reason: z.string().nullable(),
      by: z.string(),
      byId: z.string(),
      at: instantSchema,
    })
    .nullable(),
  approval: z
    .object({
      grade: gradeSchema,
      reason: z.string().nullable(),
      documentNumber: z.string().nullable(),
      by: z.string(),
      at: instantSchema,
    })
    .nullable(),
  /** Versions locked before and reopened since, newest first. */
  earlierVersions: z.array(
    z.object({
      version: z.number().int(),
      finalGrade: gradeSchema,
      total: pointsSchema,
      lockedAt: instantSchema,
      reopenedAt: instantSchema,
      reopenedBy: z.string(),
      reopenReason: z.string(),
    }),
  ),
  updatedAt: instantSchema,
});
export type AssessmentDetail = z.infer<typeof assessmentDetailSchema>;

const target = { id: assessmentIdSchema, revision: revisionSchema };

export const assessmentContract = {
  listCycles: procedure.output(z.object({ cycles: z.array(cycleSchema) })),
  getCycle: procedure.input(z.object({ id: cycleIdSchema })).output(cycleSchema),
  /**
   * Opens the annual assessment of a year and freezes its participants: everyone with a post during that year.
   * Refused with the people and fields named when someone's identity, role or start date is not filled in.
   */
  openCycle: procedure
    .input(
      z.object({ year: yearSchema, title: line('考核名称', 60), schemeVersionId: schemeVersionIdSchema }),
    )
    .output(cycleSchema),
  list: procedure
    .input(
      z.object({
        ...pageInput,
        cycleId: cycleIdSchema,
        text: z.string().max(60).default(''),
        state: assessmentStateSchema.nullable().default(null),
        townshipId: townshipIdSchema.nullable().default(null),
        sort: z
          .array(
            z.object({
              column: z.enum(['rank', 'name', 'village', 'unit', 'state', 'total']),
              direction: z.enum(['asc', 'desc']),
            }),
          )
          .max(3)
          .default([]),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(assessmentRowSchema),
        /** Final (or, before, proposed or suggested) grades over the whole filter. */
        distribution: z.record(gradeSchema, z.number().int()),
      }),
    ),
  get: procedure.input(z.object({ id: assessmentIdSchema })).output(assessmentDetailSchema),
  /** Replaces one rater group's tally; `tally: null` takes it back. */
  saveTally: procedure
    .input(z.object({ ...target, group: raterGroupSchema, tally: ballotTallySchema.nullable() }))
    .output(assessmentDetailSchema),
  /** Replaces the committee's item scores; items left out are not scored yet. */
  saveScores: procedure
    .input(z.object({ ...target, scores: z.array(itemScoreSchema).max(100) }))
    .output(assessmentDetailSchema),
  saveNarrative: procedure
    .input(z.object({ ...target, narrative: narrativeSchema, figures: yearFiguresSchema }))
    .output(assessmentDetailSchema),
  /** Puts a grade forward. A grade other than the suggested one needs a reason; an incomplete score is refused. */
  propose: procedure
    .input(z.object({ ...target, grade: gradeSchema, reason: reasonSchema.nullable() }))
    .output(assessmentDetailSchema),
  /** Back from proposed to scoring, with a reason. */
  sendBack: procedure.input(z.object({ ...target, reason: reasonSchema })).output(assessmentDetailSchema),
  /** Settles the grade and locks the record. Whoever proposed it cannot approve it. */
  approve: procedure
    .input(
      z.object({
        ...target,
        grade: gradeSchema,
        reason: reasonSchema.nullable(),
        documentNumber: optionalLine('审定文号', 60),
      }),
    )
    .output(assessmentDetailSchema),
  /** Unlocks a record with a reason; the locked version is kept whole. */
  reopen: procedure.input(z.object({ ...target, reason: reasonSchema })).output(assessmentDetailSchema),
};
