/*
 * Tables that version 3 builds anew: SQLite cannot change a CHECK or drop NOT NULL in place. Each is made beside the
 * old one, filled from it, and takes its name; tables that point to it do so by name and go on pointing to it.
 */

const grades = "('excellent', 'competent', 'basically_competent', 'incompetent')";

/** Cycles of every kind, with the state they are in and what was arranged for them. */
const cycle: readonly string[] = [
  `CREATE TABLE assessment_cycle_3 (
    id TEXT PRIMARY KEY,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('regular', 'annual', 'term')),
    ordinal INTEGER NOT NULL DEFAULT 1 CHECK (ordinal >= 1),
    title TEXT NOT NULL,
    scheme_version_id TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
    state TEXT NOT NULL CHECK (state IN
      ('draft', 'open', 'scoring', 'review', 'approval', 'publicity', 'final', 'archived')),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    objects TEXT NOT NULL CHECK (json_valid(objects)),
    scorers TEXT NOT NULL CHECK (json_valid(scorers)),
    ballot_entry TEXT NOT NULL CHECK (ballot_entry IN ('single', 'double')),
    excellent_ratio INTEGER CHECK (excellent_ratio BETWEEN 0 AND 10000),
    ratio_document_number TEXT,
    publicity_days INTEGER NOT NULL CHECK (publicity_days >= 1),
    lead_organ TEXT,
    document_number TEXT,
    planned_at TEXT NOT NULL,
    planned_by TEXT NOT NULL,
    opened_at TEXT,
    opened_by TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    UNIQUE (year, kind, ordinal),
    CHECK (period_from <= period_to),
    CHECK ((opened_at IS NULL) = (opened_by IS NULL)),
    CHECK (state = 'draft' OR opened_at IS NOT NULL)
  ) STRICT`,
  `INSERT INTO assessment_cycle_3 (id, year, kind, ordinal, title, scheme_version_id, state, version, period_from,
     period_to, objects, scorers, ballot_entry, publicity_days, planned_at, planned_by, opened_at, opened_by, revision)
   SELECT id, year, kind, 1, title, scheme_version_id,
     CASE WHEN EXISTS (SELECT 1 FROM assessment a WHERE a.cycle_id = c.id AND a.state <> 'locked')
       THEN 'scoring' ELSE 'final' END,
     1, year || '-01-01', year || '-12-31', '["first_secretary","team_member"]', '["考核组"]', 'single', 5,
     opened_at, opened_by, opened_at, opened_by, revision
   FROM assessment_cycle c`,
  'DROP TABLE assessment_cycle',
  'ALTER TABLE assessment_cycle_3 RENAME TO assessment_cycle',
];

/**
 * One record for each person, team or unit of a cycle. Narrow columns stand before the long JSON ones: a list then
 * reads no overflow pages. Whoever takes part without a grade passes through the same states with no grade.
 */
