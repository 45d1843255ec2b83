import * as z from 'zod';
import { businessDateSchema, instantSchema, yearSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  cycleIdSchema,
  personIdSchema,
  postingIdSchema,
  scoreAdjustmentIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { pointsSchema } from '../points.ts';
import { clauseSchema } from '../policy/ground.ts';
import { assessmentTemplateSchema } from '../policy/scheme.ts';
import { optionalLine, paragraphs } from '../text.ts';
import {
  assessedObjectSchema,
  assessmentKindSchema,
  assessmentStateSchema,
  cycleStateSchema,
  genderSchema,
  gradeSchema,
  identitySchema,
  participationSchema,
  poolSchema,
  postRoleSchema,
  raterGroupSchema,
} from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

const commonSubject = {
  /** The person's name; for a team its village's, for a unit its own. */
  name: z.string(),
  unitName: z.string(),
  /** Null for a unit, whose people may be in several townships. */
  townshipId: townshipIdSchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
};

/** Somebody on post. */
export const personSubjectSchema = z.object({
  object: postRoleSchema,
  personId: personIdSchema,
  postingId: postingIdSchema,
  ...commonSubject,
  gender: genderSchema.nullable(),
  birthDate: businessDateSchema.nullable(),
  ethnicity: z.string().nullable(),
  politicalStatus: z.string().nullable(),
  partyDate: businessDateSchema.nullable(),
  identity: identitySchema,
  rank: z.string().nullable(),
  homePosition: z.string().nullable(),
  role: postRoleSchema,
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
});
export type PersonSubject = z.infer<typeof personSubjectSchema>;

/** One of those who made up a team, or whom a unit sent, in the period. */
const memberSchema = z.object({
  postingId: postingIdSchema,
  personId: personIdSchema,
  name: z.string(),
  role: postRoleSchema.nullable(),
  villageName: z.string(),
  unitName: z.string(),
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
});

/** The team of a village. */
export const teamSubjectSchema = z.object({
  object: z.literal('team'),
  villageId: villageIdSchema,
  ...commonSubject,
  members: z.array(memberSchema),
  /** Units behind the team, the leading one first. */
  units: z.array(z.object({ unitId: unitIdSchema, name: z.string() })),
});
export type TeamSubject = z.infer<typeof teamSubjectSchema>;

/** A dispatching unit. */
export const unitSubjectSchema = z.object({
  object: z.literal('unit'),
  unitId: unitIdSchema,
  ...commonSubject,
  people: z.array(memberSchema),
});
export type UnitSubject = z.infer<typeof unitSubjectSchema>;

/** Who or what is assessed, frozen when the cycle opened: later corrections of the roster do not change it. */
export const subjectSchema = z.discriminatedUnion('object', [
  personSubjectSchema,
  teamSubjectSchema,
  unitSubjectSchema,
]);
export type Subject = z.infer<typeof subjectSchema>;

/** Whether a record is about somebody on post, not about a team or unit. */
export function isPersonSubject(subject: Subject): subject is PersonSubject {
  return subject.object === 'first_secretary' || subject.object === 'team_member';
}

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

/** Place in the cycle's list of scorers, from 1. */
export const scorerPlaceSchema = z.number().int().min(1).max(30);

export const itemScoreSchema = z.object({
  scorer: scorerPlaceSchema,
  item: z.string().max(60),
  points: pointsSchema,
  remark: optionalLine('评分说明', 200),
});
export type ItemScore = z.infer<typeof itemScoreSchema>;

/** Points on top of the score, or off it, under a rule of the template. */
export const scoreAdjustmentSchema = z.object({
  id: scoreAdjustmentIdSchema,
  /** Code of the rule. */
  code: z.string(),
  points: pointsSchema,
  /** What shows it, e.g. a commendation by its document. */
  evidence: z.string(),
  documentNumber: z.string().nullable(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export type ScoreAdjustment = z.infer<typeof scoreAdjustmentSchema>;

/** The locked result of an earlier assessment that this one takes into account. */
export const earlierResultSchema = z.object({
  assessmentId: assessmentIdSchema,
  kind: assessmentKindSchema,
  year: yearSchema,
  cycleTitle: z.string(),
  /** Null where it was locked without a score. */
  total: pointsSchema.nullable(),
  finalGrade: gradeSchema.nullable(),
});
export type EarlierResult = z.infer<typeof earlierResultSchema>;

/** Days of the longest period: a term may be several years. */
export const longestPeriodDays = 3_660;
const figure = z.number().int().min(0).max(longestPeriodDays).nullable();

/** Days and findings of the period, as the township's records give them; null where not known yet. */
export const yearFiguresSchema = z.object({
  requiredDays: figure,
  presentDays: figure,
  leaveDays: figure,
  absenceNotices: figure,
});
export type YearFigures = z.infer<typeof yearFiguresSchema>;

export const opinionOrgans = [
  'village_party_organisation',
  'township_party_committee',
  'dispatching_unit',
  'county_departments',
] as const;
export const opinionOrganSchema = z.enum(opinionOrgans);
export type OpinionOrgan = z.infer<typeof opinionOrganSchema>;
export const opinionOrganLabels: Record<OpinionOrgan, string> = {
  village_party_organisation: '村党组织',
  township_party_committee: '乡镇党委',
  dispatching_unit: '派出单位',
  county_departments: '县级部门',
};

export const opinionSchema = z.object({
  organ: opinionOrganSchema,
  /** The organ by name where the form does not say which it is, e.g. 区委组织部. */
  organName: optionalLine('机关名称', 60).default(null),
  text: paragraphs('意见', 2000),
  /** Grade that the organ suggests (乡镇党委等次建议); null where it suggests none. */
  proposedGrade: gradeSchema.nullable().default(null),
  signer: optionalLine('签名人', 40),
  signedOn: businessDateSchema.nullable(),
});

/** Texts of the registration form that people write. */
export const narrativeSchema = z.object({
  selfSummary: paragraphs('个人总结', 8000),
  /** One of each organ; of county departments one of each by name. */
  opinions: z.array(opinionSchema).max(12, '意见不能超过 12 份'),
  remarks: paragraphs('需要说明的情况', 2000),
  /** End-of-term appraisal (鉴定), edited by people; blank in other kinds. */
  appraisal: z
    .object({
      achievements: paragraphs('主要工作和成效', 8000),
      shortcomings: paragraphs('存在不足', 4000),
      conclusion: paragraphs('鉴定意见', 4000),
    })
    .default({ achievements: '', shortcomings: '', conclusion: '' }),
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
  /** Total in hundredths; null while anything required is missing, and for whoever takes part without a grade. */
  total: pointsSchema.nullable(),
  /** The total written out from sections and adjustments, e.g. `总分 = 28.5 + 36.25 + 27.07 + 加分 2 = 93.82`. */
  totalFormula: z.string(),
  /** Sum of the sections that are complete, with the adjustments. */
  soFar: pointsSchema,
  complete: z.boolean(),
  /** Everything still missing, one sentence each; empty for whoever takes part without a grade. */
  missing: z.array(z.string()),
  sections: z.array(calculationLineSchema),
  /** A line for each rule of bonus or deduction with an entry; points are added for one kind, taken off for the other. */
  adjustments: z.array(z.object({ kind: z.enum(['bonus', 'deduction']), line: calculationLineSchema })),
  /** The grade that the cut-offs give for the total, before any cap. */
  gradeByScore: gradeSchema.nullable(),
  suggestedGrade: gradeSchema.nullable(),
  /** Why this grade, or none, in a sentence with the threshold and the cap. */
  suggestionReason: z.string(),
});
export type Calculation = z.infer<typeof calculationSchema>;

/** How far the scorers of one item lie apart. It only points: nobody's score is left out because of it. */
export const scoreSpreadSchema = z.object({
  item: z.string(),
  scores: z.array(z.object({ scorer: scorerPlaceSchema, points: pointsSchema })),
  /** Exact mean of all sheets as a decimal, or cut after four places, e.g. `8.3333…`. */
  mean: z.string(),
  lowest: pointsSchema,
  highest: pointsSchema,
  median: pointsSchema,
  /** Scorers further than 20 % of the item's maximum from the median, with three sheets or more. */
  outliers: z.array(scorerPlaceSchema),
});
export type ScoreSpread = z.infer<typeof scoreSpreadSchema>;

export const assessmentRowSchema = z.object({
  id: assessmentIdSchema,
  object: assessedObjectSchema,
  pool: poolSchema,
  name: z.string(),
  /** Null for teams and units, as the role is. */
  identity: identitySchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  role: postRoleSchema.nullable(),
  state: assessmentStateSchema,
  participation: participationSchema,
  /** Best grade that may be given; null without a cap. */
  gradeCap: gradeSchema.nullable(),
  /** Graded on its own (reopened or graded later), whatever state the cycle is in. */
  individual: z.boolean(),
  total: pointsSchema.nullable(),
  complete: z.boolean(),
  /** Place in the pool by total, 1 first, equal totals share a place; null while incomplete. */
  rank: z.number().int().nullable(),
  /** Graded records of the pool: only they compete for places. */
  poolSize: z.number().int(),
  suggestedGrade: gradeSchema.nullable(),
  proposedGrade: gradeSchema.nullable(),
  finalGrade: gradeSchema.nullable(),
  revision: revisionSchema,
});
export type AssessmentRow = z.infer<typeof assessmentRowSchema>;

export const assessmentDetailSchema = assessmentRowSchema.extend({
  cycleId: cycleIdSchema,
  kind: assessmentKindSchema,
  cycleState: cycleStateSchema,
  year: yearSchema,
  cycleTitle: z.string(),
  /** Names of the committee's scorers; a score names its scorer by place, from 1. */
  scorers: z.array(z.string()),
  ballotEntry: z.enum(['single', 'double']),
  schemeTitle: z.string(),
  subject: subjectSchema,
  template: assessmentTemplateSchema,
  /** Words of the grades for this person's identity. */
  gradeWords: z.record(gradeSchema, z.string()),
  figures: yearFiguresSchema,
  tallies: z.array(ballotTallySchema),
  scores: z.array(itemScoreSchema),
  /** Items with at least one score, in the order of the template. */
  scoreSpread: z.array(scoreSpreadSchema),
  adjustments: z.array(scoreAdjustmentSchema),
  /** Locked results of the kinds that the template takes into account, the oldest first. */
  earlier: z.array(earlierResultSchema),
  narrative: narrativeSchema,
  /** Why the record is not graded, or has a cap, in short phrases; for working it out again while one types. */
  standingReasons: z.array(z.string()),
  calculation: calculationSchema,
  proposal: z
    .object({
      /** Null for whoever takes part without a grade. */
      grade: gradeSchema.nullable(),
      reason: z.string().nullable(),
      by: z.string(),
      byId: z.string(),
      at: instantSchema,
    })
    .nullable(),
  approval: z
    .object({
      grade: gradeSchema.nullable(),
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
      finalGrade: gradeSchema.nullable(),
      total: pointsSchema.nullable(),
      lockedAt: instantSchema,
      reopenedAt: instantSchema,
      reopenedBy: z.string(),
      reopenReason: z.string(),
    }),
  ),
  updatedAt: instantSchema,
});
export type AssessmentDetail = z.infer<typeof assessmentDetailSchema>;

/** A record and the revision the caller has seen. */
export const recordTarget = { id: assessmentIdSchema, revision: revisionSchema };

/** Reading the records of a cycle. */
export const recordContract = {
  list: procedure
    .input(
      z.object({
        ...pageInput,
        cycleId: cycleIdSchema,
        text: z.string().max(60).default(''),
        pool: poolSchema.nullable().default(null),
        participation: participationSchema.nullable().default(null),
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
};
