import * as z from 'zod';
import { cellProblemSchema } from '#shared/contract/roster.ts';
import { pointsSchema } from '#shared/points.ts';
import type { FileToRead, Rejection } from '../../../spreadsheets/reading-thread.ts';

/*
 * What crosses between the program and the thread that reads score sheets: plain values, not yet compared with the
 * records of the cycle. Each has its row, so that what the comparison finds can be told with its row, too.
 */

/** What the reading thread is asked; `titles` are those of the cycle's items, as they are compared. */
export type ScoreQuestion =
  | { readonly kind: 'inspect'; readonly titles: readonly string[] }
  | { readonly kind: 'check'; readonly titles: readonly string[]; readonly sheet: string };

export type ScoreTask = FileToRead & { readonly question: ScoreQuestion };

/** What a sheet turned out to be. */
export interface ScoreSheetDescription {
  readonly name: string;
  /** Rows below the titles. */
  readonly rows: number;
  /** One-based row of the titles. */
  readonly headerRow: number;
  /** Columns that are items of the cycle. */
  readonly items: number;
  readonly namesScorers: boolean;
}

export type ScoreAnswer =
  | Rejection
  | { readonly kind: 'inspected'; readonly sheets: readonly ScoreSheetDescription[] }
  | {
      readonly kind: 'checked';
      readonly sheet: CheckedScoreSheet;
      /** The lines, packed for the way between threads. */
      readonly lines: readonly Uint8Array[];
    };

/** One line of a score sheet; a line with an error is told and left out. */
export const scoreLineSchema = z.object({
  row: z.number().int(),
  /** Null where the sheet has no such column or the cell is blank. */
  name: z.string().nullable(),
  village: z.string().nullable(),
  township: z.string().nullable(),
  unit: z.string().nullable(),
  scorer: z.string().nullable(),
  /** Filled cells below the titles of items; `title` as it is compared. */
  scores: z.array(z.object({ column: z.number().int(), title: z.string(), points: pointsSchema })),
});
export type ScoreLine = z.infer<typeof scoreLineSchema>;

/** A sheet after every cell has been looked at. */
export const checkedScoreSheetSchema = z.object({
  /** Lines with somebody in them, with errors or without. */
  rows: z.number().int(),
  problems: z.array(cellProblemSchema),
  problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  /** Titles by zero-based column, for problems found later. */
  titles: z.record(z.string(), z.string()),
  /** Columns that later problems point at. */
  columns: z.object({
    name: z.number().int().nullable(),
    village: z.number().int().nullable(),
    unit: z.number().int().nullable(),
    scorer: z.number().int().nullable(),
  }),
});
export type CheckedScoreSheet = z.infer<typeof checkedScoreSheetSchema>;
