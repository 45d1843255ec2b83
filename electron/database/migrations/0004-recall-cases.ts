import type { Migration } from '../migration.types.ts';

/**
 * Recall cases: a case about one posting with its triggers, signals, evidence, time line and what follows, meetings that
 * decide several, and files that belong to them, kept once by their content.
 */
export const recallCases: Migration = {
  version: 4,
  name: 'recall-cases',
  statements: [
    `CREATE TABLE recall_case (
      id TEXT PRIMARY KEY,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL CHECK (serial >= 1),
      number TEXT NOT NULL UNIQUE,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      person_id TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
      township_id TEXT NOT NULL REFERENCES township (id) ON DELETE RESTRICT,
      village_id TEXT NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
      unit_id TEXT NOT NULL REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      subject TEXT NOT NULL CHECK (json_valid(subject)),
      search_text TEXT NOT NULL,
      scheme_version_id TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
      state TEXT NOT NULL,
      stage TEXT NOT NULL,
      state_since TEXT NOT NULL,
      due_on TEXT,
      facts TEXT NOT NULL DEFAULT '',
      fault TEXT CHECK (fault IN ('subjective', 'objective')),
      fault_reason TEXT,
      statement TEXT CHECK (json_valid(statement)),
      verification TEXT CHECK (json_valid(verification)),
      measures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(measures)),
      opened_on TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      opened_by_id TEXT NOT NULL,
      opened_by_name TEXT NOT NULL,
      proposed_on TEXT,
      proposed_by_id TEXT,
      proposed_by_name TEXT,
      outcome TEXT CHECK (outcome IN ('recalled', 'not_recalled')),
      decided_on TEXT,
      decided_by_id TEXT,
      decided_by_name TEXT,
      decision TEXT CHECK (json_valid(decision)),
      recalled_on TEXT,
      effect_until TEXT,
      ended_on TEXT,
      revision INTEGER NOT NULL DEFAULT 1,
      UNIQUE (year, serial),
      CHECK ((outcome IS NULL) = (decided_on IS NULL)),
      CHECK ((decided_on IS NULL) = (decided_by_id IS NULL)),
      CHECK ((decided_on IS NULL) = (decision IS NULL)),
      CHECK (decided_by_id IS NULL OR decided_by_id <> proposed_by_id),
      CHECK ((proposed_on IS NULL) = (proposed_by_id IS NULL)),
      CHECK ((stage IN ('archived', 'withdrawn')) = (ended_on IS NOT NULL)),
      CHECK (recalled_on IS NULL OR outcome = 'recalled')
    ) STRICT`,
    // One open case per posting, whoever asks.
    'CREATE UNIQUE INDEX recall_case_open ON recall_case (posting_id) WHERE ended_on IS NULL',
    'CREATE INDEX recall_case_by_person ON recall_case (person_id)',
    'CREATE INDEX recall_case_by_posting ON recall_case (posting_id)',
    // Lists look for cases here and read only the rows that they show: rows are long, and texts are not listed.
    `CREATE INDEX recall_case_listing ON recall_case
      (opened_on, id, search_text, ended_on, decided_on, stage, outcome, year, number, due_on, state_since)`,
    `CREATE INDEX recall_case_in_hand ON recall_case
      (opened_on, id, ended_on, scheme_version_id, state, stage, due_on, state_since, decided_on)
      WHERE ended_on IS NULL`,
    // The other orders of the list, for a page of most cases.
    'CREATE INDEX recall_case_by_due ON recall_case (due_on, id DESC)',
    'CREATE INDEX recall_case_by_since ON recall_case (state_since, id)',
    'CREATE INDEX recall_case_decided ON recall_case (decided_on, id) WHERE decided_on IS NOT NULL',
    'CREATE INDEX recall_case_by_year ON recall_case (year, outcome, opened_on, id)',
    'CREATE INDEX recall_case_by_township ON recall_case (township_id, opened_on, id)',
    'CREATE INDEX recall_case_by_unit ON recall_case (unit_id, opened_on, id)',

    // Ends of the effects that a decision froze, so that those that end soon are found without reading decisions.
    `CREATE TABLE recall_effect_end (
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      position INTEGER NOT NULL,
      until_on TEXT NOT NULL,
      PRIMARY KEY (case_id, position)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX recall_effect_end_by_day ON recall_effect_end (until_on)',
    `CREATE TRIGGER recall_effects_begin AFTER INSERT ON recall_case WHEN NEW.effect_until IS NOT NULL
     BEGIN
       INSERT INTO recall_effect_end (case_id, position, until_on)
       SELECT NEW.id, key, value ->> '$.until' FROM json_each(NEW.decision, '$.effects');
     END`,
    // A case that is withdrawn or taken up again has no last day of effects.
    `CREATE TRIGGER recall_effects_change AFTER UPDATE OF decision, effect_until ON recall_case
     BEGIN
       DELETE FROM recall_effect_end WHERE case_id = NEW.id;
       INSERT INTO recall_effect_end (case_id, position, until_on)
       SELECT NEW.id, key, value ->> '$.until' FROM json_each(NEW.decision, '$.effects')
       WHERE NEW.effect_until IS NOT NULL;
     END`,

    `CREATE TABLE recall_case_trigger (
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      trigger_code TEXT NOT NULL,
      scheme_code TEXT NOT NULL,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      year INTEGER NOT NULL,
      result TEXT NOT NULL DEFAULT 'open' CHECK (result IN ('open', 'recalled', 'not_recalled', 'withdrawn')),
      PRIMARY KEY (case_id, trigger_code)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX recall_case_trigger_by_code ON recall_case_trigger (trigger_code, case_id)',
    // What cases ended in is counted by trigger and year without reading the cases.
    `CREATE INDEX recall_case_trigger_by_result ON recall_case_trigger
      (scheme_code, trigger_code, year, result)`,
    `CREATE TRIGGER recall_case_has_result AFTER UPDATE OF stage, outcome ON recall_case
     BEGIN
       UPDATE recall_case_trigger
       SET result = CASE WHEN NEW.stage = 'withdrawn' THEN 'withdrawn' ELSE coalesce(NEW.outcome, 'open') END
       WHERE case_id = NEW.id;
     END`,

    // The last day on post is the roster's; where it is corrected there, the case says the same.
    `CREATE TRIGGER recall_case_left_on AFTER UPDATE OF end_date ON posting
     WHEN NEW.end_kind = 'recall' AND NEW.end_date IS NOT OLD.end_date
     BEGIN
       UPDATE recall_case SET recalled_on = NEW.end_date WHERE posting_id = NEW.id AND recalled_on IS NOT NULL;
     END`,

    // The signal as it stood when the case took it up; it may change or vanish afterwards.
    `CREATE TABLE recall_case_signal (
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      signal_key TEXT NOT NULL,
      trigger_code TEXT NOT NULL,
      rule_code TEXT NOT NULL,
      signal TEXT NOT NULL CHECK (json_valid(signal)),
      facts_sha256 TEXT NOT NULL,
      linked_at TEXT NOT NULL,
      PRIMARY KEY (case_id, signal_key)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX recall_case_signal_by_posting ON recall_case_signal (posting_id, signal_key)',

    // The time line: appended to, never changed.
    `CREATE TABLE recall_event (
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      sequence INTEGER NOT NULL CHECK (sequence >= 1),
      kind TEXT NOT NULL,
      on_date TEXT NOT NULL,
      title TEXT NOT NULL,
      organ TEXT,
      handler TEXT,
      document_number TEXT,
      opinion TEXT,
      reason TEXT,
      from_state TEXT,
      to_state TEXT,
      detail TEXT CHECK (json_valid(detail)),
      at TEXT NOT NULL,
      by_id TEXT NOT NULL,
      by_name TEXT NOT NULL,
      PRIMARY KEY (case_id, sequence),
      CHECK ((kind = 'step') = (from_state IS NOT NULL)),
      CHECK ((from_state IS NULL) = (to_state IS NULL))
    ) STRICT, WITHOUT ROWID`,
    // Nor replaced, which deletes without a delete trigger in a connection that does not ask for it; and without gaps.
    `CREATE TRIGGER recall_event_follows BEFORE INSERT ON recall_event
     WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM recall_event WHERE case_id = NEW.case_id)
     BEGIN SELECT RAISE(ABORT, 'an entry of a time line follows the last one'); END`,
    `CREATE TRIGGER recall_event_keeps BEFORE UPDATE ON recall_event
     BEGIN SELECT RAISE(ABORT, 'an entry of a time line is never changed'); END`,
    `CREATE TRIGGER recall_event_stays BEFORE DELETE ON recall_event
     BEGIN SELECT RAISE(ABORT, 'an entry of a time line is never deleted'); END`,

    `CREATE TABLE recall_evidence (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      triggers TEXT NOT NULL CHECK (json_valid(triggers)),
      type TEXT NOT NULL,
      on_date TEXT NOT NULL,
      source TEXT NOT NULL,
      finding TEXT NOT NULL,
      record_kind TEXT,
      record_id TEXT,
      record_label TEXT,
      record_content TEXT CHECK (json_valid(record_content)),
      record_sha256 TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      UNIQUE (case_id, ordinal),
      CHECK ((record_kind IS NULL) = (record_id IS NULL)),
      CHECK ((record_kind IS NULL) = (record_sha256 IS NULL)),
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX recall_evidence_by_record ON recall_evidence (record_kind, record_id) WHERE record_id IS NOT NULL',

    // Bytes are kept once, whatever name they came under.
    `CREATE TABLE stored_file (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      size INTEGER NOT NULL CHECK (size >= 1),
      media_type TEXT NOT NULL,
      stored_at TEXT NOT NULL,
      bytes BLOB NOT NULL,
      CHECK (length(bytes) = size)
    ) STRICT`,
    `CREATE TABLE recall_attachment (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      evidence_id TEXT REFERENCES recall_evidence (id) ON DELETE RESTRICT,
      event_sequence INTEGER,
      sha256 TEXT NOT NULL REFERENCES stored_file (sha256) ON DELETE RESTRICT,
      file_name TEXT NOT NULL,
      added_at TEXT NOT NULL,
      added_by TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      FOREIGN KEY (case_id, event_sequence) REFERENCES recall_event (case_id, sequence) ON DELETE RESTRICT,
      CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
      CHECK (evidence_id IS NULL OR event_sequence IS NULL)
    ) STRICT`,
    'CREATE INDEX recall_attachment_by_case ON recall_attachment (case_id)',
    'CREATE INDEX recall_attachment_by_file ON recall_attachment (sha256)',

    `CREATE TABLE recall_follow_up (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      organ TEXT NOT NULL,
      started_on TEXT NOT NULL,
      due_on TEXT,
      result TEXT CHECK (result IN ('met', 'not_met')),
      finished_on TEXT,
      finding TEXT,
      document_number TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      CHECK ((result IS NULL) = (finished_on IS NULL)),
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX recall_follow_up_by_case ON recall_follow_up (case_id)',
    'CREATE INDEX recall_follow_up_open ON recall_follow_up (due_on) WHERE result IS NULL AND voided_at IS NULL',

    `CREATE TABLE recall_accountability (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      kind TEXT NOT NULL CHECK (kind IN ('unit_talk', 'unit_accountability')),
      object TEXT NOT NULL,
      organ TEXT NOT NULL,
      conducted_by TEXT NOT NULL,
      on_date TEXT NOT NULL,
      place TEXT,
      content TEXT NOT NULL,
      reply TEXT,
      document_number TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX recall_accountability_by_case ON recall_accountability (case_id)',

    `CREATE TABLE recall_meeting (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      organ TEXT NOT NULL,
      held_on TEXT NOT NULL,
      document_number TEXT,
      chair TEXT NOT NULL,
      attendees TEXT NOT NULL CHECK (json_valid(attendees)),
      minutes TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('prepared', 'decided', 'cancelled')),
      cancel_reason TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      decided_at TEXT,
      decided_by TEXT,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK ((state = 'decided') = (decided_at IS NOT NULL)),
      CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
    ) STRICT`,
    'CREATE INDEX recall_meeting_by_date ON recall_meeting (held_on)',
    `CREATE TABLE recall_meeting_item (
      meeting_id TEXT NOT NULL REFERENCES recall_meeting (id) ON DELETE RESTRICT,
      position INTEGER NOT NULL CHECK (position >= 1),
      case_id TEXT NOT NULL REFERENCES recall_case (id) ON DELETE RESTRICT,
      to_state TEXT,
      input TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(input)),
      event_sequence INTEGER,
      PRIMARY KEY (meeting_id, position),
      UNIQUE (meeting_id, case_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX recall_meeting_item_by_case ON recall_meeting_item (case_id)',

    'ALTER TABLE document ADD COLUMN case_id TEXT REFERENCES recall_case (id) ON DELETE RESTRICT',
    'CREATE INDEX document_by_case ON document (case_id) WHERE case_id IS NOT NULL',
    // A file that somebody holds against the register is looked for by its bytes, then by its data.
    'CREATE INDEX document_by_pdf ON document (pdf_sha256)',
    'CREATE INDEX document_by_snapshot ON document (snapshot_sha256)',
  ],
};
