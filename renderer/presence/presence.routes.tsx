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
    path: 'daily/leave',
    handle: { procedure: 'presence.listLeaves' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./leave/leave-page.tsx')).LeavePage }),
  },
  {
    path: 'daily/checks',
    handle: { procedure: 'presence.listSpotChecks' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./records/checks-page.tsx')).ChecksPage }),
  },
  {
    path: 'daily/conduct',
    handle: { procedure: 'presence.listConduct' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./records/conduct-page.tsx')).ConductPage }),
  },
  {
    path: 'daily/observations',
    handle: { procedure: 'presence.listObservations' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./records/observations-page.tsx')).ObservationsPage }),
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
