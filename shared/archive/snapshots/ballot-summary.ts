import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { ballotRate } from './annual-form.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

const count = z.number().int().min(0);

/** Votes with their share in hundredths of a percent; null where there is nothing to have a share of. */
const shareSchema = z.strictObject({ count, rate: z.number().int().min(0).max(10_000).nullable() });
export type Share = z.infer<typeof shareSchema>;

/** Sheets of paper: 发出 ≥ 收回 = 有效 + 无效. */
const sheets = { issued: count, returned: count, valid: count, invalid: count };

/** What was said on valid ballots: votes by option, and rows left empty (未填). */
const opinionsSchema = z.strictObject({
  /** Of how many the shares are: votes and empty rows together. */
  cast: count,
  /** One for each option of the table, in its order. */
  votes: z.array(shareSchema),
  blank: shareSchema,
});
export type Opinions = z.infer<typeof opinionsSchema>;

/** One who or what was rated, over all rater groups. Shares are of the valid ballots. */
const ratedSchema = z.strictObject({
  /** A person; for a team 某村驻村工作队; a unit. */
  name: filled,
  /** Of people and teams. */
  township: blankable,
  /** Of people. */
  village: blankable,
  ...sheets,
  opinions: opinionsSchema,
});
export type Rated = z.infer<typeof ratedSchema>;

const options = z.array(filled).min(2).max(4);

/** What was rated on ballots with the same options: people, teams, or units. */
const ratedListSchema = z.strictObject({
  /** e.g. 第一书记、工作队员 */
  title: filled,
  of: z.enum(['people', 'teams', 'units']),
  options,
  rows: z.array(ratedSchema).min(1),
  /** Counts ballots once for each who is on them. */
  total: z.strictObject({ ...sheets, opinions: opinionsSchema }),
});
export type RatedList = z.infer<typeof ratedListSchema>;

/** A rater group with its sheets of paper, and what it said of all it rated. */
const raterGroupSchema = z.strictObject({
  label: filled,
  ...sheets,
  /** Null where so few rated that votes would point to persons: they stand with those of other groups in `merged`. */
  opinions: opinionsSchema.nullable(),
});
export type SummedGroup = z.infer<typeof raterGroupSchema>;

/**
 * The frozen data of one 民主测评汇总表: ballots of a cycle, or of one township in it, by rater group and by who was rated.
 * It holds counts only: no rater, no ballot, no meeting.
 */
export const ballotSummarySchema = z
  .strictObject({
    kind: z.literal('ballot_summary'),
    ...snapshotFrame,
    cycleTitle: filled,
    /** 年度考核 … */
    assessment: filled,
    /** Organ that held the ballots. */
    organ: filled,
    /** Whom it covers: 全部考核对象, or a township. */
    scope: filled,
    /** First and last day on which ballots were filled in; null where no day is known. */
    held: z.strictObject({ from: businessDateSchema, to: businessDateSchema }).nullable(),
    /** Batches that count. */
    batches: count,
    /** Options in the words of everyone rated, best first. */
    options,
    groups: z.array(raterGroupSchema).min(1).max(12),
    merged: z.strictObject({ label: filled, opinions: opinionsSchema }).nullable(),
    total: z.strictObject({ ...sheets, opinions: opinionsSchema }),
    lists: z.array(ratedListSchema).min(1).max(3),
    /** Sentences below the tables: how it was counted, and what is not in it. */
    notes: z.array(filled),
  })
  .refine(
    (summary) => sheetsOf(summary).every(({ returned, valid, invalid }) => returned === valid + invalid),
    {
      error: '收回票数应等于有效票数加无效票数',
    },
  )
  .refine(
    (summary) =>
      opinionsIn(summary).every(
        ({ opinions: { cast, votes, blank }, options }) =>
          votes.length === options &&
          votes.reduce((sum, vote) => sum + vote.count, blank.count) === cast &&
          [...votes, blank].every((share) => share.rate === ballotRate(share.count, cast)),
      ),
    { error: '各等次票数与未填票数应合计为有效票数，比例应与票数相符' },
  );
export type BallotSummarySnapshot = z.infer<typeof ballotSummarySchema>;

interface Summed {
  readonly options: readonly string[];
  readonly groups: readonly SummedGroup[];
  readonly merged: { readonly opinions: Opinions } | null;
  readonly total: Pick<Rated, 'returned' | 'valid' | 'invalid' | 'opinions'>;
  readonly lists: readonly RatedList[];
}

const sheetsOf = ({ groups, total, lists }: Summed) => [
  ...groups,
  total,
  ...lists.flatMap((list) => [...list.rows, list.total]),
];

/** Every set of opinions with the number of options it stands below. */
function opinionsIn({ groups, total, lists, merged, options }: Summed) {
  const above = [...groups.map((group) => group.opinions), merged?.opinions ?? null, total.opinions];
  return [
    ...above.flatMap((opinions) => (opinions === null ? [] : [{ opinions, options: options.length }])),
    ...lists.flatMap((list) =>
      [...list.rows, list.total].map(({ opinions }) => ({ opinions, options: list.options.length })),
    ),
  ];
}
