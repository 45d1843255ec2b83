import * as z from 'zod';
import { blankable, filled, snapshotFrame } from './ground.ts';

/** A line of the calculation with the lines it was made of; points are written out, e.g. `27.35`. */
export interface DetailLine {
  readonly label: string;
  /** The arithmetic with its figures. */
  readonly formula: string;
  /** Points after rounding; null while incomplete. */
  readonly points: string | null;
  readonly maximum: string;
  /** What is missing, in a sentence. */
  readonly missing: string | null;
  /** The clause it rests on, e.g. 赣州办法第二十条. */
  readonly source: string | null;
  /** True where a figure is an example of the scheme. */
  readonly example: boolean;
  readonly lines: readonly DetailLine[];
}
const detailLineSchema: z.ZodType<DetailLine> = z.lazy(() =>
  z.strictObject({
    label: filled,
    formula: z.string(),
    points: blankable,
    maximum: filled,
    missing: blankable,
    source: blankable,
    example: z.boolean(),
    lines: z.array(detailLineSchema),
  }),
);

const count = z.number().int().min(0);

/** Votes behind a dimension that was rated by ballots. */
export const detailBallotsSchema = z.strictObject({
  section: filled,
  /** Options, best first, with the worth of one vote. */
  options: z.array(z.strictObject({ word: filled, value: filled })).min(2),
  groups: z.array(
    z.strictObject({
      label: filled,
      issued: count,
      returned: count,
      valid: count,
      invalid: count,
      blank: count,
      votes: z.array(count),
    }),
  ),
});
export type DetailBallots = z.infer<typeof detailBallotsSchema>;

/** The frozen data of one 考核得分明细: the whole calculation of a record. */
export const scoreDetailSnapshotSchema = z.strictObject({
  kind: z.literal('score_detail'),
  ...snapshotFrame,
  cycleTitle: filled,
  /** 年度考核 … */
  assessment: filled,
  /** What is assessed, e.g. 驻村工作队. */
  object: filled,
  template: filled,
  subject: z.strictObject({
    name: filled,
    /** Label and value of what identifies it, in order, e.g. 派出单位. */
    facts: z.array(z.strictObject({ label: filled, value: blankable })),
    /** People of a team or unit; empty for a person. */
    members: z.array(filled),
  }),
  sections: z.array(detailLineSchema).min(1),
  /** What was added and taken off; points are signed. */
  adjustmentLines: z.array(detailLineSchema),
  ballots: z.array(detailBallotsSchema),
  /** Score sheets on which something was written, item by item. */
  sheets: z.array(
    z.strictObject({
      item: filled,
      maximum: filled,
      scores: z.array(z.strictObject({ scorer: filled, points: filled, remark: blankable })),
    }),
  ),
  /** Entries behind the points added and taken off. */
  adjustments: z.array(
    z.strictObject({
      title: filled,
      /** Signed, e.g. +2 or −1.5. */
      points: filled,
      evidence: filled,
      documentNumber: blankable,
    }),
  ),
  /** The total and the sum it is, e.g. `30 + 57.35 = 87.35`; null while anything is missing. */
  total: z.strictObject({ points: filled, formula: filled }).nullable(),
  missing: z.array(filled),
  /** Where it was rounded, in a sentence. */
  rounding: filled,
  /** Place among those it is ranked with, in words. */
  rank: blankable,
  suggestion: z.strictObject({ grade: blankable, reason: filled }),
  /** How far it is assessed, and the best grade allowed, each in words. */
  participation: filled,
  cap: blankable,
  /** Each step of the grade in a sentence: proposed, settled. */
  decisions: z.array(filled),
});
export type ScoreDetailSnapshot = z.infer<typeof scoreDetailSnapshotSchema>;
