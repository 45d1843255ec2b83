import type { Generated, GeneratedAlways } from 'kysely';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type {
  AssessmentId,
  BallotBatchId,
  CycleId,
  ObjectionId,
  PersonId,
  PostingId,
  PublicityId,
  SchemeVersionId,
  ScoreAdjustmentId,
  TownshipId,
  UnitId,
  UserId,
  VillageId,
} from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type {
  AssessedObject,
  AssessmentKind,
  AssessmentState,
  BallotBatchState,
  BallotEntryMethod,
  CycleState,
  Grade,
  Identity,
  Participation,
  Pool,
  PostRole,
  RaterGroup,
} from '#shared/vocabulary.ts';

/** Tables of the assessment; JSON columns are text and parsed with zod where they are read. */
export interface AssessmentSchema {
  assessment_cycle: {
    id: CycleId;
    year: number;
    kind: AssessmentKind;
    /** 1 for the annual one; regular and end-of-term ones of a year are counted. */
    ordinal: Generated<number>;
    title: string;
    scheme_version_id: SchemeVersionId;
    state: CycleState;
    /** Counts up with every reopening of the whole cycle. */
    version: Generated<number>;
    period_from: BusinessDate;
    period_to: BusinessDate;
    /** JSON: assessed objects of this cycle. */
    objects: string;
    /** JSON: names of the scorers of the committee; a scorer is its place in the list, from 1. */
    scorers: string;
    ballot_entry: 'single' | 'double';
    /** Hundredths of a percent; null: nobody has said. */
    excellent_ratio: number | null;
    ratio_document_number: string | null;
    /** Working days that the publicity lasts at the least. */
    publicity_days: number;
    lead_organ: string | null;
    document_number: string | null;
    planned_at: Instant;
    planned_by: string;
    opened_at: Instant | null;
    opened_by: string | null;
    revision: Generated<number>;
  };
  cycle_step: {
    cycle_id: CycleId;
    sequence: number;
    version: number;
    direction: 'forward' | 'back' | 'reopen';
    from_state: CycleState;
    to_state: CycleState;
    on_date: BusinessDate;
    document_number: string | null;
    reason: string | null;
    at: Instant;
    by_id: string;
    by_name: string;
  };
  /** Postings chosen for an end-of-term assessment while it is planned. */
  cycle_posting: { cycle_id: CycleId; posting_id: PostingId };
  cycle_version: {
    cycle_id: CycleId;
    version: number;
    content: string;
    sha256: string;
    reopened_at: Instant;
    reopened_by: string;
    reopen_reason: string;
  };
  assessment: {
    id: AssessmentId;
    cycle_id: CycleId;
    object: AssessedObject;
    /** Posting and person of somebody on post; null for a team or unit. */
    posting_id: PostingId | null;
    person_id: PersonId | null;
    /** Where the person or team is; null for a unit. */
    village_id: VillageId | null;
    /** Who sent the person, or the unit itself; null for a team. */
    unit_id: UnitId | null;
    template_code: string;
    pool: Pool;
    state: AssessmentState;
    participation: Generated<Participation>;
    /** The best grade that may be given; null without a cap. */
    grade_cap: Grade | null;
    /** 1: graded on its own (reopened or graded later), whatever state the cycle is in. */
    individual: Generated<0 | 1>;
    total_points: Points | null;
    suggested_grade: Grade | null;
    proposed_grade: Grade | null;
    final_grade: Grade | null;
    revision: Generated<number>;
    person_name: GeneratedAlways<string>;
    identity: GeneratedAlways<Identity | null>;
    role: GeneratedAlways<PostRole | null>;
    township_id: GeneratedAlways<TownshipId | null>;
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
    /** JSON: what was found about taking part, and who overruled it; null until determined. */
    eligibility: string | null;
    /** JSON: earlier results as they were when a grade was put forward; they hold from then on. */
    earlier: string | null;
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
  item_score: {
    assessment_id: AssessmentId;
    /** Place in the cycle's list of scorers, from 1. */
    scorer: number;
    item_code: string;
    points: Points;
    remark: string | null;
  };
  score_adjustment: {
    id: ScoreAdjustmentId;
    assessment_id: AssessmentId;
    code: string;
    points: Points;
    evidence: string;
    document_number: string | null;
    recorded_at: Instant;
    recorded_by: string;
    voided_at: Instant | null;
    void_reason: string | null;
  };
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
  ballot_batch: {
    id: BallotBatchId;
    cycle_id: CycleId;
    /** Batch number within the cycle, from 1; it stands on every ballot. */
    number: number;
    rater_group: RaterGroup;
    /** The meeting or place, e.g. 唐保社村村民代表会议. */
    place: string;
    held_on: BusinessDate | null;
    issued: number;
    state: BallotBatchState;
    created_at: Instant;
    created_by: string;
    settled_at: Instant | null;
    settled_by: string | null;
    /** What was settled; null before. */
    returned: number | null;
    invalid: number | null;
    void_reason: string | null;
    revision: Generated<number>;
  };
  ballot_batch_subject: { batch_id: BallotBatchId; position: number; assessment_id: AssessmentId };
  ballot_pass: {
    batch_id: BallotBatchId;
    pass: 1 | 2;
    method: BallotEntryMethod;
    user_id: UserId;
    user_name: string;
    returned: number | null;
    invalid: number | null;
    finished_at: Instant | null;
    revision: Generated<number>;
  };
  ballot_mark: {
    batch_id: BallotBatchId;
    pass: 1 | 2;
    number: number;
    /** A character for each person on the ballot: 1 to 4 the option, 0 left empty; null: the ballot is invalid. */
    marks: string | null;
  };
  ballot_count: {
    batch_id: BallotBatchId;
    /** 0: what was settled. */
    pass: 0 | 1 | 2;
    position: number;
    valid: number;
    excellent: number;
    competent: number;
    basically_competent: number;
    incompetent: number;
    blank: number;
  };
  ballot_settlement: {
    batch_id: BallotBatchId;
    cell: string;
    first_value: string;
    second_value: string;
    value: string;
    settled_at: Instant;
    settled_by: string;
  };
  ballot_remark: { id: string; batch_id: BallotBatchId; position: number | null; text: string };
  pool_lock: {
    cycle_id: CycleId;
    sequence: number;
    pool: Pool;
    /** People with a grade in the pool, of whom the quota was counted. */
    size: number;
    /** Most 优秀; null where no ratio is set. */
    quota: number | null;
    before: string;
    after: string;
    override: string | null;
    locked_at: Instant;
    locked_by: string;
    unlocked_at: Instant | null;
    unlocked_by: string | null;
    unlock_reason: string | null;
  };
  publicity: {
    id: PublicityId;
    cycle_id: CycleId;
    version: number;
    starts_on: BusinessDate;
    ends_on: BusinessDate;
    working_days: number;
    scope: 'excellent' | 'all';
    /** JSON: what it shows, frozen. */
    results: string;
    place: string;
    contact: string;
    document_number: string | null;
    created_at: Instant;
    created_by: string;
    withdrawn_at: Instant | null;
    withdraw_reason: string | null;
    revision: Generated<number>;
  };
  objection: {
    id: ObjectionId;
    publicity_id: PublicityId;
    assessment_id: AssessmentId | null;
    received_on: BusinessDate;
    /** Who objected, where they gave a name. */
    source: string | null;
    text: string;
    outcome: 'upheld' | 'partly_upheld' | 'not_upheld' | null;
    answer: string | null;
    answered_on: BusinessDate | null;
    answered_by: string | null;
    created_at: Instant;
    created_by: string;
    revision: Generated<number>;
  };
  result_reply: {
    assessment_id: AssessmentId;
    /** The cycle's version and the number of the record's kept versions together. */
    version: number;
    notified_on: BusinessDate;
    notified_by: string;
    stance: 'agrees' | 'objects' | 'refused' | null;
    opinion: Generated<string>;
    signed_on: BusinessDate | null;
    refusal_note: string | null;
    witness: string | null;
    recorded_at: Instant;
    recorded_by: string;
    revision: Generated<number>;
  };
  unit_feedback: {
    cycle_id: CycleId;
    unit_id: UnitId;
    /** Letters to the unit about the cycle are counted from 1. */
    version: number;
    sent_on: BusinessDate;
    document_number: string | null;
    receipt_on: BusinessDate | null;
    receipt: string | null;
    recorded_at: Instant;
    recorded_by: string;
    revision: Generated<number>;
  };
}
