import { actorOf, type Procedures } from '../http/procedures.ts';
import type { CalendarService } from './calendar/calendar.service.ts';

/** Handlers of the working calendar. */
export function createCalendarHandlers(os: Procedures, calendar: CalendarService) {
  return {
    calendar: os.presence.calendar.handler(({ input }) => calendar.year(input.year)),
    setHoliday: os.presence.setHoliday.handler(({ input, context }) =>
      calendar.setHoliday(actorOf(context), input),
    ),
    removeHoliday: os.presence.removeHoliday.handler(({ input, context }) =>
      calendar.removeHoliday(actorOf(context), input),
    ),
  };
}
