import type { Migration } from '../migration.types.ts';
import { postingChanges } from './0002-posting-change.ts';

/**
 * Rules as data and daily management: drafts of schemes, the way to a post and off it, attendance, leave, inspections,
 * conduct, observations, duties, and dismissed signals.
 *
 * Attendance is one row for each posting and month: a letter a day (see shared/presence/attendance-days.ts), so that
 * ten years of a district stay small and a month is saved as one. Records that people enter by hand are voided with a
 * reason, never deleted.
 */
export const dailyManagement: Migration = {
  version: 2,
  name: 'daily-management',
  statements: [
    `CREATE TABLE scheme_draft (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      based_on TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
      content TEXT NOT NULL CHECK (json_valid(content)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      updated_by_name TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT`,

    'ALTER TABLE person ADD COLUMN retirement_date TEXT',
    'ALTER TABLE person ADD COLUMN unit_joined_on TEXT',
    `ALTER TABLE person ADD COLUMN staff_kind TEXT CHECK (staff_kind IN
      ('regular', 'labour_dispatch', 'seconded', 'temporary', 'manual_worker', 'school_teacher', 'retired'))`,
    'ALTER TABLE person ADD COLUMN phone_allowance_in_salary INTEGER CHECK (phone_allowance_in_salary IN (0, 1))',
    'ALTER TABLE person ADD COLUMN other_contact TEXT',

    `ALTER TABLE village ADD COLUMN type TEXT CHECK (type IN ('lifted_from_poverty', 'relocation_settlement',
      'key_assistance', 'consolidation', 'demonstration', 'weak_party_organisation', 'red_village', 'other'))`,
    'ALTER TABLE village ADD COLUMN secretary_demand INTEGER CHECK (secretary_demand >= 0)',
    'ALTER TABLE village ADD COLUMN member_demand INTEGER CHECK (member_demand >= 0)',
    'ALTER TABLE village ADD COLUMN demand_note TEXT',
    'ALTER TABLE village ADD COLUMN revision INTEGER NOT NULL DEFAULT 1',

    // 市派 or 县派: it decides which approvals an early change needs.
    `ALTER TABLE dispatching_unit ADD COLUMN level TEXT CHECK (level IN ('city', 'county'))`,
    'ALTER TABLE dispatching_unit ADD COLUMN leader_name TEXT',
    'ALTER TABLE dispatching_unit ADD COLUMN deputy_name TEXT',
    'ALTER TABLE dispatching_unit ADD COLUMN contact TEXT',
    'ALTER TABLE dispatching_unit ADD COLUMN revision INTEGER NOT NULL DEFAULT 1',

    'ALTER TABLE posting ADD COLUMN predecessor_id TEXT REFERENCES posting (id) ON DELETE RESTRICT',
    'ALTER TABLE posting ADD COLUMN handed_over_on TEXT',
    `ALTER TABLE posting ADD COLUMN end_kind TEXT
      CHECK (end_kind IN ('term', 'early_change', 'recall', 'withdrawal', 'other'))`,
    'ALTER TABLE posting ADD COLUMN end_reason TEXT',
    'ALTER TABLE posting ADD COLUMN end_document_number TEXT',
    // Tenths of a kilometre between home unit and village, one way.
    'ALTER TABLE posting ADD COLUMN distance_tenths INTEGER CHECK (distance_tenths >= 0)',
    'CREATE INDEX posting_by_predecessor ON posting (predecessor_id) WHERE predecessor_id IS NOT NULL',

    `CREATE TABLE nomination (
      id TEXT PRIMARY KEY,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      person_id TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
      role TEXT NOT NULL CHECK (role IN ('first_secretary', 'team_member')),
      state TEXT NOT NULL CHECK (state IN
        ('proposed', 'pre_checked', 'approved', 'filed', 'posted', 'withdrawn', 'refused')),
      proposed_on TEXT NOT NULL,
      planned_start TEXT,
      scheme_version_id TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
      steps TEXT NOT NULL CHECK (json_valid(steps)),
      answers TEXT NOT NULL CHECK (json_valid(answers)),
      pre_check TEXT CHECK (pre_check IS NULL OR json_valid(pre_check)),
      override_reason TEXT,
      closing_reason TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT`,
    'CREATE INDEX nomination_by_posting ON nomination (posting_id, created_at)',
    'CREATE INDEX nomination_by_person ON nomination (person_id, created_at)',
    'CREATE INDEX nomination_by_state ON nomination (state, proposed_on)',
    `CREATE UNIQUE INDEX nomination_one_open_of_posting ON nomination (posting_id)
      WHERE state IN ('proposed', 'pre_checked', 'approved', 'filed')`,
    `CREATE UNIQUE INDEX nomination_one_open_of_person ON nomination (person_id)
      WHERE state IN ('proposed', 'pre_checked', 'approved', 'filed')`,

    `CREATE TABLE early_change (
      id TEXT PRIMARY KEY,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      scheme_version_id TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
      state TEXT NOT NULL CHECK (state IN ('applied', 'approved', 'refused', 'withdrawn', 'carried_out')),
      reason_kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      evidence TEXT NOT NULL,
      applied_on TEXT NOT NULL,
      successor_nomination_id TEXT REFERENCES nomination (id) ON DELETE RESTRICT,
      steps TEXT NOT NULL CHECK (json_valid(steps)),
      closing_reason TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT`,
    'CREATE INDEX early_change_by_posting ON early_change (posting_id, created_at)',
    `CREATE UNIQUE INDEX early_change_one_open ON early_change (posting_id)
      WHERE state IN ('applied', 'approved')`,

    `CREATE TABLE holiday_override (
      date TEXT PRIMARY KEY,
      working INTEGER NOT NULL CHECK (working IN (0, 1)),
      name TEXT NOT NULL,
      document TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE attendance_import (
      id TEXT PRIMARY KEY,
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      sheet TEXT NOT NULL,
      month TEXT NOT NULL,
      rows INTEGER NOT NULL,
      imported_at TEXT NOT NULL,
      imported_by TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX attendance_import_by_content ON attendance_import (file_sha256)',
    // `days`: a letter for each day of the month, or NULL where only the totals are known.
    `CREATE TABLE attendance_month (
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
      days TEXT CHECK (days IS NULL OR length(days) BETWEEN 28 AND 31),
      present INTEGER NOT NULL CHECK (present BETWEEN 0 AND 31),
      business_trip INTEGER NOT NULL CHECK (business_trip BETWEEN 0 AND 31),
      meeting INTEGER NOT NULL CHECK (meeting BETWEEN 0 AND 31),
      training INTEGER NOT NULL CHECK (training BETWEEN 0 AND 31),
      leave INTEGER NOT NULL CHECK (leave BETWEEN 0 AND 31),
      absent INTEGER NOT NULL CHECK (absent BETWEEN 0 AND 31),
      rest INTEGER NOT NULL CHECK (rest BETWEEN 0 AND 31),
      round_trips INTEGER CHECK (round_trips BETWEEN 0 AND 31),
      import_id TEXT REFERENCES attendance_import (id) ON DELETE RESTRICT,
      note TEXT,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      PRIMARY KEY (posting_id, month),
      CHECK (present + business_trip + meeting + training + leave + absent + rest <= 31)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX attendance_month_by_month ON attendance_month (month, posting_id)',

    // Lengths in half days. `counted_as` says which of the two the ladder was climbed with, `joined` whether leaves that
    // adjoin were added, `reasoning` why it needed whom at each step. `returned_on`: back on post from that half day.
    `CREATE TABLE leave (
      id TEXT PRIMARY KEY,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      kind TEXT NOT NULL CHECK (kind IN
        ('business_trip', 'meeting', 'training', 'sick', 'personal', 'annual', 'other')),
      start_date TEXT NOT NULL,
      start_half TEXT NOT NULL CHECK (start_half IN ('am', 'pm')),
      end_date TEXT NOT NULL,
      end_half TEXT NOT NULL CHECK (end_half IN ('am', 'pm')),
      calendar_half_days INTEGER NOT NULL CHECK (calendar_half_days > 0),
      working_half_days INTEGER NOT NULL CHECK (working_half_days >= 0),
      counted_as TEXT NOT NULL CHECK (counted_as IN ('calendar', 'working')),
      state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn', 'returned')),
      reason TEXT NOT NULL,
      destination TEXT,
      requested_on TEXT NOT NULL,
      reported_by TEXT NOT NULL CHECK (reported_by IN ('paper', 'telephone', 'message')),
      paper_on TEXT,
      scheme_version_id TEXT NOT NULL REFERENCES scheme_version (id) ON DELETE RESTRICT,
      tier_code TEXT,
      required_organ TEXT,
      consents TEXT NOT NULL CHECK (json_valid(consents)),
      decided_organ TEXT,
      decided_by TEXT,
      decided_on TEXT,
      document_number TEXT,
      decision_note TEXT,
      returned_on TEXT,
      returned_half TEXT CHECK (returned_half IN ('am', 'pm')),
      joined INTEGER CHECK (joined IN (0, 1)),
      join_reason TEXT,
      reasoning TEXT NOT NULL CHECK (json_valid(reasoning)),
      substitution_needed INTEGER NOT NULL CHECK (substitution_needed IN (0, 1)),
      substitute TEXT,
      substitute_from TEXT,
      closing_reason TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK (end_date >= start_date),
      CHECK ((state = 'returned') = (returned_on IS NOT NULL))
    ) STRICT`,
    'CREATE INDEX leave_by_posting ON leave (posting_id, start_date)',
    // Few leaves are in these states, and most are in the others: an index over all states would mislead the planner.
    `CREATE INDEX leave_requested ON leave (start_date) WHERE state = 'requested'`,
    `CREATE INDEX leave_not_back ON leave (end_date) WHERE state = 'approved'`,
    'CREATE INDEX leave_by_start ON leave (start_date, id)',
    `CREATE INDEX leave_paper_owed ON leave (end_date)
      WHERE reported_by <> 'paper' AND paper_on IS NULL AND state IN ('requested', 'approved', 'returned')`,
    `CREATE INDEX leave_substitute_owed ON leave (start_date)
      WHERE substitution_needed = 1 AND substitute IS NULL AND state IN ('requested', 'approved')`,
    'CREATE INDEX leave_by_document ON leave (document_number) WHERE document_number IS NOT NULL',

    `CREATE TABLE spot_check (
      id TEXT PRIMARY KEY,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'unit')),
      organ TEXT NOT NULL,
      checked_on TEXT NOT NULL,
      finding TEXT NOT NULL CHECK (finding IN
        ('on_post', 'excused_absence', 'unexcused_absence', 'shortcoming')),
      detail TEXT NOT NULL,
      document_number TEXT,
      correction_due_on TEXT,
      corrected_on TEXT,
      correction_note TEXT,
      voided_at TEXT,
      void_reason TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX spot_check_by_posting ON spot_check (posting_id, checked_on)',
    'CREATE INDEX spot_check_by_date ON spot_check (checked_on, id)',
    'CREATE INDEX spot_check_by_document ON spot_check (document_number) WHERE document_number IS NOT NULL',

    `CREATE TABLE conduct_record (
      id TEXT PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
      kind TEXT NOT NULL CHECK (kind IN ('penalty', 'admonition', 'circulated_criticism', 'criticism')),
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
    'CREATE INDEX conduct_record_by_person ON conduct_record (person_id, decided_on)',
    'CREATE INDEX conduct_record_by_date ON conduct_record (decided_on, id)',
    'CREATE INDEX conduct_record_by_document ON conduct_record (document_number) WHERE document_number IS NOT NULL',

    `CREATE TABLE observation (
      id TEXT PRIMARY KEY,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      kind TEXT NOT NULL CHECK (kind IN ('home_unit_work', 'incapable', 'not_recognised',
        'township_opinion_unfit', 'absence_uncorrected', 'other_basis', 'visit', 'report', 'talk')),
      observed_on TEXT NOT NULL,
      organ TEXT NOT NULL,
      document_number TEXT,
      text TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1,
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX observation_by_posting ON observation (posting_id, observed_on)',
    'CREATE INDEX observation_by_date ON observation (observed_on, id)',
    'CREATE INDEX observation_by_document ON observation (document_number) WHERE document_number IS NOT NULL',

    `CREATE TABLE duty_record (
      id TEXT PRIMARY KEY,
      subject TEXT NOT NULL CHECK (subject IN ('person', 'team', 'unit', 'organiser')),
      posting_id TEXT REFERENCES posting (id) ON DELETE RESTRICT,
      village_id TEXT REFERENCES village (id) ON DELETE RESTRICT,
      unit_id TEXT REFERENCES dispatching_unit (id) ON DELETE RESTRICT,
      duty_code TEXT NOT NULL,
      done_on TEXT NOT NULL,
      quantity INTEGER NOT NULL CHECK (quantity >= 1),
      note TEXT NOT NULL,
      voided_at TEXT,
      void_reason TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      CHECK ((subject = 'person') = (posting_id IS NOT NULL)),
      CHECK ((subject = 'team') = (village_id IS NOT NULL)),
      CHECK ((subject = 'unit') = (unit_id IS NOT NULL)),
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX duty_record_of_posting ON duty_record (posting_id, duty_code, done_on) WHERE posting_id IS NOT NULL',
    'CREATE INDEX duty_record_of_village ON duty_record (village_id, duty_code, done_on) WHERE village_id IS NOT NULL',
    'CREATE INDEX duty_record_of_unit ON duty_record (unit_id, duty_code, done_on) WHERE unit_id IS NOT NULL',
    'CREATE INDEX duty_record_by_duty ON duty_record (duty_code, done_on, id)',

    // Holds the facts that were dismissed: once they change, the dismissal no longer covers the signal.
    `CREATE TABLE signal_dismissal (
      id TEXT PRIMARY KEY,
      posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE RESTRICT,
      signal_key TEXT NOT NULL,
      trigger_code TEXT NOT NULL,
      rule_code TEXT NOT NULL,
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      reason TEXT NOT NULL,
      dismissed_at TEXT NOT NULL,
      dismissed_by TEXT NOT NULL,
      dismissed_by_name TEXT NOT NULL,
      withdrawn_at TEXT,
      withdrawal_reason TEXT,
      CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
    ) STRICT`,
    'CREATE INDEX signal_dismissal_by_posting ON signal_dismissal (posting_id, signal_key, dismissed_at)',

    ...postingChanges,
  ],
};
