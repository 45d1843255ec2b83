import type { RouteObject } from 'react-router';

/** Addresses of the system feature. */
export const systemRoutes: RouteObject[] = [
  { path: 'system/about', lazy: async () => ({ Component: (await import('./about-page.tsx')).AboutPage }) },
];
