import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the audit feature. */
export const auditRoutes: RouteObject[] = [
  {
    path: 'system/audit',
    handle: { procedure: 'audit.list' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./audit-page.tsx')).AuditPage }),
  },
];