const assessment: readonly string[] = [
  `CREATE TABLE assessment_3 (
    id TEXT PRIMARY KEY,
    cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
    object TEXT NOT NULL CHECK (object IN ('first_secretary', 'team_member', 'team', 'unit')),
    posting_id TEXT REFERENCES posting (id) ON DELETE RESTRICT,
    person_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
    village_id TEXT REFERENCES village (id) ON DELETE RESTRICT,
    unit_id TEXT REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
    template_code TEXT NOT NULL,
    pool TEXT NOT NULL CHECK (pool IN ('civil_servant', 'other', 'team', 'unit')),
    state TEXT NOT NULL CHECK (state IN ('scoring', 'proposed', 'locked')),
    participation TEXT NOT NULL DEFAULT 'graded'
      CHECK (participation IN ('graded', 'not_assessed', 'comment_only', 'neither')),
    grade_cap TEXT CHECK (grade_cap IN ${grades}),
    individual INTEGER NOT NULL DEFAULT 0 CHECK (individual IN (0, 1)),
    total_points INTEGER CHECK (total_points >= 0),
    suggested_grade TEXT CHECK (suggested_grade IN ${grades}),
    proposed_grade TEXT CHECK (proposed_grade IN ${grades}),
    final_grade TEXT CHECK (final_grade IN ${grades}),
    revision INTEGER NOT NULL DEFAULT 1,
    person_name TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.name') STORED,
    identity TEXT GENERATED ALWAYS AS (subject ->> '$.identity') STORED,
    role TEXT GENERATED ALWAYS AS (subject ->> '$.role') STORED,
    township_id TEXT GENERATED ALWAYS AS (subject ->> '$.townshipId') STORED,
    township_name TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.townshipName') STORED,
    village_name TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.villageName') STORED,
    unit_name TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.unitName') STORED,
    person_key TEXT NOT NULL,
    village_key TEXT NOT NULL,
    unit_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    proposed_by TEXT REFERENCES user_account (id) ON DELETE RESTRICT,
    proposed_by_name TEXT,
    proposed_at TEXT,
    proposal_reason TEXT,
    approved_by TEXT REFERENCES user_account (id) ON DELETE RESTRICT,
    approved_by_name TEXT,
    approved_at TEXT,
    approval_reason TEXT,
    approval_document_number TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (json_valid(subject)),
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    narrative TEXT NOT NULL CHECK (json_valid(narrative)),
    eligibility TEXT CHECK (json_valid(eligibility)),
    earlier TEXT CHECK (json_valid(earlier)),
    UNIQUE (cycle_id, person_id),
    CHECK ((object IN ('first_secretary', 'team_member')) = (person_id IS NOT NULL AND posting_id IS NOT NULL)),
    CHECK (object = 'unit' OR village_id IS NOT NULL),
    CHECK (object = 'team' OR unit_id IS NOT NULL),
    CHECK ((state = 'scoring') = (proposed_by IS NULL)),
    CHECK ((proposed_by IS NULL) = (proposed_by_name IS NULL)),
    CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)),
    CHECK ((proposed_grade IS NOT NULL) = (proposed_by IS NOT NULL AND participation = 'graded')),
    CHECK ((state = 'locked') = (approved_by IS NOT NULL)),
    CHECK ((final_grade IS NOT NULL) = (approved_by IS NOT NULL AND participation = 'graded')),
    CHECK ((approved_by IS NULL) = (approved_by_name IS NULL)),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (approved_by IS NULL OR approved_by <> proposed_by),
    CHECK (state = 'scoring' OR total_points IS NOT NULL OR participation <> 'graded')
  ) STRICT`,
  `INSERT INTO assessment_3 (id, cycle_id, object, posting_id, person_id, village_id, unit_id, template_code, pool,
     state, total_points, suggested_grade, proposed_grade, final_grade, revision, person_key, village_key, unit_key,
     search_text, proposed_by, proposed_by_name, proposed_at, proposal_reason, approved_by, approved_by_name,
     approved_at, approval_reason, approval_document_number, created_at, updated_at, subject, figures, narrative)
   SELECT a.id, a.cycle_id, a.role, a.posting_id, a.person_id, p.village_id, coalesce(u.merged_into, u.id),
     a.template_code, a.pool, a.state, a.total_points, a.suggested_grade, a.proposed_grade, a.final_grade, a.revision,
     a.person_key, a.village_key, a.unit_key, a.search_text, a.proposed_by, a.proposed_by_name, a.proposed_at,
     a.proposal_reason, a.approved_by, a.approved_by_name, a.approved_at, a.approval_reason,
     a.approval_document_number, a.created_at, a.updated_at, json_set(a.subject, '$.object', a.role), a.figures,
     a.narrative
   FROM assessment a
   JOIN posting p ON p.id = a.posting_id
   JOIN dispatching_unit u ON u.id = p.unit_id`,
  'DROP TABLE assessment',
  'ALTER TABLE assessment_3 RENAME TO assessment',
  // Holds all that a list ranks, filters and sorts by, so that only the rows of the page itself are fetched.
  `CREATE INDEX assessment_listing ON assessment (cycle_id, pool, total_points DESC, state, participation, township_id,
    final_grade, proposed_grade, suggested_grade, person_key, village_key, unit_key, search_text, id)`,
  'CREATE INDEX assessment_by_person ON assessment (person_id) WHERE person_id IS NOT NULL',
  'CREATE INDEX assessment_by_unit ON assessment (unit_id, cycle_id) WHERE unit_id IS NOT NULL',
  'CREATE INDEX assessment_by_village ON assessment (cycle_id, village_id)',
  `CREATE UNIQUE INDEX assessment_once_a_team ON assessment (cycle_id, village_id) WHERE object = 'team'`,
  `CREATE UNIQUE INDEX assessment_once_a_unit ON assessment (cycle_id, unit_id) WHERE object = 'unit'`,
];

