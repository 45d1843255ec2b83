import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

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
];
