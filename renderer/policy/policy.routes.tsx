import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the policy feature. */
export const policyRoutes: RouteObject[] = [
  {
    path: 'policy',
    lazy: async () => ({ Component: (await import('./schemes/schemes-page.tsx')).SchemesPage }),
  },
  {
    path: 'policy/compare',
    lazy: async () => ({ Component: (await import('./compare/compare-page.tsx')).ComparePage }),
  },
  {
    path: 'policy/import',
    handle: { procedure: 'policy.importScheme' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./transfer/import-page.tsx')).ImportSchemePage }),
  },
  {
    path: 'policy/drafts/:schemeDraftId',
    lazy: async () => ({ Component: (await import('./editor/draft-page.tsx')).DraftPage }),
  },
  {
    path: 'policy/:schemeVersionId',
    lazy: async () => ({ Component: (await import('./reading/scheme-page.tsx')).SchemePage }),
  },
];
