import type { BusinessDate } from '#shared/dates.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { Json } from '../../database/database.types.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import type { Applying } from './applying.types.ts';
import type { ResolvedUnits, UnitDecision } from './resolve-units.ts';

/** How a checked sheet is to be brought into the roster. */
export interface PlanOptions {
  readonly decisions: readonly UnitDecision[];
  /** Role of posts made from the annex table: the lead unit's first as 第一书记, or left open. */
  readonly leadUnitFirstSecretary: boolean;
}

/** What an import adds to the roster. */
export interface AddedTotals {
  readonly townships: number;
  readonly villages: number;
  readonly units: number;
  readonly postings: number;
  readonly people: number;
}

export interface PlannedRow {
  readonly row: number;
  readonly township: string;
  readonly village: string;
  readonly unit: string;
  readonly person: string | null;
  readonly role: PostRole | null;
  readonly startDate: BusinessDate | null;
}

/**
 * What an import would do, worked out against the roster as it is. Made twice: for the preview on committed data, and
 * inside the write, where nothing can change any more.
 */
export interface ImportPlan {
  readonly totals: AddedTotals;
  /** Open posts of the roster that it fills. */
  readonly filledPosts: number;
  /** What the comparison with the roster found; the cells' own problems come from the check. */
  readonly problems: Problems;
  readonly units: ResolvedUnits;
  /** Records that the import would overwrite, as they are; kept in the audit trail. */
  readonly replaced: Json;
  /** The first rows as they would be stored. */
  readonly sample: readonly PlannedRow[];
  /** Pieces of work of `apply`. */
  readonly steps: number;
  apply(applying: Applying): Promise<void>;
}

/** Rows shown before an import. */
export const sampleSize = 20;
