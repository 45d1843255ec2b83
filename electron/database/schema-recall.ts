import type { Generated } from 'kysely';
import type {
  AccountabilityKind,
  CaseEventKind,
  CaseOutcome,
  CaseStage,
  EvidenceRecordKind,
  EvidenceType,
  Fault,
  FollowUpKind,
  FollowUpResult,
} from '#shared/case-vocabulary.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type {
  AccountabilityId,
  AttachmentId,
  CaseId,
  EvidenceId,
  FollowUpId,
  MeetingId,
  PersonId,
  PostingId,
  SchemeVersionId,
  TownshipId,
  UnitId,
  UserId,
  VillageId,
} from '#shared/ids.ts';

/** `open` until it is decided; what was decided and then withdrawn is withdrawn. */
export type CaseResult = 'open' | CaseOutcome | 'withdrawn';

/** Tables of recall cases; JSON columns are text and parsed with zod where they are read. */
export interface RecallSchema {
  recall_case: {
    id: CaseId;
    year: number;
    serial: number;
    /** e.g. `召回-2026-001` */
    number: string;
    posting_id: PostingId;
    person_id: PersonId;
    township_id: TownshipId;
    village_id: VillageId;
    unit_id: UnitId;
    /** JSON: the names and the post as they were when the case was opened. */
    subject: string;
    /** The number, names and pinyin initials in lower case, one a line. */
    search_text: string;
    scheme_version_id: SchemeVersionId;
    /** Code of the state in the scheme's workflow. */
    state: string;
    stage: CaseStage;
    /** Business date of the step that led here. */
    state_since: BusinessDate;
    /** Last day for leaving the state; null without a deadline, and once the case has ended. */
    due_on: BusinessDate | null;
    facts: Generated<string>;
    fault: Fault | null;
    fault_reason: string | null;
    /** JSON: what the person says, or that it was refused. */
    statement: string | null;
    /** JSON: report of the verification. */
    verification: string | null;
    /** JSON: codes of measures that are put forward, decided from the decision on. */
    measures: Generated<string>;
    opened_on: BusinessDate;
    opened_at: Instant;
    opened_by_id: UserId;
    opened_by_name: string;
    proposed_on: BusinessDate | null;
    proposed_by_id: UserId | null;
    proposed_by_name: string | null;
    outcome: CaseOutcome | null;
    decided_on: BusinessDate | null;
    decided_by_id: UserId | null;
    decided_by_name: string | null;
    /** JSON: what was frozen at the decision: clauses, facts as figures, measures, effects. */
    decision: string | null;
    recalled_on: BusinessDate | null;
    /** Last day of the longest effect. */
    effect_until: BusinessDate | null;
    ended_on: BusinessDate | null;
    revision: Generated<number>;
  };
  /** Kept by the database itself from the decisions; only read. */
  recall_effect_end: {
    case_id: CaseId;
    /** Place of the effect in the decision, from 0. */
    position: number;
    until_on: BusinessDate;
  };
  recall_case_trigger: {
    case_id: CaseId;
    trigger_code: string;
    scheme_code: string;
    ordinal: number;
    /** Year of the case. */
    year: number;
    /** What the case ended in, or was decided; kept by the database itself. */
    result: Generated<CaseResult>;
  };
  recall_case_signal: {
    case_id: CaseId;
    posting_id: PostingId;
    signal_key: string;
    trigger_code: string;
    rule_code: string;
    signal: string;
    facts_sha256: string;
    linked_at: Instant;
  };
  /** Appended to, never changed. */
  recall_event: {
    case_id: CaseId;
    sequence: number;
    kind: CaseEventKind;
    on_date: BusinessDate;
    /** What happened, in a few words. */
    title: string;
    organ: string | null;
    /** Who acted for the organ. */
    handler: string | null;
    document_number: string | null;
    opinion: string | null;
    reason: string | null;
    from_state: string | null;
    to_state: string | null;
    detail: string | null;
    at: Instant;
    by_id: UserId;
    by_name: string;
  };
  recall_evidence: {
    id: EvidenceId;
    case_id: CaseId;
    /** Number within the case, from 1; voided ones keep theirs. */
    ordinal: number;
    /** JSON: codes of the triggers that it speaks for. */
    triggers: string;
    type: EvidenceType;
    on_date: BusinessDate;
    source: string;
    finding: string;
    record_kind: EvidenceRecordKind | null;
    record_id: string | null;
    record_label: string | null;
    /** JSON: the record as it was when it was taken as evidence, and its hash. */
    record_content: string | null;
    record_sha256: string | null;
    created_at: Instant;
    created_by: string;
    voided_at: Instant | null;
    void_reason: string | null;
  };
  stored_file: { sha256: string; size: number; media_type: string; stored_at: Instant; bytes: Buffer };
  recall_attachment: {
    id: AttachmentId;
    case_id: CaseId;
    evidence_id: EvidenceId | null;
    event_sequence: number | null;
    sha256: string;
    file_name: string;
    added_at: Instant;
    added_by: string;
    voided_at: Instant | null;
    void_reason: string | null;
  };
  recall_follow_up: {
    id: FollowUpId;
    case_id: CaseId;
    kind: FollowUpKind;
    title: string;
    organ: string;
    started_on: BusinessDate;
    due_on: BusinessDate | null;
    result: FollowUpResult | null;
    finished_on: BusinessDate | null;
    finding: string | null;
    document_number: string | null;
    created_at: Instant;
    created_by: string;
    voided_at: Instant | null;
    void_reason: string | null;
  };
  recall_accountability: {
    id: AccountabilityId;
    case_id: CaseId;
    kind: AccountabilityKind;
    /** Who was talked with or held to account: a leader or the unit. */
    object: string;
    organ: string;
    conducted_by: string;
    on_date: BusinessDate;
    place: string | null;
    content: string;
    reply: string | null;
    document_number: string | null;
    created_at: Instant;
    created_by: string;
    voided_at: Instant | null;
    void_reason: string | null;
  };
  recall_meeting: {
    id: MeetingId;
    title: string;
    organ: string;
    held_on: BusinessDate;
    document_number: string | null;
    chair: string;
    /** JSON: names. */
    attendees: string;
    minutes: string;
    state: 'prepared' | 'decided' | 'cancelled';
    cancel_reason: string | null;
    created_at: Instant;
    created_by: string;
    decided_at: Instant | null;
    decided_by: string | null;
    revision: Generated<number>;
  };
  recall_meeting_item: {
    meeting_id: MeetingId;
    position: number;
    case_id: CaseId;
    /** State that the meeting sends the case to; null while nothing is noted. */
    to_state: string | null;
    /** JSON: what the step needs besides, as noted. */
    input: Generated<string>;
    /** The step in the case's time line, once decided. */
    event_sequence: number | null;
  };
}
