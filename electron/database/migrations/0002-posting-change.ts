/*
 * Which postings have new facts. Each write to a record that can speak for a recall trigger gives its posting the next
 * number; whoever keeps conclusions about postings remembers the highest number seen and asks for what came after.
 * Triggers keep it, so that no write can forget it, and nothing ever has to be cleared.
 */

const touch = (postings: string) =>
  `INSERT INTO posting_change (posting_id, number)
   SELECT id, (SELECT coalesce(max(number), 0) + 1 FROM posting_change) FROM posting WHERE ${postings}
   ON CONFLICT (posting_id) DO UPDATE SET number = excluded.number;`;

/** After every insert, update and delete of `table`, the postings that `condition` picks have changed. */
const follow = (table: string, condition: (row: string) => string, columns = '') => [
  `CREATE TRIGGER ${table}_insert_changes_posting AFTER INSERT ON ${table}
   BEGIN ${touch(condition('NEW'))} END`,
  `CREATE TRIGGER ${table}_update_changes_posting AFTER UPDATE ${columns}ON ${table}
   BEGIN ${touch(condition('NEW'))} END`,
  `CREATE TRIGGER ${table}_delete_changes_posting AFTER DELETE ON ${table}
   BEGIN ${touch(condition('OLD'))} END`,
];

const ofPosting = (row: string) => `id = ${row}.posting_id`;
const ofPerson = (row: string) => `person_id = ${row}.person_id`;

/** Made anew by the step that builds these two tables anew. */
export const changesOfPersonRecords: readonly string[] = [
  ...follow('conduct_record', ofPerson),
  ...follow('assessment', ofPerson, 'OF state, final_grade '),
];

export const postingChanges: readonly string[] = [
  `CREATE TABLE posting_change (
    posting_id TEXT PRIMARY KEY REFERENCES posting (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX posting_change_by_number ON posting_change (number)',
  `CREATE TRIGGER posting_insert_is_change AFTER INSERT ON posting BEGIN ${touch('id = NEW.id')} END`,
  `CREATE TRIGGER posting_update_is_change AFTER UPDATE ON posting BEGIN ${touch('id = NEW.id')} END`,
  `CREATE TRIGGER posting_delete_is_change BEFORE DELETE ON posting
   BEGIN DELETE FROM posting_change WHERE posting_id = OLD.id; END`,
  ...follow('attendance_month', ofPosting),
  ...follow('leave', ofPosting),
  ...follow('spot_check', ofPosting),
  ...follow('observation', ofPosting),
  // The identity decides the words of grades.
  `CREATE TRIGGER person_identity_changes_posting AFTER UPDATE OF identity ON person
   BEGIN ${touch('person_id = NEW.id')} END`,
  ...changesOfPersonRecords,
];
