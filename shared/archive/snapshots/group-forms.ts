import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { formBallotsSchema, formOpinionSchema } from './annual-form.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

/** A dimension or an item of it, with the points given; points are written out, e.g. `27.35`. */
const scoreItemSchema = z.strictObject({
  title: filled,
  /** What is looked at; for what is added or taken off, what shows it. */
  guidance: blankable,
  maximum: filled,
  /** null while it is not scored: a blank for the pen. */
  points: blankable,
});
export type FormScoreItem = z.infer<typeof scoreItemSchema>;

/** The scores of a team or a unit, dimension by dimension. */
const formScoreSchema = z.strictObject({
  sections: z.array(scoreItemSchema.extend({ items: z.array(scoreItemSchema) })).min(1),
  /** What was added and taken off, e.g. 加分：受表彰; points are signed. */
  adjustments: z.array(
    z.strictObject({ title: filled, points: filled, evidence: filled, documentNumber: blankable }),
  ),
  /** The total and the sum it is; null while anything is missing. */
  total: z.strictObject({ points: filled, formula: filled }).nullable(),
  /** Place among those it is ranked with, in words; null while there is none. */
  rank: blankable,
});
export type FormScore = z.infer<typeof formScoreSchema>;

/** The opinion of an organ with the words its cell is headed by. */
const titledOpinionSchema = formOpinionSchema.extend({
  /** e.g. 乡镇党委意见及等次建议; line ends part it in a narrow cell. */
  title: filled,
  /** The grade it puts forward: null where its cell has no place for one. */
  proposal: z.strictObject({ grade: blankable }).nullable(),
});
export type TitledOpinion = z.infer<typeof titledOpinionSchema>;

/** Somebody of a team, or whom a unit sent. */
const memberFields = {
  name: filled,
  /** 驻村职务 */
  role: blankable,
  startDate: businessDateSchema,
  /** null while the person is still on post. */
  endDate: businessDateSchema.nullable(),
};

/** What the forms of teams and units have in common. */
const groupFrame = {
  ...snapshotFrame,
  /** 工作总结 */
  summary: formOpinionSchema,
  score: formScoreSchema,
  /** Words of the ballot's options, best first; null where the scheme asks for no ballots about it. */
  ballotOptions: z.array(filled).min(2).max(4).nullable(),
  /** null while no ballots were held. */
  ballots: formBallotsSchema.nullable(),
  /** The first first. */
  opinions: z.array(titledOpinionSchema),
  decision: formOpinionSchema.extend({
    /** Full name of the organ that settles the grade. */
    organ: filled,
    grade: blankable,
  }),
  /** What the team or the unit said to the result. */
  reply: formOpinionSchema,
  remarks: formOpinionSchema,
  /** What the result means, each with the clause that says so. */
  effects: z.array(z.strictObject({ text: filled, source: filled })),
};

/** The frozen data of one 工作队年度考核表. */
export const teamFormSnapshotSchema = z.strictObject({
  kind: z.literal('team_form'),
  ...groupFrame,
  team: z.strictObject({
    /** e.g. 示例村驻村工作队 */
    name: filled,
    township: filled,
    village: filled,
    /** Names of its heads, i.e. the first secretaries of the period; null while there is none. */
    head: blankable,
    /** Units behind it, the leading one first. */
    units: z.array(filled),
    members: z.array(z.strictObject({ ...memberFields, identity: blankable, unit: filled })),
  }),
});
export type TeamFormSnapshot = z.infer<typeof teamFormSnapshotSchema>;

/** The frozen data of one 派出单位年度考核表. */
export const unitFormSnapshotSchema = z.strictObject({
  kind: z.literal('unit_form'),
  ...groupFrame,
  unit: z.strictObject({
    name: filled,
    /** Villages to which it sent people, each once. */
    villages: z.array(filled),
    /** With the grade of each in words; null while it is not settled. */
    people: z.array(z.strictObject({ ...memberFields, village: filled, grade: blankable })),
    /** Teams behind which it stands, those that it leads first. */
    teams: z.array(
      z.strictObject({ name: filled, leading: z.boolean(), members: z.array(filled), grade: blankable }),
    ),
    /** 年度定点帮扶成效 as the teams' results make it, in a sentence; null where the scheme draws nothing from them. */
    assistance: blankable,
  }),
});
export type UnitFormSnapshot = z.infer<typeof unitFormSnapshotSchema>;
