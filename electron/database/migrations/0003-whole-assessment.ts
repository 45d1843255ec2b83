import type { Migration } from '../migration.types.ts';
import { changesOfPersonRecords } from './0002-posting-change.ts';
import { rebuiltTables } from './0003-assessment-tables.ts';

/**
 * The whole assessment: cycles of three kinds with their steps, four assessed objects, eligibility, ballots by batch
 * with two passes, several scorers, bonus and deduction, quota, publicity with objections, and the person's answer.
 *
 * No table names a rater: a ballot is a line of marks under a batch, and what raters wrote is kept under random keys,
 * without order and without a time.
 */
export const wholeAssessment: Migration = {
  version: 3,
  name: 'whole-assessment',
  statements: [
    ...rebuiltTables,
    // A table takes its triggers with it when it is dropped.
    ...changesOfPersonRecords,

    `CREATE TABLE cycle_step (
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      sequence INTEGER NOT NULL CHECK (sequence >= 1),
      version INTEGER NOT NULL CHECK (version >= 1),
      direction TEXT NOT NULL CHECK (direction IN ('forward', 'back', 'reopen')),
      from_state TEXT NOT NULL,
      to_state TEXT NOT NULL,
      on_date TEXT NOT NULL,
      document_number TEXT,
      reason TEXT,
      at TEXT NOT NULL,
      by_id TEXT NOT NULL,
      by_name TEXT NOT NULL,
      PRIMARY KEY (cycle_id, sequence),
      CHECK (direction = 'forward' OR reason IS NOT NULL)
    ) STRICT, WITHOUT ROWID`,
    // Postings chosen for an end-of-term assessment while it is planned; opening freezes them into records.
    `CREATE TABLE cycle_posting (
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      PRIMARY KEY (cycle_id, posting_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE cycle_version (
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      version INTEGER NOT NULL CHECK (version >= 1),
      content TEXT NOT NULL CHECK (json_valid(content)),
      sha256 TEXT NOT NULL,
      reopened_at TEXT NOT NULL,
      reopened_by TEXT NOT NULL,
      reopen_reason TEXT NOT NULL,
      PRIMARY KEY (cycle_id, version)
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE score_adjustment (
      id TEXT PRIMARY KEY,
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      code TEXT NOT NULL,
      points INTEGER NOT NULL CHECK (points > 0),
      evidence TEXT NOT NULL,
      document_number TEXT,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX score_adjustment_by_assessment ON score_adjustment (assessment_id)',

    `CREATE TABLE ballot_batch (
      id TEXT PRIMARY KEY,
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      number INTEGER NOT NULL CHECK (number >= 1),
      rater_group TEXT NOT NULL,
      place TEXT NOT NULL,
      held_on TEXT,
      issued INTEGER NOT NULL CHECK (issued >= 1),
      state TEXT NOT NULL CHECK (state IN ('printed', 'first', 'second', 'differences', 'settled', 'voided')),
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      settled_at TEXT,
      settled_by TEXT,
      returned INTEGER CHECK (returned BETWEEN 0 AND issued),
      invalid INTEGER CHECK (invalid BETWEEN 0 AND returned),
      void_reason TEXT,
      revision INTEGER NOT NULL DEFAULT 1,
      UNIQUE (cycle_id, number),
      CHECK ((state = 'voided') = (void_reason IS NOT NULL)),
      CHECK ((state = 'settled') = (settled_at IS NOT NULL)),
      CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
      CHECK ((settled_at IS NULL) = (returned IS NULL)),
      CHECK ((settled_at IS NULL) = (invalid IS NULL))
    ) STRICT`,
    `CREATE TABLE ballot_batch_subject (
      batch_id TEXT NOT NULL REFERENCES ballot_batch (id) ON DELETE RESTRICT,
      position INTEGER NOT NULL CHECK (position >= 1),
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      PRIMARY KEY (batch_id, position),
      UNIQUE (batch_id, assessment_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX ballot_batch_subject_by_assessment ON ballot_batch_subject (assessment_id)',
    `CREATE TABLE ballot_pass (
      batch_id TEXT NOT NULL REFERENCES ballot_batch (id) ON DELETE RESTRICT,
      pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
      method TEXT NOT NULL CHECK (method IN ('totals', 'ballots', 'sheet')),
      user_id TEXT NOT NULL REFERENCES user_account (id) ON DELETE RESTRICT,
      user_name TEXT NOT NULL,
      returned INTEGER CHECK (returned >= 0),
      invalid INTEGER CHECK (invalid >= 0),
      finished_at TEXT,
      revision INTEGER NOT NULL DEFAULT 1,
      PRIMARY KEY (batch_id, pass),
      CHECK (invalid IS NULL OR invalid <= returned)
    ) STRICT, WITHOUT ROWID`,
    // A character for each person on the ballot: 1 to 4 the option, 0 left empty; null: the whole ballot is invalid.
    `CREATE TABLE ballot_mark (
      batch_id TEXT NOT NULL REFERENCES ballot_batch (id) ON DELETE RESTRICT,
      pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
      number INTEGER NOT NULL CHECK (number >= 1),
      marks TEXT CHECK (marks NOT GLOB '*[^01234]*'),
      PRIMARY KEY (batch_id, pass, number)
    ) STRICT, WITHOUT ROWID`,
    // Pass 0 is what was settled.
    `CREATE TABLE ballot_count (
      batch_id TEXT NOT NULL REFERENCES ballot_batch (id) ON DELETE RESTRICT,
      pass INTEGER NOT NULL CHECK (pass IN (0, 1, 2)),
      position INTEGER NOT NULL CHECK (position >= 1),
      valid INTEGER NOT NULL,
      excellent INTEGER NOT NULL,
      competent INTEGER NOT NULL,
      basically_competent INTEGER NOT NULL,
      incompetent INTEGER NOT NULL,
      blank INTEGER NOT NULL,
      PRIMARY KEY (batch_id, pass, position),
      CHECK (valid = excellent + competent + basically_competent + incompetent + blank),
      CHECK (min(excellent, competent, basically_competent, incompetent, blank) >= 0)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ballot_settlement (
      batch_id TEXT NOT NULL REFERENCES ballot_batch (id) ON DELETE RESTRICT,
      cell TEXT NOT NULL,
      first_value TEXT NOT NULL,
      second_value TEXT NOT NULL,
      value TEXT NOT NULL,
      settled_at TEXT NOT NULL,
      settled_by TEXT NOT NULL,
      PRIMARY KEY (batch_id, cell)
    ) STRICT, WITHOUT ROWID`,
    // The key is random and nothing else orders the rows: no remark can be led back to a ballot.
    `CREATE TABLE ballot_remark (
      id TEXT PRIMARY KEY,
      batch_id TEXT NOT NULL REFERENCES ballot_batch (id) ON DELETE RESTRICT,
      position INTEGER,
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX ballot_remark_by_batch ON ballot_remark (batch_id)',

    `CREATE TABLE pool_lock (
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      sequence INTEGER NOT NULL CHECK (sequence >= 1),
      pool TEXT NOT NULL,
      size INTEGER NOT NULL,
      quota INTEGER,
      before TEXT NOT NULL CHECK (json_valid(before)),
      after TEXT NOT NULL CHECK (json_valid(after)),
      override TEXT CHECK (json_valid(override)),
      locked_at TEXT NOT NULL,
      locked_by TEXT NOT NULL,
      unlocked_at TEXT,
      unlocked_by TEXT,
      unlock_reason TEXT,
      PRIMARY KEY (cycle_id, sequence),
      CHECK ((unlocked_at IS NULL) = (unlock_reason IS NULL))
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX pool_lock_standing ON pool_lock (cycle_id, pool) WHERE unlocked_at IS NULL`,

    `CREATE TABLE publicity (
      id TEXT PRIMARY KEY,
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      version INTEGER NOT NULL CHECK (version >= 1),
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      working_days INTEGER NOT NULL CHECK (working_days >= 1),
      scope TEXT NOT NULL CHECK (scope IN ('excellent', 'all')),
      results TEXT NOT NULL CHECK (json_valid(results)),
      place TEXT NOT NULL,
      contact TEXT NOT NULL,
      document_number TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      withdrawn_at TEXT,
      withdraw_reason TEXT,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK (starts_on <= ends_on),
      CHECK ((withdrawn_at IS NULL) = (withdraw_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX publicity_by_cycle ON publicity (cycle_id)',
    `CREATE TABLE objection (
      id TEXT PRIMARY KEY,
      publicity_id TEXT NOT NULL REFERENCES publicity (id) ON DELETE RESTRICT,
      assessment_id TEXT REFERENCES assessment (id) ON DELETE RESTRICT,
      received_on TEXT NOT NULL,
      source TEXT,
      text TEXT NOT NULL,
      outcome TEXT CHECK (outcome IN ('upheld', 'partly_upheld', 'not_upheld')),
      answer TEXT,
      answered_on TEXT,
      answered_by TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK ((outcome IS NULL) = (answer IS NULL)),
      CHECK ((outcome IS NULL) = (answered_on IS NULL))
    ) STRICT`,
    'CREATE INDEX objection_by_publicity ON objection (publicity_id)',

    // A record that is reopened is told anew: one line for each of its locked versions.
    `CREATE TABLE result_reply (
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT,
      version INTEGER NOT NULL CHECK (version >= 1),
      notified_on TEXT NOT NULL,
      notified_by TEXT NOT NULL,
      stance TEXT CHECK (stance IN ('agrees', 'objects', 'refused')),
      opinion TEXT NOT NULL DEFAULT '',
      signed_on TEXT,
      refusal_note TEXT,
      witness TEXT,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      PRIMARY KEY (assessment_id, version),
      CHECK (stance IS NULL OR (stance = 'refused') = (refusal_note IS NOT NULL)),
      CHECK (stance = 'refused' OR witness IS NULL),
      CHECK ((stance IS NULL) = (signed_on IS NULL)),
      CHECK (signed_on >= notified_on)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE unit_feedback (
      cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id) ON DELETE RESTRICT,
      unit_id TEXT NOT NULL REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      version INTEGER NOT NULL CHECK (version >= 1),
      sent_on TEXT NOT NULL,
      document_number TEXT,
      receipt_on TEXT,
      receipt TEXT,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      PRIMARY KEY (cycle_id, unit_id, version),
      CHECK (receipt_on >= sent_on),
      CHECK (receipt IS NULL OR receipt_on IS NOT NULL)
    ) STRICT, WITHOUT ROWID`,
  ],
};
