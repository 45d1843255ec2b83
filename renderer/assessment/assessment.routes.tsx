import type { RouteObject } from 'react-router';

/** Addresses of the assessment feature. */
export const assessmentRoutes: RouteObject[] = [
  { path: 'assessment', lazy: async () => ({ Component: (await import('./cycles-page.tsx')).CyclesPage }) },
  {
    path: 'assessment/:cycleId',
    lazy: async () => ({ Component: (await import('./cycle-page.tsx')).CyclePage }),
  },
  {
    path: 'assessment/:cycleId/:assessmentId',
    lazy: async () => ({ Component: (await import('./scoring/scoring-page.tsx')).ScoringPage }),
  },
];
