import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of daily management. */
export const presenceRoutes: RouteObject[] = [
  {
    path: 'daily/attendance',
    handle: { procedure: 'presence.listAttendance' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./attendance/attendance-page.tsx')).AttendancePage }),
  },
  {
    path: 'daily/attendance/import',
    handle: { procedure: 'presence.commitAttendanceImport' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./attendance/import/import-page.tsx')).ImportPage }),
  },
  {
    path: 'daily/calendar',
    handle: { procedure: 'presence.calendar' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./calendar/calendar-page.tsx')).CalendarPage }),
  },
];
