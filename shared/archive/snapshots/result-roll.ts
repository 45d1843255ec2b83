import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

const count = z.number().int().min(0);

/** One line of the roll. What does not apply to a team or unit is null. */
const rollRowSchema = z.strictObject({
  /** A person; for a team 某村驻村工作队; a unit. */
  name: filled,
  /** Of people and teams. */
  township: blankable,
  /** Of people. */
  village: blankable,
  /** 派出单位 of a person, the units behind a team. */
  unit: blankable,
  /** 职务 in the 派出单位. */
  position: blankable,
  /** 身份 and 驻村职务, of persons. */
  identity: blankable,
  role: blankable,
  /** People of a team, or sent by a unit. */
  people: count.nullable(),
  /** 得分, written out; null where there is none. */
  points: blankable,
  /** Grade as settled, in the words of the identity; 不定等次 or 不参加考核; null where it is not settled. */
  grade: blankable,
  /** Why there is no grade, and what else became of it. */
  remark: blankable,
});
export type RollRow = z.infer<typeof rollRowSchema>;

const rollPoolSchema = z.strictObject({
  /** e.g. 公务员 */
  title: filled,
  of: z.enum(['people', 'teams', 'units']),
  rows: z.array(rollRowSchema).min(1),
});
export type RollPool = z.infer<typeof rollPoolSchema>;

/** How many of a pool, or of all pools, stand where. */
const rollCountsSchema = z.strictObject({
  label: filled,
  /** Everyone in it. */
  all: count,
  /** Who takes part with a grade: of them the quota is counted. */
  graded: count,
  /** Most 优秀, null where no ratio was set. */
  quota: count.nullable(),
  /** Settled at each grade, best first. */
  grades: z.array(count).length(4),
  /** 优秀 of the graded, e.g. 25%; null where nobody is graded. */
  share: blankable,
  /** Takes part without a grade, and not at all. */
  withoutGrade: count,
  notAssessed: count,
  /** Graded, but not settled yet. */
  open: count,
});
export type RollCounts = z.infer<typeof rollCountsSchema>;

/** The frozen data of one 审定名册: everyone of a cycle with what was settled, and how many there are of each. */
export const resultRollSchema = z
  .strictObject({
    kind: z.literal('result_roll'),
    ...snapshotFrame,
    cycleTitle: filled,
    /** 年度考核 … */
    assessment: filled,
    period: z.strictObject({ from: businessDateSchema, to: businessDateSchema }),
    /** Organ that settles the grades. */
    organ: filled,
    /** 审定文号 */
    documentNumber: blankable,
    settledOn: businessDateSchema.nullable(),
    /** Words of the grades over everyone, best first, e.g. 称职（合格）. */
    grades: z.array(filled).length(4),
    pools: z.array(rollPoolSchema).min(1).max(4),
    /** Of each pool in the same order; then of all, where there are several. */
    counts: z.array(rollCountsSchema).min(1).max(5),
    /** Sentences on the quota: its ratio, and what was approved beyond it. */
    notes: z.array(filled),
  })
  .refine(({ pools, counts }) => pools.every(({ rows }, index) => counts[index]?.all === rows.length), {
    error: '各类人数应与名册行数相符',
  })
  .refine(
    ({ counts }) =>
      counts.every(
        ({ all, graded, grades, withoutGrade, notAssessed, open }) =>
          graded === grades.reduce((sum, each) => sum + each, open) &&
          all === graded + withoutGrade + notAssessed,
      ),
    { error: '各等次人数应合计为参加考核人数' },
  );
export type ResultRollSnapshot = z.infer<typeof resultRollSchema>;
