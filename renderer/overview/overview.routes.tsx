import type { RouteObject } from 'react-router';

/** Addresses of the overview feature. */
export const overviewRoutes: RouteObject[] = [
  {
    path: 'people/:personId',
    lazy: async () => ({ Component: (await import('./person/person-page.tsx')).PersonPage }),
  },
  { index: true, lazy: async () => ({ Component: (await import('./overview-page.tsx')).OverviewPage }) },
];
