import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { assessmentIdSchema, cycleIdSchema, jobIdSchema } from '../ids.ts';
import { pointsSchema } from '../points.ts';
import { groundSchema } from '../policy/ground.ts';
import { line, optionalLine, reasonSchema } from '../text.ts';
import {
  assessedObjectSchema,
  assessmentStateSchema,
  cycleStateSchema,
  gradeSchema,
  identitySchema,
  participationSchema,
  poolSchema,
} from '../vocabulary.ts';
import { assessmentDetailSchema, recordTarget } from './assessment-record.ts';
import { procedure, revisionSchema } from './base.ts';

const count = z.number().int().min(0);

/** So many people for each grade. */
export const gradeCountsSchema = z.record(gradeSchema, count);
export type GradeCounts = z.infer<typeof gradeCountsSchema>;

/** One person, team or unit on the board of its pool. */
export const boardRowSchema = z.object({
  id: assessmentIdSchema,
  revision: revisionSchema,
  object: assessedObjectSchema,
  name: z.string(),
  identity: identitySchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  state: assessmentStateSchema,
  participation: participationSchema,
  /** Graded on its own, whatever state the cycle is in: the board shows and counts it, and leaves it alone. */
  individual: z.boolean(),
  total: pointsSchema.nullable(),
  /** Place among the graded of the pool, 1 first, equal totals share a place; null while incomplete. */
  rank: count.nullable(),
  gradeCap: gradeSchema.nullable(),
  /** By score and cap; null while incomplete. */
  suggestedGrade: gradeSchema.nullable(),
  proposedGrade: gradeSchema.nullable(),
  finalGrade: gradeSchema.nullable(),
  proposedBy: z.string().nullable(),
  /** Whether the caller put this grade forward, and therefore cannot approve it. */
  proposedByCaller: z.boolean(),
  /** Why the grade differs from the suggested one. */
  reason: z.string().nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

/** How a pool was locked although the ratio did not settle it. */
export const poolOverrideSchema = z.discriminatedUnion('kind', [
  /** Nobody has set a ratio, and a person has said that none applies. */
  z.object({ kind: z.literal('no_ratio'), reason: reasonSchema }),
  z.object({
    kind: z.literal('beyond_quota'),
    approver: line('批准机关或批准人', 60),
    documentNumber: line('批准文号', 60),
    reason: reasonSchema,
  }),
]);
export type PoolOverride = z.infer<typeof poolOverrideSchema>;

export const poolLockSchema = z.object({
  at: instantSchema,
  by: z.string(),
  /** Graded people when it was locked. */
  size: count,
  quota: count.nullable(),
  /** By score; and as locked. */
  before: gradeCountsSchema,
  after: gradeCountsSchema,
  override: poolOverrideSchema.nullable(),
});
export type PoolLock = z.infer<typeof poolLockSchema>;

/** Whether 优秀 beyond the quota may be given under the scheme. */
export const quotaOverrideRuleSchema = z.object({
  /** Null: the notice does not say. */
  allowed: z.boolean().nullable(),
  approver: z.string().nullable(),
  /** Where that comes from; null where the notice does not say. */
  ground: groundSchema.nullable(),
});
export type QuotaOverrideRule = z.infer<typeof quotaOverrideRuleSchema>;

/** One pool among those of a cycle. */
export const poolTabSchema = z.object({
  pool: poolSchema,
  /** Graded people, of whom the quota is counted. */
  size: count,
  /** Takes part without a grade, or not at all. */
  notGraded: count,
  /** Neither proposed nor settled yet, with or without a grade. */
  unproposed: count,
  quota: count.nullable(),
  /** Standing at 优秀: settled, else proposed, else suggested. */
  used: count,
  locked: z.boolean(),
});
export type PoolTab = z.infer<typeof poolTabSchema>;

export const boardSchema = z.object({
  cycleId: cycleIdSchema,
  cycleTitle: z.string(),
  cycleState: cycleStateSchema,
  pool: poolSchema,
  tabs: z.array(poolTabSchema),
  schemeTitle: z.string(),
  /** Words of the grades for each identity of the pool; null for teams and units. */
  gradeWords: z
    .array(z.object({ identity: identitySchema.nullable(), words: z.record(gradeSchema, z.string()) }))
    .min(1),
  /** Share of the pool that may be 优秀, in hundredths of a percent; null where nobody has set one. */
  ratio: z.number().int().nullable(),
  ratioDocumentNumber: z.string().nullable(),
  rounding: z.enum(['floor', 'half_up']),
  /** What the scheme rests the ratio on, with or without a figure. */
  quotaGround: groundSchema,
  overrideRule: quotaOverrideRuleSchema,
  lock: poolLockSchema.nullable(),
  /** Everyone who is graded in rank order, the incomplete last; then, apart, everyone who is not. */
  rows: z.array(boardRowSchema),
});
export type Board = z.infer<typeof boardSchema>;

const poolTarget = { cycleId: cycleIdSchema, pool: poolSchema };

/** From score to settled grade, one by one and pool by pool. */
export const gradingContract = {
  /**
   * Puts a grade forward, `null` for whoever takes part without one. A grade other than the suggested one needs a
   * reason; an incomplete score and a grade above the cap are refused.
   */
  propose: procedure
    .input(z.object({ ...recordTarget, grade: gradeSchema.nullable(), reason: reasonSchema.nullable() }))
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
        grade: gradeSchema.nullable(),
        reason: reasonSchema.nullable(),
        documentNumber: optionalLine('审定文号', 60),
      }),
    )
    .output(assessmentDetailSchema),
  /** Unlocks a record with a reason; the locked version is kept whole. */
  reopen: procedure.input(z.object({ ...recordTarget, reason: reasonSchema })).output(assessmentDetailSchema),

  /** Everyone of a pool in rank order, with what the quota is counted from. */
  board: procedure.input(z.object(poolTarget)).output(boardSchema),
  /**
   * Moves people to grades, all of them or none. A reason, of one move or of all, is needed for each step away from
   * the suggested grade; a grade above the cap is refused. `grade: null` is for whoever takes part without a grade.
   * A stale revision is a CONFLICT that says who has changed what.
   */
  moveGrades: procedure
    .input(
      z.object({
        ...poolTarget,
        moves: z
          .array(
            z.object({
              ...recordTarget,
              grade: gradeSchema.nullable(),
              reason: reasonSchema.nullable().default(null),
            }),
          )
          .min(1)
          .max(10_000),
        reason: reasonSchema.nullable(),
      }),
    )
    .output(z.object({ rows: z.array(boardRowSchema) })),
  /** Takes proposals back, all of them or none. */
  withdrawGrades: procedure
    .input(
      z.object({
        ...poolTarget,
        moves: z.array(z.object(recordTarget)).min(1).max(10_000),
        reason: reasonSchema,
      }),
    )
    .output(z.object({ rows: z.array(boardRowSchema) })),
  /**
   * Proposes the suggested grade for everyone who is complete and not proposed yet, and 不定等次 for those who get
   * none. It decides nothing: where suggestions exceed the quota, the board shows so.
   */
  acceptSuggestions: procedure.input(z.object(poolTarget)).output(z.object({ jobId: jobIdSchema })),
  /**
   * Locks the grades of a pool within its quota. `standing` is the distribution that the person has seen: another one
   * is refused. `noRatioReason` says that no ratio applies, where nobody has set one.
   */
  lockPool: procedure
    .input(
      z.object({
        ...poolTarget,
        standing: gradeCountsSchema,
        noRatioReason: reasonSchema.nullable().default(null),
      }),
    )
    .output(boardSchema),
  /** The same with more 优秀 than the quota, where the scheme allows it. */
  lockPoolBeyondQuota: procedure
    .input(
      z.object({
        ...poolTarget,
        standing: gradeCountsSchema,
        approver: line('批准机关或批准人', 60),
        documentNumber: line('批准文号', 60),
        reason: reasonSchema,
      }),
    )
    .output(boardSchema),
  /** Until approval begins; afterwards the cycle steps back first. */
  unlockPool: procedure.input(z.object({ ...poolTarget, reason: reasonSchema })).output(boardSchema),
  /**
   * Settles everything proposed in a locked pool, or in all pools (`pool: null`), with one document number. The
   * job's result (`approvalResultSchema`) names everyone who was left, and why.
   */
  approvePool: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        pool: poolSchema.nullable(),
        documentNumber: optionalLine('审定文号', 60),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
};

/** Result of the job that `acceptSuggestions` starts. */
export const acceptedSchema = z.object({
  proposed: count,
  /** Left because their scores are not complete. */
  incomplete: count,
});

export const leftReasons = ['own_proposal', 'not_proposed', 'individual'] as const;

/** Result of the job that `approvePool` starts. */
export const approvalResultSchema = z.object({
  approved: count,
  /** Everyone who was left, by reason; at most fifty names each. */
  left: z.array(z.object({ reason: z.enum(leftReasons), count, names: z.array(z.string()) })),
});
export type ApprovalResult = z.infer<typeof approvalResultSchema>;
