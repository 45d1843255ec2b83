import * as z from 'zod';
import { type BallotOptionView, ballotVotesSchema } from '#shared/contract/assessment-ballots.ts';
import { cellProblemSchema } from '#shared/contract/roster.ts';
import type { FileToRead, Rejection } from '../../spreadsheets/reading-thread.ts';

/** What must stand on a tally sheet. */
export interface SheetToExpect {
  readonly cycleTitle: string;
  readonly number: number;
  readonly issued: number;
  readonly options: readonly BallotOptionView[];
  readonly names: readonly string[];
}

export type TallyTask = FileToRead & { readonly question: SheetToExpect };
export type TallyAnswer = Rejection | { readonly kind: 'read'; readonly sheet: TallySheet };

/** What a tally sheet says; `content` is null while a cell has an error. */
export const tallySheetSchema = z.object({
  problems: z.array(cellProblemSchema),
  problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  content: z
    .object({
      returned: z.number().int(),
      invalid: z.number().int(),
      totals: z.array(ballotVotesSchema),
    })
    .nullable(),
});
export type TallySheet = z.infer<typeof tallySheetSchema>;
