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
    path: 'recall/cases',
    handle: { procedure: 'recall.listCases' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./cases/list/cases-page.tsx')).CasesPage }),
  },
  {
    path: 'recall/cases/:caseId',
    handle: { procedure: 'recall.getCase' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./cases/page/case-page.tsx')).CasePage }),
  },
  {
    path: 'recall/meetings',
    handle: { procedure: 'recall.listMeetings' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./meetings/meetings-page.tsx')).MeetingsPage }),
  },
  {
    path: 'recall/meetings/:meetingId',
    handle: { procedure: 'recall.getMeeting' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./meetings/meeting-page.tsx')).MeetingPage }),
  },
  {
    path: 'recall/follow-ups',
    handle: { procedure: 'recall.listFollowUps' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./consequences/follow-ups-page.tsx')).FollowUpsPage }),
  },
  {
    path: 'recall/what-if',
    handle: { procedure: 'recall.startWhatIf' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./what-if-page.tsx')).WhatIfPage }),
  },
];
