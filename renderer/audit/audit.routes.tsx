import type { RouteObject } from 'react-router';

/** Addresses of the audit feature. */
export const auditRoutes: RouteObject[] = [
  { path: 'system/audit', lazy: async () => ({ Component: (await import('./audit-page.tsx')).AuditPage }) },
];