/** Scores of each scorer of the committee; those of before are the committee's as a whole, its first scorer. */
const scores: readonly string[] = [
  `CREATE TABLE item_score_3 (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
    scorer INTEGER NOT NULL CHECK (scorer >= 1),
    item_code TEXT NOT NULL,
    points INTEGER NOT NULL CHECK (points >= 0),
    remark TEXT,
    PRIMARY KEY (assessment_id, scorer, item_code)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO item_score_3 (assessment_id, scorer, item_code, points, remark)
   SELECT assessment_id, 1, item_code, points, remark FROM item_score`,
  'DROP TABLE item_score',
  'ALTER TABLE item_score_3 RENAME TO item_score',
];

/** Conduct records also hold an investigation that is under way: it decides whether a person is assessed. */
const conduct: readonly string[] = [
  `CREATE TABLE conduct_record_3 (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN
      ('penalty', 'investigation', 'admonition', 'circulated_criticism', 'criticism')),
    severity TEXT,
    decided_on TEXT NOT NULL,
    effective_until TEXT,
    organ TEXT NOT NULL,
    document_number TEXT,
    reason TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    CHECK (effective_until IS NULL OR effective_until >= decided_on),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
  ) STRICT`,
  `INSERT INTO conduct_record_3 SELECT id, person_id, kind, severity, decided_on, effective_until, organ,
     document_number, reason, voided_at, void_reason, created_at, created_by, revision FROM conduct_record`,
  'DROP TABLE conduct_record',
  'ALTER TABLE conduct_record_3 RENAME TO conduct_record',
  'CREATE INDEX conduct_record_by_person ON conduct_record (person_id, decided_on)',
  'CREATE INDEX conduct_record_by_date ON conduct_record (decided_on, id)',
  'CREATE INDEX conduct_record_by_document ON conduct_record (document_number) WHERE document_number IS NOT NULL',
];

/** The register holds documents about a person's record, a whole cycle, or what goes to a unit. */
const documents: readonly string[] = [
  `CREATE TABLE document_3 (
    id TEXT PRIMARY KEY,
    year INTEGER NOT NULL,
    class TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    register_number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'superseded', 'voided')),
    version INTEGER NOT NULL CHECK (version >= 1),
    about TEXT NOT NULL,
    assessment_id TEXT REFERENCES assessment (id) ON DELETE RESTRICT,
    assessment_revision INTEGER,
    cycle_id TEXT REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
    unit_id TEXT REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
    person_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
    person_name TEXT,
    title TEXT NOT NULL,
    snapshot_sha256 TEXT NOT NULL,
    template_version TEXT NOT NULL,
    font_set TEXT NOT NULL,
    audit_head TEXT NOT NULL,
    audit_sequence INTEGER NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL CHECK (pages >= 1),
    formed_on TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    void_reason TEXT,
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
    pdf BLOB NOT NULL,
    UNIQUE (year, class, serial),
    UNIQUE (kind, about, version),
    CHECK ((person_id IS NULL) = (person_name IS NULL)),
    CHECK ((assessment_id IS NULL) = (assessment_revision IS NULL)),
    CHECK ((state = 'voided') = (void_reason IS NOT NULL))
  ) STRICT`,
  `INSERT INTO document_3 (id, year, class, serial, register_number, kind, state, version, about, assessment_id,
     assessment_revision, person_id, person_name, title, snapshot_sha256, template_version, font_set, audit_head,
     audit_sequence, pdf_sha256, pages, formed_on, created_at, created_by, void_reason, snapshot, pdf)
   SELECT id, year, class, serial, register_number, kind, state, version, assessment_id, assessment_id,
     assessment_revision, person_id, person_name, title, snapshot_sha256, template_version, font_set, audit_head,
     audit_sequence, pdf_sha256, pages, formed_on, created_at, created_by, void_reason, snapshot, pdf
   FROM document`,
  'DROP TABLE document',
  'ALTER TABLE document_3 RENAME TO document',
  'CREATE INDEX document_by_person ON document (person_id, formed_on) WHERE person_id IS NOT NULL',
  'CREATE INDEX document_by_assessment ON document (assessment_id) WHERE assessment_id IS NOT NULL',
  'CREATE INDEX document_by_cycle ON document (cycle_id) WHERE cycle_id IS NOT NULL',
];

export const rebuiltTables: readonly string[] = [
  ...cycle,
  ...assessment,
  ...scores,
  ...conduct,
  ...documents,
];
