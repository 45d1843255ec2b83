import type { Migration } from '../migration.types.ts';
import { postingListing } from './0001-posting-listing.ts';

/**
 * The first schema: accounts, roster, schemes, annual assessment, document register, audit chain.
 *
 * Foreign keys restrict and never cascade: a record that something rests on cannot vanish. Instants are UTC ISO
 * text, business dates `YYYY-MM-DD`, scores hundredths of a point, money whole yuan cents (分).
 */
export const foundation: Migration = {
  version: 1,
  name: 'foundation',
  statements: [
    `CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value)),
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE audit_event (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      at TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      actor_name TEXT NOT NULL,
      action TEXT NOT NULL,
      entity_type TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      before TEXT CHECK (before IS NULL OR json_valid(before)),
      after TEXT CHECK (after IS NULL OR json_valid(after)),
      reason TEXT,
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT`,
    'CREATE INDEX audit_event_by_entity ON audit_event (entity_id, sequence)',
    'CREATE INDEX audit_event_by_time ON audit_event (at, sequence)',
    'CREATE INDEX audit_event_by_actor ON audit_event (actor_id, sequence)',
    `CREATE TRIGGER audit_event_is_never_changed BEFORE UPDATE ON audit_event
     BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END`,
    `CREATE TRIGGER audit_event_is_never_removed BEFORE DELETE ON audit_event
     BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END`,

    `CREATE TABLE user_account (
      id TEXT PRIMARY KEY,
      username TEXT NOT NULL COLLATE NOCASE UNIQUE,
      display_name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('administrator', 'assessor', 'archivist', 'leader')),
      password_hash TEXT NOT NULL,
      password_changed_at TEXT NOT NULL,
      failed_attempts INTEGER NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
      retry_after TEXT,
      disabled_at TEXT,
      created_at TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT`,

    `CREATE TABLE scheme_version (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      title TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('built_in', 'organisation')),
      content TEXT NOT NULL CHECK (json_valid(content)),
      sha256 TEXT NOT NULL,
      published_at TEXT NOT NULL,
      UNIQUE (code, version)
    ) STRICT`,
    `CREATE TRIGGER scheme_version_is_never_changed BEFORE UPDATE ON scheme_version
     BEGIN SELECT RAISE(ABORT, 'a published scheme version is immutable'); END`,
    `CREATE TRIGGER scheme_version_is_never_removed BEFORE DELETE ON scheme_version
     BEGIN SELECT RAISE(ABORT, 'a published scheme version is immutable'); END`,

    `CREATE TABLE township (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      sort_key TEXT NOT NULL DEFAULT '',
      initials TEXT NOT NULL DEFAULT '',
      ordinal INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE village (
      id TEXT PRIMARY KEY,
      township_id TEXT NOT NULL REFERENCES township (id) ON DELETE RESTRICT,
      name TEXT NOT NULL,
      sort_key TEXT NOT NULL DEFAULT '',
      initials TEXT NOT NULL DEFAULT '',
      ordinal INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL,
      UNIQUE (township_id, name)
    ) STRICT`,
    `CREATE TABLE dispatching_unit (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      sort_key TEXT NOT NULL DEFAULT '',
      initials TEXT NOT NULL DEFAULT '',
      merged_into TEXT REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      created_at TEXT NOT NULL,
      CHECK (merged_into IS NULL OR merged_into <> id)
    ) STRICT`,
    `CREATE TABLE unit_match_dismissal (
      first_unit_id TEXT NOT NULL REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      second_unit_id TEXT NOT NULL REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      reason TEXT NOT NULL,
      dismissed_at TEXT NOT NULL,
      PRIMARY KEY (first_unit_id, second_unit_id),
      CHECK (first_unit_id < second_unit_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE unit_allocation (
      unit_id TEXT NOT NULL REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      year INTEGER NOT NULL,
      headcount INTEGER NOT NULL CHECK (headcount >= 0),
      unit_cents INTEGER NOT NULL CHECK (unit_cents >= 0),
      personnel_cents INTEGER NOT NULL CHECK (personnel_cents >= 0),
      PRIMARY KEY (unit_id, year)
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE person (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      sort_key TEXT NOT NULL DEFAULT '',
      initials TEXT NOT NULL DEFAULT '',
      gender TEXT CHECK (gender IN ('male', 'female')),
      birth_date TEXT,
      ethnicity TEXT,
      political_status TEXT,
      party_date TEXT,
      work_start_date TEXT,
      identity TEXT CHECK (identity IN ('civil_servant', 'public_institution', 'enterprise')),
      rank TEXT,
      home_position TEXT,
      phone TEXT,
      staff_number TEXT UNIQUE,
      created_at TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT`,
    'CREATE INDEX person_by_name ON person (name, initials, id)',

    `CREATE TABLE import_batch (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('annex_posts', 'annex_funding', 'roster', 'sample')),
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      sheet TEXT NOT NULL,
      rows INTEGER NOT NULL,
      imported_at TEXT NOT NULL,
      imported_by TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX import_batch_by_content ON import_batch (file_sha256)',

    `CREATE TABLE posting (
      id TEXT PRIMARY KEY,
      village_id TEXT NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
      unit_id TEXT NOT NULL REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      person_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
      seat INTEGER NOT NULL DEFAULT 1 CHECK (seat >= 1),
      lead_unit INTEGER NOT NULL DEFAULT 0 CHECK (lead_unit IN (0, 1)),
      role TEXT CHECK (role IN ('first_secretary', 'team_member')),
      status TEXT NOT NULL CHECK (status IN ('open', 'on_post', 'ended')),
      start_date TEXT,
      end_date TEXT,
      import_batch_id TEXT REFERENCES import_batch (id) ON DELETE RESTRICT,
      created_at TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK ((status = 'open') = (person_id IS NULL)),
      CHECK (status = 'open' OR start_date IS NOT NULL),
      CHECK ((status = 'ended') = (end_date IS NOT NULL)),
      CHECK (end_date IS NULL OR end_date >= start_date)
    ) STRICT`,
    'CREATE INDEX posting_by_village ON posting (village_id, status)',
    'CREATE INDEX posting_by_unit ON posting (unit_id)',
    'CREATE INDEX posting_by_person ON posting (person_id, start_date)',
    ...postingListing,

    `CREATE TABLE assessment_cycle (
      id TEXT PRIMARY KEY,
      year INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('annual')),
      title TEXT NOT NULL,
      scheme_version_id TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
      opened_at TEXT NOT NULL,
      opened_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      UNIQUE (year, kind)
    ) STRICT`,

    // Narrow columns stand before the long JSON ones: a list then reads no overflow pages.
    `CREATE TABLE assessment (
      id TEXT PRIMARY KEY,
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      person_id TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
      template_code TEXT NOT NULL,
      pool TEXT NOT NULL CHECK (pool IN ('civil_servant', 'other')),
      state TEXT NOT NULL CHECK (state IN ('scoring', 'proposed', 'locked')),
      total_points INTEGER CHECK (total_points >= 0),
      suggested_grade TEXT CHECK (suggested_grade IN ('excellent', 'competent', 'basically_competent', 'incompetent')),
      proposed_grade TEXT CHECK (proposed_grade IN ('excellent', 'competent', 'basically_competent', 'incompetent')),
      final_grade TEXT CHECK (final_grade IN ('excellent', 'competent', 'basically_competent', 'incompetent')),
      revision INTEGER NOT NULL DEFAULT 1,
      person_name TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.name') STORED,
      identity TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.identity') STORED,
      role TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.role') STORED,
      township_id TEXT NOT NULL GENERATED ALWAYS AS (subject ->> '$.townshipId') STORED,
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
      UNIQUE (cycle_id, person_id),
      CHECK ((state = 'scoring') = (proposed_grade IS NULL)),
      CHECK ((proposed_grade IS NULL) = (proposed_by IS NULL)),
      CHECK ((proposed_by IS NULL) = (proposed_by_name IS NULL)),
      CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)),
      CHECK ((state = 'locked') = (final_grade IS NOT NULL)),
      CHECK ((final_grade IS NULL) = (approved_by IS NULL)),
      CHECK ((approved_by IS NULL) = (approved_by_name IS NULL)),
      CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
      CHECK (approved_by IS NULL OR approved_by <> proposed_by),
      CHECK (state = 'scoring' OR total_points IS NOT NULL)
    ) STRICT`,
    // Holds all that a list ranks, filters and sorts by, so that only the rows of the page itself are fetched.
    `CREATE INDEX assessment_listing ON assessment (cycle_id, pool, total_points DESC, state, township_id,
      final_grade, proposed_grade, suggested_grade, person_key, village_key, unit_key, search_text, id)`,
    'CREATE INDEX assessment_by_person ON assessment (person_id)',

    `CREATE TABLE ballot_tally (
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      rater_group TEXT NOT NULL,
      issued INTEGER NOT NULL,
      returned INTEGER NOT NULL,
      valid INTEGER NOT NULL,
      invalid INTEGER NOT NULL,
      excellent INTEGER NOT NULL,
      competent INTEGER NOT NULL,
      basically_competent INTEGER NOT NULL,
      incompetent INTEGER NOT NULL,
      blank INTEGER NOT NULL,
      PRIMARY KEY (assessment_id, rater_group),
      CHECK (issued >= returned AND returned = valid + invalid),
      CHECK (valid = excellent + competent + basically_competent + incompetent + blank),
      CHECK (min(invalid, excellent, competent, basically_competent, incompetent, blank) >= 0)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE item_score (
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      item_code TEXT NOT NULL,
      points INTEGER NOT NULL CHECK (points >= 0),
      remark TEXT,
      PRIMARY KEY (assessment_id, item_code)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE assessment_version (
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      version INTEGER NOT NULL CHECK (version >= 1),
      content TEXT NOT NULL CHECK (json_valid(content)),
      sha256 TEXT NOT NULL,
      locked_at TEXT NOT NULL,
      reopened_at TEXT NOT NULL,
      reopened_by TEXT NOT NULL,
      reopen_reason TEXT NOT NULL,
      PRIMARY KEY (assessment_id, version)
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE document (
      id TEXT PRIMARY KEY,
      year INTEGER NOT NULL,
      class TEXT NOT NULL,
      serial INTEGER NOT NULL CHECK (serial >= 1),
      register_number TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('annual_form')),
      state TEXT NOT NULL CHECK (state IN ('issued', 'superseded', 'voided')),
      version INTEGER NOT NULL CHECK (version >= 1),
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      assessment_revision INTEGER NOT NULL,
      person_id TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
      person_name TEXT NOT NULL,
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
      UNIQUE (assessment_id, kind, version),
      CHECK ((state = 'voided') = (void_reason IS NOT NULL))
    ) STRICT`,
    'CREATE INDEX document_by_person ON document (person_id, formed_on)',
  ],
};
