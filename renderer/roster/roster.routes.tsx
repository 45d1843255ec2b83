import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the roster. */
export const rosterRoutes: RouteObject[] = [
  {
    path: 'roster',
    lazy: async () => ({ Component: (await import('./roster-page.tsx')).RosterPage }),
  },
  {
    path: 'roster/import',
    handle: { procedure: 'roster.inspectImport' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./import/import-page.tsx')).ImportPage }),
  },
  {
    path: 'roster/villages',
    handle: { procedure: 'roster.listVillageDemand' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./villages/villages-page.tsx')).VillagesPage }),
  },
  {
    path: 'roster/villages/:villageId',
    handle: { procedure: 'roster.getTeam' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./villages/team-page.tsx')).TeamPage }),
  },
  {
    path: 'roster/units/:unitId',
    handle: { procedure: 'roster.getUnit' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./units/unit-page.tsx')).UnitPage }),
  },
  {
    path: 'roster/nominations',
    handle: { procedure: 'roster.listNominations' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./nominations/nominations-page.tsx')).NominationsPage }),
  },
  {
    path: 'roster/nominations/:nominationId',
    handle: { procedure: 'roster.getNomination' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./nominations/nomination-page.tsx')).NominationPage }),
  },
  {
    path: 'roster/nominations/early-changes/:earlyChangeId',
    handle: { procedure: 'roster.getEarlyChange' } satisfies RouteAccess,
    lazy: async () => ({
      Component: (await import('./early-changes/early-change-page.tsx')).EarlyChangePage,
    }),
  },
];
