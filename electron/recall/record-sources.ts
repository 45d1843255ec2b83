import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';
import type { PostingRecords } from '#shared/recall/records.ts';
import type { Clock } from '../application.types.ts';
import type { AssessmentService } from '../assessment/assessment.service.ts';
import type { SettledAssessment } from '../assessment/record/assessment-signals.ts';
import type { Database } from '../database/database.types.ts';
import { approvedLeavesOf, conductOf, observationsOf, spotChecksOf } from '../presence/dated-records.ts';
import type { PresenceService } from '../presence/presence.service.ts';
import type { PostingFacts } from '../roster/posting-facts.ts';
import { attendanceMonthsOf } from './attendance-months.repository.ts';

/** The calendar of working days; `revision` is another whenever a day of it is. */
export interface CalendarInUse {
  readonly revision: string;
  readonly days: WorkingCalendar;
}

/** Where the records of postings come from, and under which day and calendar they are read. */
export interface RecordSources {
  /** What speaks for a recall trigger of these postings, in their order; leaves, which never do, are left out. */
  signalRecordsOf(postings: readonly PostingFacts[]): Promise<PostingRecords[]>;
  /** Everything. */
  recordsOf(postings: readonly PostingFacts[]): Promise<PostingRecords[]>;
  calendar(): Promise<CalendarInUse>;
  today(): BusinessDate;
}

export interface RecordSourceDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly presence: Pick<PresenceService, 'calendar'>;
  readonly assessment: Pick<AssessmentService, 'settledOf'>;
}

/**
 * Postings whose records are read in one go: few enough that a read never holds up the program for long, and many
 * enough that asking costs less than reading.
 */
export const postingsAtOnce = 200;

/** Reads records of postings in bulk. */
export function createRecordSources(dependencies: RecordSourceDependencies): RecordSources {
  const { database, clock, presence, assessment } = dependencies;
  const { read } = database;

  async function signalRecordsOf(postings: readonly PostingFacts[]): Promise<PostingRecords[]> {
    const ids = postings.map(({ id }) => id);
    const people = postings.map(({ personId }) => personId);
    const attendance = await attendanceMonthsOf(read, ids);
    const spotChecks = await spotChecksOf(read, ids);
    const conduct = await conductOf(read, people);
    const observations = await observationsOf(read, ids);
    const settled = Map.groupBy(await assessment.settledOf(people), ({ postingId }) => postingId);
    return postings.map(({ id, personId, role, identity, start, end }) => {
      const assessments: readonly SettledAssessment[] = settled.get(id) ?? [];
      return {
        posting: { id, personId, role, identity, startDate: start, endDate: end },
        attendance: attendance.get(id) ?? [],
        spotChecks: spotChecks.get(id) ?? [],
        conduct: conduct.get(personId) ?? [],
        observations: observations.get(id) ?? [],
        grades: assessments,
        approvals: assessments,
        leaves: [],
      };
    });
  }

  return {
    signalRecordsOf,

    async recordsOf(postings) {
      const records = await signalRecordsOf(postings);
      const leaves = await approvedLeavesOf(
        read,
        postings.map(({ id }) => id),
      );
      return records.map((record) => ({ ...record, leaves: leaves.get(record.posting.id) ?? [] }));
    },

    async calendar() {
      const revision = await presence.calendar.calendarRevision();
      return { revision, days: await presence.calendar.workingCalendar() };
    },

    today: () => businessDateOf(clock.now()),
  };
}
