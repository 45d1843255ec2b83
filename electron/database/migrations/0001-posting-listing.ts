/*
 * The read model behind the roster list: one narrow row for each posting with what it is sorted and filtered by.
 * Triggers keep it, so that no write can forget it; it holds nothing that is not in the tables it is made from.
 *
 * Text keys are pinyin, made by the service that writes a name (SQLite has no Chinese collation); a row written
 * without one sorts by its name. What is blank sorts last: U+10FFFF for text, year 9999 for dates.
 */

const columns = [
  'posting_id',
  'village_id',
  'unit_id',
  'person_id',
  'role_order',
  'status_order',
  'position',
  'township_key',
  'village_key',
  'unit_key',
  'person_key',
  'start_key',
] as const;

/** Writes the rows of all postings that `condition` (over the source view) picks, new or again. */
const refresh = (condition: string) =>
  `INSERT INTO posting_listing (${columns.join(', ')})
   SELECT ${columns.join(', ')} FROM posting_listing_source WHERE ${condition}
   ON CONFLICT (posting_id) DO UPDATE SET
   ${columns
     .slice(1)
     .map((column) => `${column} = excluded.${column}`)
     .join(', ')};`;

/** Ends every order: a page never shows a row twice because of a tie. */
const tie = 'position, role_order, status_order';

export const postingListing: readonly string[] = [
  `CREATE TABLE posting_listing (
    number INTEGER PRIMARY KEY,
    posting_id TEXT NOT NULL UNIQUE REFERENCES posting (id) ON DELETE RESTRICT,
    village_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    person_id TEXT,
    role_order INTEGER NOT NULL,
    status_order INTEGER NOT NULL,
    position INTEGER NOT NULL,
    township_key TEXT NOT NULL,
    village_key TEXT NOT NULL,
    unit_key TEXT NOT NULL,
    person_key TEXT NOT NULL,
    start_key TEXT NOT NULL
  ) STRICT`,
  `CREATE VIEW posting_listing_source AS
   SELECT
     p.id AS posting_id,
     p.village_id AS village_id,
     p.unit_id AS unit_id,
     p.person_id AS person_id,
     v.township_id AS township_id,
     CASE p.role WHEN 'first_secretary' THEN 0 WHEN 'team_member' THEN 1 ELSE 2 END AS role_order,
     CASE p.status WHEN 'open' THEN 0 WHEN 'on_post' THEN 1 ELSE 2 END AS status_order,
     (t.ordinal * 1000000 + v.ordinal) * 2 + 1 - p.lead_unit AS position,
     coalesce(nullif(t.sort_key, ''), t.name) AS township_key,
     coalesce(nullif(v.sort_key, ''), v.name) AS village_key,
     coalesce(nullif(u.sort_key, ''), u.name) AS unit_key,
     coalesce(nullif(h.sort_key, ''), h.name, char(1114111)) AS person_key,
     coalesce(p.start_date, '9999') AS start_key
   FROM posting p
   JOIN village v ON v.id = p.village_id
   JOIN township t ON t.id = v.township_id
   JOIN dispatching_unit u ON u.id = p.unit_id
   LEFT JOIN person h ON h.id = p.person_id`,
  `CREATE TRIGGER posting_listing_gains_row AFTER INSERT ON posting
   BEGIN ${refresh('posting_id = NEW.id')} END`,
  `CREATE TRIGGER posting_listing_follows_posting AFTER UPDATE ON posting
   BEGIN ${refresh('posting_id = NEW.id')} END`,
  `CREATE TRIGGER posting_listing_loses_row BEFORE DELETE ON posting
   BEGIN DELETE FROM posting_listing WHERE posting_id = OLD.id; END`,
  `CREATE TRIGGER posting_listing_follows_person AFTER UPDATE OF name, sort_key ON person
   BEGIN ${refresh('person_id = NEW.id')} END`,
  `CREATE TRIGGER posting_listing_follows_village
   AFTER UPDATE OF name, sort_key, ordinal, township_id ON village
   BEGIN ${refresh('village_id = NEW.id')} END`,
  `CREATE TRIGGER posting_listing_follows_township AFTER UPDATE OF name, sort_key, ordinal ON township
   BEGIN ${refresh('township_id = NEW.id')} END`,
  `CREATE TRIGGER posting_listing_follows_unit AFTER UPDATE OF name, sort_key ON dispatching_unit
   BEGIN ${refresh('unit_id = NEW.id')} END`,

  `CREATE INDEX posting_listing_by_position ON posting_listing (${tie})`,
  `CREATE INDEX posting_listing_by_township ON posting_listing (township_key, ${tie})`,
  `CREATE INDEX posting_listing_by_village ON posting_listing (village_key, ${tie})`,
  `CREATE INDEX posting_listing_by_unit ON posting_listing (unit_key, ${tie})`,
  `CREATE INDEX posting_listing_by_person ON posting_listing (person_key, ${tie})`,
  `CREATE INDEX posting_listing_by_start ON posting_listing (start_key, ${tie})`,
  'CREATE INDEX posting_listing_in_village ON posting_listing (village_id, role_order, status_order)',
  'CREATE INDEX posting_listing_of_unit ON posting_listing (unit_id, role_order, status_order)',
  'CREATE INDEX posting_listing_of_person ON posting_listing (person_id, role_order, status_order)',
  'CREATE INDEX posting_listing_with_status ON posting_listing (status_order, role_order)',
];
