import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

const days = z.number().int().min(0).nullable();
const ballotCount = z.number().int().min(0);

/** What an organ or the person wrote in a cell, with who signed and when. */
export const formOpinionSchema = z.strictObject({
  text: blankable,
  /** Name of the signer, where the program knows it; the signature itself is by hand. */
  signer: blankable,
  signedOn: businessDateSchema.nullable(),
});
export type FormOpinion = z.infer<typeof formOpinionSchema>;

const voteSchema = z.strictObject({
  count: ballotCount,
  /** Share of the valid ballots in hundredths of a percent; null where there are none. */
  rate: z.number().int().min(0).max(10_000).nullable(),
});

const tallyFields = {
  issued: ballotCount,
  returned: ballotCount,
  valid: ballotCount,
  invalid: ballotCount,
  /** Valid ballots on which this person's row was left empty (未填). */
  blank: ballotCount,
  /** One entry for each of the ballot's options, in their order. */
  votes: z.array(voteSchema),
};
const tallySchema = z.strictObject(tallyFields);
export type FormTally = z.infer<typeof tallySchema>;

export const formBallotsSchema = z
  .strictObject({
    /** Words of the options, best first, e.g. 优秀 称职 基本称职 不称职. */
    options: z.array(filled).min(2).max(4),
    groups: z.array(z.strictObject({ label: filled, ...tallyFields })).max(12),
    total: tallySchema,
  })
  .refine(
    (ballots) =>
      [ballots.total, ...ballots.groups].every((tally) => tally.votes.length === ballots.options.length),
    { error: '每个评议主体的票数应与评议等次一一对应' },
  );
export type FormBallots = z.infer<typeof formBallotsSchema>;

/** Somebody on post, as the head of a form names them. */
export const formPersonSchema = z.strictObject({
  name: filled,
  gender: blankable,
  birthDate: businessDateSchema.nullable(),
  ethnicity: blankable,
  politicalStatus: blankable,
  partyDate: businessDateSchema.nullable(),
  /** 派出单位及职务, one text. */
  unitAndPosition: blankable,
  rank: blankable,
  /** 身份: 公务员, 事业单位人员 … */
  identity: blankable,
});

/** The frozen data of one 年度考核登记表. */
export const annualFormSnapshotSchema = z.strictObject({
  kind: z.literal('annual_form'),
  ...snapshotFrame,
  person: formPersonSchema,
  posting: z.strictObject({
    township: blankable,
    village: blankable,
    role: blankable,
    startDate: businessDateSchema.nullable(),
    /** null while the person is still on post. */
    endDate: businessDateSchema.nullable(),
  }),
  presence: z.strictObject({
    requiredDays: days,
    presentDays: days,
    leaveDays: days,
    absenceNotices: days,
  }),
  selfSummary: formOpinionSchema,
  /** null where no ballots were held: the table is printed empty. */
  ballots: formBallotsSchema.nullable(),
  /** Words of the options of that empty table; left out in data of before, which had those for 公务员. */
  ballotOptions: z.array(filled).min(2).max(4).optional(),
  villageOpinion: formOpinionSchema,
  townshipOpinion: formOpinionSchema.extend({
    /** Word of the grade the township puts forward. */
    proposedGrade: blankable,
  }),
  unitOpinion: formOpinionSchema,
  /** Of departments that were heard, each by its name; left out where none was. */
  departmentOpinions: z
    .array(formOpinionSchema.extend({ organ: filled }))
    .min(1)
    .optional(),
  decision: formOpinionSchema.extend({
    /** Full name of the organ that settles the grade, e.g. 县（市、区）驻村工作领导小组. */
    organ: filled,
    /** Word of the grade as settled. */
    grade: blankable,
  }),
  personOpinion: formOpinionSchema,
  remarks: formOpinionSchema,
});
export type AnnualFormSnapshot = z.infer<typeof annualFormSnapshotSchema>;

/**
 * Share of the valid ballots in hundredths of a percent, rounded half up: 2 of 3 are 6667.
 * `null` where there are no valid ballots.
 */
export function ballotRate(count: number, valid: number): number | null {
  return valid === 0 ? null : Math.floor((count * 20_000 + valid) / (2 * valid));
}

/** Adds up the tallies of rater groups; rates are shares of all valid ballots. */
export function totalTally(tallies: readonly FormTally[], options: number): FormTally {
  const sum = (pick: (tally: FormTally) => number) =>
    tallies.reduce((total, tally) => total + pick(tally), 0);
  const valid = sum((tally) => tally.valid);
  const votes = Array.from({ length: options }, (_, option) => {
    const count = sum((tally) => tally.votes[option]?.count ?? 0);
    return { count, rate: ballotRate(count, valid) };
  });
  return {
    issued: sum((tally) => tally.issued),
    returned: sum((tally) => tally.returned),
    valid,
    invalid: sum((tally) => tally.invalid),
    blank: sum((tally) => tally.blank),
    votes,
  };
}
