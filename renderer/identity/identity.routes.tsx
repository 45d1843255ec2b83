import type { RouteObject } from 'react-router';

/** Addresses of the identity feature. */
export const identityRoutes: RouteObject[] = [
  { path: 'system/users', lazy: async () => ({ Component: (await import('./users-page.tsx')).UsersPage }) },
];
