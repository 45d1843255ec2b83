import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the recall feature. */
export const recallRoutes: RouteObject[] = [
  {
    path: 'recall/signals',
    handle: { procedure: 'recall.listSignals' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./signals-page.tsx')).SignalsPage }),
  },
  {
    path: 'recall/what-if',
    handle: { procedure: 'recall.startWhatIf' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./what-if-page.tsx')).WhatIfPage }),
  },
];
