import * as z from 'zod';
import { ballotBatchIdSchema } from '../ids.ts';
import { filled } from './snapshots/ground.ts';

/** What stands on the blank ballots of one batch, and how many copies of them there are. */
export const ballotSheetSchema = z.strictObject({
  batchId: ballotBatchIdSchema,
  /** Number of the batch within its cycle. */
  number: z.number().int().min(1),
  cycleTitle: filled,
  group: filled,
  place: filled,
  copies: z.number().int().min(1).max(99_999),
  /** Words of the options, best first. */
  options: z.array(filled).min(2).max(4),
  /** People, teams or units to be rated, in the order their votes are entered. */
  subjects: z.array(z.strictObject({ name: filled, about: filled })).min(1),
});
export type BallotSheet = z.infer<typeof ballotSheetSchema>;
