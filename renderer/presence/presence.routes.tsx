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
    path: 'daily/duties',
    handle: { procedure: 'presence.dutyRegister' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./duties/duties-page.tsx')).DutiesPage }),
  },
  {
    path: 'daily/allowances',
    handle: { procedure: 'presence.allowanceStatement' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./money/allowances-page.tsx')).AllowancesPage }),
  },
  {
    path: 'daily/funds',
    handle: { procedure: 'presence.fundStatement' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./money/funds-page.tsx')).FundsPage }),
  },
  {
    path: 'daily/calendar',
    handle: { procedure: 'presence.calendar' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./calendar/calendar-page.tsx')).CalendarPage }),
  },
];
