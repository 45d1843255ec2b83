import type { RouteObject } from 'react-router';

/** Addresses of the policy feature. */
export const policyRoutes: RouteObject[] = [
  { path: 'policy', lazy: async () => ({ Component: (await import('./schemes-page.tsx')).SchemesPage }) },
  {
    path: 'policy/:schemeVersionId',
    lazy: async () => ({ Component: (await import('./scheme-page.tsx')).SchemePage }),
  },
];
