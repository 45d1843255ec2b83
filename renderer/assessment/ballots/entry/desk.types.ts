import type { BallotEntry, BatchDetail } from '#shared/contract/assessment-ballots.ts';

/** What each way of entering is given. */
export interface DeskProps {
  readonly batch: BatchDetail;
  readonly entry: BallotEntry;
  /** Address of the batch. */
  readonly back: string;
  /** Loads the pass anew, as the program has it. */
  readonly onReload: () => void;
}
