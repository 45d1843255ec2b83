import { addMonths, businessDateOf, monthOf } from '#shared/dates.ts';
import { countDays, daysOnPost } from '#shared/presence/attendance-days.ts';
import type { Clock } from '../../application.types.ts';
import { type Database, systemActor } from '../../database/database.types.ts';
import type { PostingFacts } from '../../roster/posting-facts.ts';
import type { PresenceService } from '../presence.service.ts';
import { onSampleLeave, recordSampleEvents } from './sample-events.ts';
import { type SampleHabit, sampleDays } from './sample-months.ts';

/** Months that have ended and get attendance. */
const sampleMonthCount = 10;
/** Places in the roster of those who do not keep to the village. */
const habits: Readonly<Record<number, SampleHabit>> = { 7: 'thin', 19: 'absent', 36: 'thin' };

interface SampleDaysDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly presence: PresenceService;
  /** Everybody on post, in the order of the roster. */
  readonly people: readonly PostingFacts[];
}

/**
 * Fills the sample district with made-up daily records: ten months of attendance, leave, inspections, conduct,
 * observations and duties, so that every page has something to show. Does nothing once there is any attendance.
 */
export async function loadSampleDays({
  database,
  clock,
  presence,
  people,
}: SampleDaysDependencies): Promise<void> {
  if (people.length === 0 || (await hasAttendance(database))) return;
  const calendar = await presence.calendar.workingCalendar();
  const today = businessDateOf(clock.now());
  const months = Array.from({ length: sampleMonthCount }, (_, index) =>
    addMonths(monthOf(today), index - sampleMonthCount),
  );
  await database.write(systemActor, async ({ trx, at, audit }) => {
    const rows = people.flatMap((person, index) =>
      months
        .filter((month) => daysOnPost(month, { startDate: person.start, endDate: person.end }))
        .map((month) => {
          const habit = habits[index] ?? 'steady';
          const span = { startDate: person.start, endDate: person.end };
          const days = sampleDays({
            month,
            ...span,
            calendar,
            habit,
            onLeave: onSampleLeave(index, today),
            seed: index + 1,
          });
          return {
            posting_id: person.id,
            month,
            days,
            ...countDays(days),
            round_trips: index % 3,
            recorded_at: at,
            recorded_by: systemActor.name,
          };
        }),
    );
    for (let start = 0; start < rows.length; start += rowsAtOnce)
      await trx
        .insertInto('attendance_month')
        .values(rows.slice(start, start + rowsAtOnce))
        .execute();
    await audit({
      action: 'roster.sampleLoaded',
      entityType: 'attendance',
      entityId: 'sample',
      after: { months: months.length, people: people.length, rows: rows.length },
    });
  });
  await recordSampleEvents({ presence, people, today });
}

/** SQLite takes a limited number of bound values in one statement. */
const rowsAtOnce = 200;

async function hasAttendance(database: Database): Promise<boolean> {
  const row = await database.read.selectFrom('attendance_month').select('month').limit(1).executeTakeFirst();
  return row !== undefined;
}
