import type { Migration } from '../migration.types.ts';

/**
 * The register in full: how far a paper has come, its scanned signed copy, hand-overs with receipt, batches that can be
 * taken up again, and how the house wants its papers set.
 */
export const archive: Migration = {
  version: 5,
  name: 'archive',
  statements: [
    `CREATE TABLE document_transfer (
      id TEXT PRIMARY KEY,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL CHECK (serial >= 1),
      number TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('prepared', 'handed_over', 'received', 'cancelled')),
      sender TEXT NOT NULL,
      recipient TEXT NOT NULL,
      note TEXT,
      handed_over_on TEXT,
      received_on TEXT,
      received_by TEXT,
      receipt_note TEXT,
      cancel_reason TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      UNIQUE (year, serial),
      CHECK ((state = 'received') = (received_on IS NOT NULL)),
      CHECK ((state = 'received') = (received_by IS NOT NULL)),
      CHECK ((state IN ('handed_over', 'received')) = (handed_over_on IS NOT NULL)),
      CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
    ) STRICT`,

    // The file in a table of its own: a row of the register is written anew with every mark of its paper, and read past
    // its file for every column behind it. Of 250 KB each that was 125 MB for a hand-over of 500.
    `CREATE TABLE document_file (
      document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE RESTRICT,
      pdf BLOB NOT NULL
    ) STRICT`,
    'INSERT INTO document_file (document_id, pdf) SELECT id, pdf FROM document',
    'ALTER TABLE document DROP COLUMN pdf',

    // What has become of the paper since it was issued; `formed_on` follows the last signature.
    'ALTER TABLE document ADD COLUMN signed_on TEXT',
    "ALTER TABLE document ADD COLUMN signing TEXT CHECK (signing IN ('signed', 'refused'))",
    'ALTER TABLE document ADD COLUMN signing_note TEXT',
    'ALTER TABLE document ADD COLUMN sealed_on TEXT',
    'ALTER TABLE document ADD COLUMN seals TEXT CHECK (json_valid(seals))',
    // The day of formation before a signature moved it, for taking the signature back.
    'ALTER TABLE document ADD COLUMN formed_before TEXT',
    // 参加工作时间 as the roster had it when the paper was made: it stands on no form, but is held against later material.
    'ALTER TABLE document ADD COLUMN work_start_date TEXT',
    'ALTER TABLE document ADD COLUMN handed_over_on TEXT',
    'ALTER TABLE document ADD COLUMN remark TEXT',
    'ALTER TABLE document ADD COLUMN revision INTEGER NOT NULL DEFAULT 1',
    `ALTER TABLE document ADD COLUMN stage TEXT GENERATED ALWAYS AS (
      CASE
        WHEN state <> 'issued' THEN state
        WHEN handed_over_on IS NOT NULL THEN 'handed_over'
        WHEN sealed_on IS NOT NULL THEN 'sealed'
        WHEN signed_on IS NOT NULL THEN 'signed'
        ELSE 'issued'
      END
    ) VIRTUAL`,
    // 《干部人事档案工作条例》第二十条: handed over within a month of being formed; only what goes into a personal file.
    `ALTER TABLE document ADD COLUMN due_on TEXT GENERATED ALWAYS AS (
      CASE WHEN class = '三' THEN date(formed_on, '+1 month', 'floor') END
    ) VIRTUAL`,
    'CREATE INDEX document_by_stage ON document (stage, id)',
    `CREATE INDEX document_by_due ON document (due_on)
     WHERE state = 'issued' AND handed_over_on IS NULL AND due_on IS NOT NULL`,
    // Everything that is asked of a person's other papers, so that none of their frozen data is read. SQLite would read the
    // row all the same for a generated column, or for an expression where only some rows were in the index.
    `CREATE INDEX document_by_identity ON document
     (person_id, class, state, formed_on, id, register_number, title, work_start_date,
      (snapshot ->> '$.person.name'), (snapshot ->> '$.person.birthDate'), (snapshot ->> '$.person.partyDate'))`,
    'CREATE INDEX document_by_kind ON document (kind, id)',
    // With the case: who may not know of it counts the others without reading the rows, which are large.
    'CREATE INDEX document_by_year ON document (year, id, case_id)',

    `CREATE TABLE document_transfer_item (
      transfer_id TEXT NOT NULL REFERENCES document_transfer (id) ON DELETE RESTRICT,
      document_id TEXT NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
      position INTEGER NOT NULL,
      copies INTEGER NOT NULL DEFAULT 1 CHECK (copies >= 1),
      remark TEXT NOT NULL DEFAULT '',
      accepted INTEGER CHECK (accepted IN (0, 1)),
      refusal_reason TEXT,
      open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
      PRIMARY KEY (transfer_id, document_id),
      UNIQUE (transfer_id, position),
      CHECK (accepted IS NULL OR (accepted = 0) = (refusal_reason IS NOT NULL))
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX document_transfer_item_by_document ON document_transfer_item (document_id)',
    // A paper is in one place: in one hand-over at the most until that has its receipt or is called off.
    'CREATE UNIQUE INDEX document_transfer_item_open ON document_transfer_item (document_id) WHERE open = 1',

    `CREATE TABLE document_scan (
      id TEXT PRIMARY KEY,
      document_id TEXT NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
      sha256 TEXT NOT NULL REFERENCES stored_file (sha256) ON DELETE RESTRICT,
      file_name TEXT NOT NULL,
      added_at TEXT NOT NULL,
      added_by TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX document_scan_by_document ON document_scan (document_id)',

    `CREATE TABLE document_batch (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      output TEXT NOT NULL CHECK (output IN ('files', 'merged', 'zip')),
      options TEXT NOT NULL CHECK (json_valid(options)),
      state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'cancelled', 'finished')),
      created_at TEXT NOT NULL,
      created_by_id TEXT NOT NULL,
      created_by_name TEXT NOT NULL,
      finished_at TEXT,
      problem TEXT,
      result TEXT CHECK (json_valid(result)),
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT`,
    'CREATE INDEX document_batch_by_owner ON document_batch (created_by_id, id)',
    `CREATE TABLE document_batch_item (
      batch_id TEXT NOT NULL REFERENCES document_batch (id) ON DELETE RESTRICT,
      position INTEGER NOT NULL,
      target TEXT NOT NULL CHECK (json_valid(target)),
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      township TEXT NOT NULL,
      village TEXT NOT NULL,
      unit TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
      document_id TEXT REFERENCES document (id) ON DELETE RESTRICT,
      file_name TEXT,
      error TEXT CHECK (json_valid(error)),
      PRIMARY KEY (batch_id, position),
      CHECK ((state = 'failed') = (error IS NOT NULL))
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX document_batch_item_by_state ON document_batch_item (batch_id, state)',

    // How the house wants its papers set; a version is never changed, the last one counts for new papers.
    `CREATE TABLE document_style (
      version INTEGER PRIMARY KEY CHECK (version >= 1),
      content TEXT NOT NULL CHECK (json_valid(content)),
      reason TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL
    ) STRICT`,
  ],
};
