import type { BusinessDate } from '../dates.ts';
import type {
  AssessmentId,
  ConductRecordId,
  LeaveId,
  ObservationId,
  PersonId,
  PostingId,
  SpotCheckId,
} from '../ids.ts';
import type { PostingSpan } from '../presence/attendance-days.ts';
import type { AttendanceMonth } from '../presence/evaluate-presence-facts.ts';
import type {
  CheckLevel,
  ConductKind,
  FindingKind,
  Grade,
  Identity,
  LeaveKind,
  ObservationKind,
  PostRole,
} from '../vocabulary.ts';

/** The posting that is asked about: a person, and the days on post. */
export interface PostingOnRecord extends PostingSpan {
  readonly id: PostingId;
  readonly personId: PersonId;
  readonly role: PostRole | null;
  /** Decides the words of the grades. */
  readonly identity: Identity | null;
}

/** An inspection (明查暗访) that looked at this person. Voided ones are not passed in. */
export interface SpotCheckRecord {
  readonly id: SpotCheckId;
  readonly level: CheckLevel;
  /** Who inspected, by name. */
  readonly organ: string;
  readonly checkedOn: BusinessDate;
  readonly finding: FindingKind;
  readonly detail: string;
  readonly documentNumber: string | null;
  /** Until when it has to be put right; null where no deadline was set. */
  readonly correctionDueOn: BusinessDate | null;
  readonly correctedOn: BusinessDate | null;
}

/** A penalty, admonition or criticism of the person, of whatever time. Voided ones are not passed in. */
export interface ConductOnRecord {
  readonly id: ConductRecordId;
  readonly kind: ConductKind;
  /** e.g. 党内警告 */
  readonly severity: string | null;
  readonly decidedOn: BusinessDate;
  readonly effectiveUntil: BusinessDate | null;
  readonly organ: string;
  readonly documentNumber: string | null;
  readonly reason: string;
}

/** A dated fact or opinion about the person on this post. Voided ones are not passed in. */
export interface ObservationRecord {
  readonly id: ObservationId;
  readonly kind: ObservationKind;
  readonly observedOn: BusinessDate;
  readonly organ: string;
  readonly documentNumber: string | null;
  readonly text: string;
}

/** A settled result of an annual assessment on this post. Records that are not locked are not passed in. */
export interface GradeRecord {
  readonly assessmentId: AssessmentId;
  readonly year: number;
  readonly grade: Grade;
  /** The day it was settled. */
  readonly lockedOn: BusinessDate;
}

/** The ballots of a locked annual assessment on this post, all groups together. */
export interface ApprovalRecord {
  readonly assessmentId: AssessmentId;
  readonly year: number;
  /** Valid ballots that rated the person 称职（合格） or better. */
  readonly satisfied: number;
  /** Valid ballots that rated the person; rows left empty are not among them. */
  readonly valid: number;
  readonly lockedOn: BusinessDate;
}

/** A leave that was approved, whether or not the person is back. */
export interface ApprovedLeaveRecord {
  readonly id: LeaveId;
  readonly kind: LeaveKind;
  readonly startDate: BusinessDate;
  readonly startHalf: 'am' | 'pm';
  readonly endDate: BusinessDate;
  readonly endHalf: 'am' | 'pm';
  /** Lengths in half days. */
  readonly calendarHalfDays: number;
  readonly workingHalfDays: number;
  /** Which of the two the ladder was climbed with. */
  readonly countedAs: 'calendar' | 'working';
  /** Who approved it, by the name that the scheme of that time gives the organ. */
  readonly decidedOrgan: string | null;
}

/** Everything that speaks about one posting, in any order. Records of other postings are not passed in. */
export interface PostingRecords {
  readonly posting: PostingOnRecord;
  readonly attendance: readonly AttendanceMonth[];
  readonly spotChecks: readonly SpotCheckRecord[];
  readonly conduct: readonly ConductOnRecord[];
  readonly observations: readonly ObservationRecord[];
  readonly grades: readonly GradeRecord[];
  readonly approvals: readonly ApprovalRecord[];
  readonly leaves: readonly ApprovedLeaveRecord[];
}
