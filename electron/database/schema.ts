import type { Generated } from 'kysely';
import type { BusinessDate, Instant, Month } from '#shared/dates.ts';
import type {
  AssessmentId,
  AttendanceImportId,
  CaseId,
  ConductRecordId,
  CycleId,
  DocumentId,
  DutyRecordId,
  EarlyChangeId,
  ImportBatchId,
  LeaveId,
  NominationId,
  ObservationId,
  PersonId,
  PostingId,
  SchemeDraftId,
  SchemeVersionId,
  SignalDismissalId,
  SpotCheckId,
  TownshipId,
  UnitId,
  UserId,
  VillageId,
} from '#shared/ids.ts';
import type {
  CheckLevel,
  ConductKind,
  DocumentKind,
  DocumentState,
  DutySubject,
  FindingKind,
  Gender,
  Identity,
  LeaveKind,
  LeaveState,
  NominationState,
  ObservationKind,
  PostingEndKind,
  PostingStatus,
  PostRole,
  Role,
  StaffKind,
  VillageType,
} from '#shared/vocabulary.ts';
import type { ArchiveSchema, DocumentCourse } from './schema-archive.ts';
import type { AssessmentSchema } from './schema-assessment.ts';
import type { RecallSchema } from './schema-recall.ts';

/** Column types as SQLite gives them back; JSON columns are text and parsed with zod where they are read. */
export interface Schema extends AssessmentSchema, RecallSchema, ArchiveSchema {
  setting: { key: string; value: string; updated_at: Instant };
  audit_event: {
    sequence: number;
    at: Instant;
    actor_id: string;
    actor_name: string;
    action: string;
    entity_type: string;
    entity_id: string;
    before: string | null;
    after: string | null;
    reason: string | null;
    previous_hash: string;
    hash: string;
  };
  user_account: {
    id: UserId;
    username: string;
    display_name: string;
    role: Role;
    password_hash: string;
    password_changed_at: Instant;
    failed_attempts: Generated<number>;
    retry_after: Instant | null;
    disabled_at: Instant | null;
    created_at: Instant;
    revision: Generated<number>;
  };
  scheme_version: {
    id: SchemeVersionId;
    code: string;
    version: number;
    title: string;
    origin: 'built_in' | 'organisation';
    content: string;
    sha256: string;
    published_at: Instant;
  };
  scheme_draft: {
    id: SchemeDraftId;
    code: string;
    title: string;
    based_on: SchemeVersionId;
    content: string;
    created_at: Instant;
    updated_at: Instant;
    updated_by_name: string;
    revision: Generated<number>;
  };
  township: {
    id: TownshipId;
    name: string;
    /** Pinyin to sort by, and pinyin initials to search by; the same in village, unit and person. */
    sort_key: Generated<string>;
    initials: Generated<string>;
    ordinal: Generated<number>;
    created_at: Instant;
  };
  village: {
    id: VillageId;
    township_id: TownshipId;
    name: string;
    sort_key: Generated<string>;
    initials: Generated<string>;
    ordinal: Generated<number>;
    created_at: Instant;
    type: VillageType | null;
    /** Posts wanted, where the village has figures of its own; null: as the scheme says. */
    secretary_demand: number | null;
    member_demand: number | null;
    demand_note: string | null;
    revision: Generated<number>;
  };
  dispatching_unit: {
    id: UnitId;
    name: string;
    sort_key: Generated<string>;
    initials: Generated<string>;
    merged_into: UnitId | null;
    created_at: Instant;
    /** 市派 or 县派; null while nobody has said. */
    level: 'city' | 'county' | null;
    leader_name: string | null;
    deputy_name: string | null;
    contact: string | null;
    revision: Generated<number>;
  };
  unit_match_dismissal: {
    first_unit_id: UnitId;
    second_unit_id: UnitId;
    reason: string;
    dismissed_at: Instant;
  };
  unit_allocation: {
    unit_id: UnitId;
    year: number;
    headcount: number;
    unit_cents: number;
    personnel_cents: number;
  };
  person: {
    id: PersonId;
    name: string;
    sort_key: Generated<string>;
    initials: Generated<string>;
    gender: Gender | null;
    birth_date: BusinessDate | null;
    ethnicity: string | null;
    political_status: string | null;
    party_date: BusinessDate | null;
    /** 参加工作时间. */
    work_start_date: BusinessDate | null;
    identity: Identity | null;
    rank: string | null;
    home_position: string | null;
    phone: string | null;
    staff_number: string | null;
    created_at: Instant;
    revision: Generated<number>;
    retirement_date: BusinessDate | null;
    unit_joined_on: BusinessDate | null;
    staff_kind: StaffKind | null;
    phone_allowance_in_salary: 0 | 1 | null;
    other_contact: string | null;
  };
  import_batch: {
    id: ImportBatchId;
    kind: 'annex_posts' | 'annex_funding' | 'roster' | 'sample';
    file_name: string;
    file_sha256: string;
    sheet: string;
    rows: number;
    imported_at: Instant;
    imported_by: string;
  };
  posting: {
    id: PostingId;
    village_id: VillageId;
    unit_id: UnitId;
    person_id: PersonId | null;
    seat: Generated<number>;
    lead_unit: Generated<0 | 1>;
    role: PostRole | null;
    status: PostingStatus;
    start_date: BusinessDate | null;
    end_date: BusinessDate | null;
    import_batch_id: ImportBatchId | null;
    created_at: Instant;
    revision: Generated<number>;
    predecessor_id: PostingId | null;
    handed_over_on: BusinessDate | null;
    end_kind: PostingEndKind | null;
    end_reason: string | null;
    end_document_number: string | null;
    /** Tenths of a kilometre between home unit and village, one way. */
    distance_tenths: number | null;
  };
  /** Kept by triggers; see `migrations/0002-posting-change.ts`. Never written to directly. */
  posting_change: { posting_id: PostingId; number: number };
  nomination: {
    id: NominationId;
    posting_id: PostingId;
    person_id: PersonId;
    role: PostRole;
    state: NominationState;
    proposed_on: BusinessDate;
    planned_start: BusinessDate | null;
    scheme_version_id: SchemeVersionId;
    steps: string;
    answers: string;
    pre_check: string | null;
    override_reason: string | null;
    closing_reason: string | null;
    created_at: Instant;
    updated_at: Instant;
    revision: Generated<number>;
  };
  early_change: {
    id: EarlyChangeId;
    posting_id: PostingId;
    scheme_version_id: SchemeVersionId;
    state: 'applied' | 'approved' | 'refused' | 'withdrawn' | 'carried_out';
    reason_kind: string;
    reason: string;
    evidence: string;
    applied_on: BusinessDate;
    successor_nomination_id: NominationId | null;
    steps: string;
    closing_reason: string | null;
    created_at: Instant;
    updated_at: Instant;
    revision: Generated<number>;
  };
  holiday_override: {
    date: BusinessDate;
    working: 0 | 1;
    name: string;
    document: string;
    updated_at: Instant;
  };
  attendance_import: {
    id: AttendanceImportId;
    file_name: string;
    file_sha256: string;
    sheet: string;
    month: Month;
    rows: number;
    imported_at: Instant;
    imported_by: string;
  };
  attendance_month: {
    posting_id: PostingId;
    month: Month;
    /** A letter for each day; null where only the totals are known. */
    days: string | null;
    present: number;
    business_trip: number;
    meeting: number;
    training: number;
    leave: number;
    absent: number;
    rest: number;
    round_trips: number | null;
    import_id: AttendanceImportId | null;
    note: string | null;
    recorded_at: Instant;
    recorded_by: string;
    revision: Generated<number>;
  };
  leave: {
    id: LeaveId;
    posting_id: PostingId;
    kind: LeaveKind;
    start_date: BusinessDate;
    start_half: 'am' | 'pm';
    end_date: BusinessDate;
    end_half: 'am' | 'pm';
    calendar_half_days: number;
    working_half_days: number;
    counted_as: 'calendar' | 'working';
    state: LeaveState;
    reason: string;
    destination: string | null;
    requested_on: BusinessDate;
    reported_by: 'paper' | 'telephone' | 'message';
    paper_on: BusinessDate | null;
    scheme_version_id: SchemeVersionId;
    tier_code: string | null;
    required_organ: string | null;
    consents: string;
    decided_organ: string | null;
    decided_by: string | null;
    decided_on: BusinessDate | null;
    document_number: string | null;
    decision_note: string | null;
    returned_on: BusinessDate | null;
    returned_half: 'am' | 'pm' | null;
    joined: 0 | 1 | null;
    join_reason: string | null;
    reasoning: string;
    substitution_needed: 0 | 1;
    substitute: string | null;
    substitute_from: BusinessDate | null;
    closing_reason: string | null;
    created_at: Instant;
    created_by: string;
    revision: Generated<number>;
  };
  spot_check: {
    id: SpotCheckId;
    posting_id: PostingId;
    level: CheckLevel;
    organ: string;
    checked_on: BusinessDate;
    finding: FindingKind;
    detail: string;
    document_number: string | null;
    correction_due_on: BusinessDate | null;
    corrected_on: BusinessDate | null;
    correction_note: string | null;
    voided_at: Instant | null;
    void_reason: string | null;
    created_at: Instant;
    created_by: string;
    revision: Generated<number>;
  };
  conduct_record: {
    id: ConductRecordId;
    person_id: PersonId;
    kind: ConductKind;
    severity: string | null;
    decided_on: BusinessDate;
    effective_until: BusinessDate | null;
    organ: string;
    document_number: string | null;
    reason: string;
    voided_at: Instant | null;
    void_reason: string | null;
    created_at: Instant;
    created_by: string;
    revision: Generated<number>;
  };
  observation: {
    id: ObservationId;
    posting_id: PostingId;
    kind: ObservationKind;
    observed_on: BusinessDate;
    organ: string;
    document_number: string | null;
    text: string;
    voided_at: Instant | null;
    void_reason: string | null;
    created_at: Instant;
    created_by: string;
    revision: Generated<number>;
  };
  duty_record: {
    id: DutyRecordId;
    subject: DutySubject;
    posting_id: PostingId | null;
    village_id: VillageId | null;
    unit_id: UnitId | null;
    duty_code: string;
    done_on: BusinessDate;
    quantity: number;
    note: string;
    voided_at: Instant | null;
    void_reason: string | null;
    created_at: Instant;
    created_by: string;
  };
  signal_dismissal: {
    id: SignalDismissalId;
    posting_id: PostingId;
    signal_key: string;
    trigger_code: string;
    rule_code: string;
    facts: string;
    reason: string;
    dismissed_at: Instant;
    dismissed_by: UserId;
    dismissed_by_name: string;
    withdrawn_at: Instant | null;
    withdrawal_reason: string | null;
  };
  /** Kept by triggers; see `migrations/0001-posting-listing.ts`. Never written to directly. */
  posting_listing: {
    number: number;
    posting_id: PostingId;
    village_id: VillageId;
    unit_id: UnitId;
    person_id: PersonId | null;
    role_order: number;
    status_order: number;
    position: number;
    township_key: string;
    village_key: string;
    unit_key: string;
    person_key: string;
    start_key: string;
  };
  document: DocumentCourse & {
    id: DocumentId;
    year: number;
    class: string;
    serial: number;
    register_number: string;
    kind: DocumentKind;
    state: DocumentState;
    version: number;
    /** What it is about, within its kind: the id of the record, cycle or batch; versions are counted in it. */
    about: string;
    assessment_id: AssessmentId | null;
    assessment_revision: number | null;
    cycle_id: CycleId | null;
    unit_id: UnitId | null;
    /** The recall case that a document of it belongs to. */
    case_id: CaseId | null;
    person_id: PersonId | null;
    person_name: string | null;
    title: string;
    snapshot: string;
    snapshot_sha256: string;
    template_version: string;
    font_set: string;
    audit_head: string;
    audit_sequence: number;
    pdf_sha256: string;
    pages: number;
    formed_on: BusinessDate;
    created_at: Instant;
    created_by: string;
    void_reason: string | null;
  };
}
