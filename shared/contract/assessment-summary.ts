import * as z from 'zod';
import { businessDateSchema, yearSchema } from '../dates.ts';
import { assessmentIdSchema, cycleIdSchema, personIdSchema, townshipIdSchema } from '../ids.ts';
import { pointsSchema } from '../points.ts';
import {
  assessedObjectSchema,
  assessmentKindSchema,
  assessmentStateSchema,
  ballotBatchStateSchema,
  cycleStateSchema,
  gradeSchema,
  identitySchema,
  participationSchema,
  poolSchema,
  raterGroupSchema,
} from '../vocabulary.ts';
import { pageInput, procedure } from './base.ts';

const count = z.number().int();
const byGrade = z.record(gradeSchema, count);

/** How far a township's people are; its teams are counted with it, units have a line of their own. */
export const townshipProgressSchema = z.object({
  /** Null for units, whose people may be in several townships. */
  townshipId: townshipIdSchema.nullable(),
  townshipName: z.string(),
  all: count,
  /** Takes part without a grade, or not at all. */
  notGraded: count,
  /** Graded, score not complete yet. */
  open: count,
  /** Complete, not proposed yet. */
  scored: count,
  proposed: count,
  locked: count,
});
export type TownshipProgress = z.infer<typeof townshipProgressSchema>;

export const poolStandingSchema = z.object({
  pool: poolSchema,
  /** Everyone of the pool who is to be graded. */
  size: count,
  /** By score, as proposed so far (else by score), as settled. */
  suggested: byGrade,
  standing: byGrade,
  final: byGrade,
  /** Most 优秀 of the pool; null while no ratio is set. */
  quota: count.nullable(),
  locked: z.boolean(),
});
export type PoolStanding = z.infer<typeof poolStandingSchema>;

export const cycleSummarySchema = z.object({
  townships: z.array(townshipProgressSchema),
  pools: z.array(poolStandingSchema),
  /** What graded records still lack, by kind of thing. */
  missing: z.object({
    /** Records with an item that no scorer has scored. */
    scores: count,
    /** Records without a tally of a group that rates them. */
    groups: z.array(z.object({ group: raterGroupSchema, records: count })),
    /** Records whose totals cannot be worked out yet, for whatever reason. */
    incomplete: count,
  }),
  batches: z.array(z.object({ state: ballotBatchStateSchema, count })),
});
export type CycleSummary = z.infer<typeof cycleSummarySchema>;

/** One person's (or team's, or unit's) result in one of two cycles. */
const comparedResultSchema = z.object({
  assessmentId: assessmentIdSchema,
  total: pointsSchema.nullable(),
  rank: count.nullable(),
  poolSize: count,
  /** Final, else proposed, else suggested. */
  grade: gradeSchema.nullable(),
  participation: participationSchema,
  settled: z.boolean(),
});
export type ComparedResult = z.infer<typeof comparedResultSchema>;

export const comparisonRowSchema = z.object({
  /** Id of the person, or of the team's village, or of the unit. */
  key: z.string(),
  object: assessedObjectSchema,
  name: z.string(),
  identity: identitySchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  first: comparedResultSchema.nullable(),
  second: comparedResultSchema.nullable(),
  /** Second total less first, in hundredths of a point; null unless both have one. */
  difference: z.number().int().nullable(),
});
export type ComparisonRow = z.infer<typeof comparisonRowSchema>;

export const historyEntrySchema = z.object({
  assessmentId: assessmentIdSchema,
  cycleId: cycleIdSchema,
  kind: assessmentKindSchema,
  year: yearSchema,
  cycleTitle: z.string(),
  cycleState: cycleStateSchema,
  periodFrom: businessDateSchema,
  periodTo: businessDateSchema,
  object: assessedObjectSchema,
  villageName: z.string(),
  unitName: z.string(),
  state: assessmentStateSchema,
  participation: participationSchema,
  total: pointsSchema.nullable(),
  rank: count.nullable(),
  poolSize: count,
  suggestedGrade: gradeSchema.nullable(),
  finalGrade: gradeSchema.nullable(),
  /** The final grade in the words it was given in. */
  gradeWord: z.string().nullable(),
  /** Sections of the score, for laying years side by side; null while a section is incomplete. */
  sections: z.array(z.object({ title: z.string(), points: pointsSchema.nullable(), maximum: pointsSchema })),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A cycle in figures, two cycles side by side, a person's assessments over the years. */
export const summaryContract = {
  cycleSummary: procedure.input(z.object({ cycleId: cycleIdSchema })).output(cycleSummarySchema),
  /** Everyone of either cycle; who is in both stands in one row. */
  compareCycles: procedure
    .input(
      z.object({
        ...pageInput,
        first: cycleIdSchema,
        second: cycleIdSchema,
        text: z.string().max(60).default(''),
        pool: poolSchema.nullable().default(null),
        sort: z
          .array(
            z.object({
              column: z.enum(['name', 'village', 'unit', 'first', 'second', 'difference']),
              direction: z.enum(['asc', 'desc']),
            }),
          )
          .max(3)
          .default([]),
      }),
    )
    .output(
      z.object({
        total: count,
        rows: z.array(comparisonRowSchema),
        /** Over the whole filter: how grades moved from the first cycle to the second. */
        moves: z.array(z.object({ from: gradeSchema, to: gradeSchema, count })),
      }),
    ),
  /** Assessments of one person, the oldest first. */
  historyOfPerson: procedure
    .input(z.object({ personId: personIdSchema }))
    .output(z.object({ name: z.string(), entries: z.array(historyEntrySchema) })),
};
