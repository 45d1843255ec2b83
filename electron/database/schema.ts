import type { Generated, GeneratedAlways } from 'kysely';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type {
  AssessmentId,
  CycleId,
  DocumentId,
  ImportBatchId,
  PersonId,
  PostingId,
  SchemeVersionId,
  TownshipId,
  UnitId,
  UserId,
  VillageId,
} from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type {
  AssessmentState,
  DocumentState,
  Gender,
  Grade,
  Identity,
  PostingStatus,
  PostRole,
  RaterGroup,
  Role,
} from '#shared/vocabulary.ts';

/** Column types as SQLite gives them back; JSON columns are text and parsed with zod where they are read. */
export interface Schema {
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
  };
  dispatching_unit: {
    id: UnitId;
    name: string;
    sort_key: Generated<string>;
    initials: Generated<string>;
    merged_into: UnitId | null;
    created_at: Instant;
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
    work_start_date: BusinessDate | null;
    identity: Identity | null;
    rank: string | null;
    home_position: string | null;
    phone: string | null;
    staff_number: string | null;
    created_at: Instant;
    revision: Generated<number>;
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
  assessment_cycle: {
    id: CycleId;
    year: number;
    kind: 'annual';
    title: string;
    scheme_version_id: SchemeVersionId;
    opened_at: Instant;
    opened_by: string;
    revision: Generated<number>;
  };
  assessment: {
    id: AssessmentId;
    cycle_id: CycleId;
    posting_id: PostingId;
    person_id: PersonId;
    template_code: string;
    pool: 'civil_servant' | 'other';
    state: AssessmentState;
    total_points: Points | null;
    suggested_grade: Grade | null;
    proposed_grade: Grade | null;
    final_grade: Grade | null;
    revision: Generated<number>;
    person_name: GeneratedAlways<string>;
    identity: GeneratedAlways<Identity>;
    role: GeneratedAlways<PostRole>;
    township_id: GeneratedAlways<TownshipId>;
    township_name: GeneratedAlways<string>;
    village_name: GeneratedAlways<string>;
    unit_name: GeneratedAlways<string>;
    /** Pinyin to sort by, as on the roster when the cycle opened. */
    person_key: string;
    village_key: string;
    unit_key: string;
    /** Names and pinyin initials in lower case, one a line. */
    search_text: string;
    proposed_by: UserId | null;
    proposed_by_name: string | null;
    proposed_at: Instant | null;
    proposal_reason: string | null;
    approved_by: UserId | null;
    approved_by_name: string | null;
    approved_at: Instant | null;
    approval_reason: string | null;
    approval_document_number: string | null;
    created_at: Instant;
    updated_at: Instant;
    subject: string;
    figures: string;
    narrative: string;
  };
  ballot_tally: {
    assessment_id: AssessmentId;
    rater_group: RaterGroup;
    issued: number;
    returned: number;
    valid: number;
    invalid: number;
    excellent: number;
    competent: number;
    basically_competent: number;
    incompetent: number;
    blank: number;
  };
  item_score: { assessment_id: AssessmentId; item_code: string; points: Points; remark: string | null };
  assessment_version: {
    assessment_id: AssessmentId;
    version: number;
    content: string;
    sha256: string;
    locked_at: Instant;
    reopened_at: Instant;
    reopened_by: string;
    reopen_reason: string;
  };
  document: {
    id: DocumentId;
    year: number;
    class: string;
    serial: number;
    register_number: string;
    kind: 'annual_form';
    state: DocumentState;
    version: number;
    assessment_id: AssessmentId;
    assessment_revision: number;
    person_id: PersonId;
    person_name: string;
    title: string;
    snapshot: string;
    snapshot_sha256: string;
    template_version: string;
    font_set: string;
    audit_head: string;
    audit_sequence: number;
    pdf: Buffer;
    pdf_sha256: string;
    pages: number;
    formed_on: BusinessDate;
    created_at: Instant;
    created_by: string;
    void_reason: string | null;
  };
}
