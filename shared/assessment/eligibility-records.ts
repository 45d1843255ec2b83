import type { BusinessDate } from '../dates.ts';
import type { ConductRecordId, LeaveId, PersonId, PostingId, SpotCheckId } from '../ids.ts';
import type { LeaveTaken } from '../presence/attendance-days-leave.ts';
import type { CheckLevel, ConductKind, FindingKind, PostingEndKind } from '../vocabulary.ts';
import type { Days } from './time-on-post.ts';

/** A posting of the person that has a day in the period. */
export interface PostingOfPeriod {
  readonly id: PostingId;
  readonly villageName: string;
  readonly startDate: BusinessDate;
  /** Null while on post. */
  readonly endDate: BusinessDate | null;
  readonly endKind: PostingEndKind | null;
}

/** An approved leave, with the days really taken. */
export interface LeaveOfPeriod extends LeaveTaken {
  readonly id: LeaveId;
}

/** A conduct record that was not voided, of whatever time. */
export interface ConductOfPerson {
  readonly id: ConductRecordId;
  readonly kind: ConductKind;
  /** In the words of the decision, e.g. 党内警告; null where none is given. */
  readonly severity: string | null;
  readonly decidedOn: BusinessDate;
  readonly effectiveUntil: BusinessDate | null;
  readonly organ: string;
  readonly reason: string;
}

/** An inspection of the period that was not voided. */
export interface SpotCheckOfPeriod {
  readonly id: SpotCheckId;
  readonly level: CheckLevel;
  readonly organ: string;
  readonly checkedOn: BusinessDate;
  readonly finding: FindingKind;
}

/** Everything on record that decides whether and how far a person takes part. The order of records does not matter. */
export interface EligibilityRecords {
  readonly period: Days;
  readonly personId: PersonId;
  /** When the person began to work (参加工作时间); null where nobody has filled it in. */
  readonly workStart: BusinessDate | null;
  readonly postings: readonly PostingOfPeriod[];
  readonly leaves: readonly LeaveOfPeriod[];
  readonly conduct: readonly ConductOfPerson[];
  readonly spotChecks: readonly SpotCheckOfPeriod[];
}
