import { createBrowserRouter } from 'react-router';
import { archiveRoutes } from '../archive/archive.routes.tsx';
import { assessmentRoutes } from '../assessment/assessment.routes.tsx';
import { auditRoutes } from '../audit/audit.routes.tsx';
import { identityRoutes } from '../identity/identity.routes.tsx';
import { overviewRoutes } from '../overview/overview.routes.tsx';
import { policyRoutes } from '../policy/policy.routes.tsx';
import { presenceRoutes } from '../presence/presence.routes.tsx';
import { recallRoutes } from '../recall/recall.routes.tsx';
import { rosterRoutes } from '../roster/roster.routes.tsx';
import { systemRoutes } from '../system/system.routes.tsx';
import { Layout } from './layout/layout.tsx';
import { NotFound } from './not-found.tsx';
import { PermittedOutlet } from './permitted-outlet.tsx';
import { RouteError } from './route-error.tsx';

/**
 * Every address of the page. Each feature lists its own in `<feature>.routes.tsx`, with pages loaded when they are
 * first opened, and names the procedure a page is of no use without in `handle`: `{ path: 'roster', lazy: async () => ({ Component: (await import('./roster-page.tsx')).RosterPage }) }`.
 */
export const router = createBrowserRouter([
  {
    Component: Layout,
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      {
        Component: PermittedOutlet,
        ErrorBoundary: RouteError,
        children: [
          ...overviewRoutes,
          ...rosterRoutes,
          ...presenceRoutes,
          ...assessmentRoutes,
          ...recallRoutes,
          ...archiveRoutes,
          ...policyRoutes,
          ...identityRoutes,
          ...auditRoutes,
          ...systemRoutes,
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
