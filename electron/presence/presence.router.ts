import type { Procedures } from '../http/procedures.ts';
import { createAttendanceHandlers } from './attendance.router.ts';
import { createCalendarHandlers } from './calendar.router.ts';
import { createDutyRouter } from './duty.router.ts';
import { createLeaveRouter } from './leave.router.ts';
import { createMoneyRouter } from './money.router.ts';
import type { PresenceService } from './presence.service.ts';
import { createRecordsRouter } from './records.router.ts';

/** Handlers of `presence.*`. */
export function createPresenceRouter(os: Procedures, { presence }: { readonly presence: PresenceService }) {
  return {
    ...createAttendanceHandlers(os, presence),
    ...createCalendarHandlers(os, presence.calendar),
    ...createDutyRouter(os, presence),
    ...createLeaveRouter(os, presence),
    ...createMoneyRouter(os, presence),
    ...createRecordsRouter(os, presence),
  };
}
