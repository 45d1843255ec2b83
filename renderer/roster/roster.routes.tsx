import type { RouteObject } from 'react-router';

export const rosterRoutes: RouteObject[] = [
  {
    path: 'roster',
    lazy: async () => ({ Component: (await import('./roster-page.tsx')).RosterPage }),
  },
  {
    path: 'roster/import',
    lazy: async () => ({ Component: (await import('./import/import-page.tsx')).ImportPage }),
  },
];
