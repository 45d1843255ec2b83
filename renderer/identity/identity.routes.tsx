import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the identity feature. */
export const identityRoutes: RouteObject[] = [
  {
    path: 'system/users',
    handle: { procedure: 'identity.listUsers' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./users-page.tsx')).UsersPage }),
  },
];
