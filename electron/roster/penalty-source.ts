import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** A penalty (处分) on record, as the pre-check needs it. */
export interface Penalty {
  readonly decidedOn: BusinessDate;
  /** Last day of its effect; null where the record does not say. */
  readonly effectiveUntil: BusinessDate | null;
  /** e.g. 警告; null where the record does not say. */
  readonly severity: string | null;
}

/**
 * The penalties of a person that are on record and were not voided, oldest first. Kept by a later feature, so it is
 * handed to the roster when the features are wired.
 */
export type PenaltySource = (handle: ReadHandle, personId: PersonId) => Promise<readonly Penalty[]>;
