import type { EvidenceRecordKind, EvidenceType } from '#shared/case-vocabulary.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';

/** What a record says, field by field: what is frozen when it is taken as evidence. */
export type RecordFacts = Readonly<Record<string, string | number | null>>;

/** Of whom records can be evidence: the person of a case on its posting. */
export interface RecordOwner {
  readonly postingId: PostingId;
  readonly personId: PersonId;
}

/** What to write down about a record that is taken as evidence. */
export interface Suggestion {
  readonly type: EvidenceType;
  readonly on: BusinessDate;
  readonly source: string;
  readonly finding: string;
}

/** A record as it is now. */
export interface RecordNow {
  readonly kind: EvidenceRecordKind;
  /** Of a month of attendance the month, `YYYY-MM`. */
  readonly id: string;
  /** What it says, short. */
  readonly label: string;
  readonly facts: RecordFacts;
  /** Set when it does not hold any more. */
  readonly voided: { readonly at: Instant | null; readonly reason: string | null } | null;
  /** False for an assessment that may still change. */
  readonly settled: boolean;
  readonly suggestions: readonly Suggestion[];
}

/** How a field is called, and what its values read as. */
export interface FactWord {
  readonly label: string;
  readonly read?: (value: string | number) => string;
  /** The whole sentence, for a text of which only a part differs. */
  readonly each?: (was: string, is: string) => string;
}

/** Words for the fields of a kind of record, in the order in which changes are told. */
export type FactWords = Readonly<Record<string, FactWord>>;
