import type { RouteObject } from 'react-router';

/** Addresses of the overview feature. */
export const overviewRoutes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./overview-page.tsx')).OverviewPage }) },
];
