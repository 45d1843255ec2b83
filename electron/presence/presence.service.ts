import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';
import type { Jobs, Uploads } from '../jobs/jobs.types.ts';
import type { PolicyService } from '../policy/policy.service.ts';
import { createAttendanceService } from './attendance.service.ts';
import { createCalendarService } from './calendar/calendar.service.ts';
import { createConductService } from './conduct.service.ts';
import { createDutyService } from './duty.service.ts';
import { createAttendanceReader } from './import/attendance-reader.ts';
import { createAttendanceImportService } from './import/import.service.ts';
import { createLeaveService } from './leave.service.ts';
import { createMoneyService } from './money.service.ts';
import { createObservationService } from './observation.service.ts';
import { createSpotCheckService } from './spot-check.service.ts';

export interface PresenceDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly policy: PolicyService;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
}

export type PresenceService = ReturnType<typeof createPresenceService>;

/** Daily management. */
export function createPresenceService({ database, clock, policy, jobs, uploads }: PresenceDependencies) {
  const calendar = createCalendarService({ database });
  const { workingCalendar } = calendar;
  const attendance = createAttendanceService({ database, clock, policy, calendar });
  const reader = createAttendanceReader();
  const attendanceImports = createAttendanceImportService({ database, clock, jobs, uploads, reader });
  const leave = createLeaveService({ database, clock, schemes: policy, workingCalendar });
  const spotChecks = createSpotCheckService({ database, clock });
  const conduct = createConductService({ database, clock });
  const observations = createObservationService({ database });
  const duties = createDutyService({ database, clock, schemes: policy });
  const money = createMoneyService({ database, clock, schemes: policy, workingCalendar });
  return {
    attendance,
    attendanceImports,
    /** Stops the thread that reads files. */
    close: () => reader.close(),
    calendar,
    duties,
    money,
    leave,
    spotChecks,
    conduct,
    observations,
  };
}
