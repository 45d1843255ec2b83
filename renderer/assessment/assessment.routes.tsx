import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the assessment feature. */
export const assessmentRoutes: RouteObject[] = [
  {
    path: 'assessment',
    lazy: async () => ({ Component: (await import('./cycle/cycles-page.tsx')).CyclesPage }),
  },
  {
    path: 'assessment/compare',
    lazy: async () => ({ Component: (await import('./summary/compare-page.tsx')).ComparePage }),
  },
  {
    path: 'assessment/history/:personId',
    lazy: async () => ({ Component: (await import('./summary/history-page.tsx')).HistoryPage }),
  },
  {
    path: 'assessment/term',
    lazy: async () => ({ Component: (await import('./term/term-page.tsx')).TermPage }),
  },
  {
    path: 'assessment/:cycleId/records/:assessmentId/appraisal',
    lazy: async () => ({ Component: (await import('./term/appraisal-page.tsx')).AppraisalPage }),
  },
  {
    path: 'assessment/:cycleId',
    lazy: async () => ({ Component: (await import('./cycle/cycle-page.tsx')).CyclePage }),
  },
  {
    path: 'assessment/:cycleId/people',
    lazy: async () => ({ Component: (await import('./cycle/people-page.tsx')).PeoplePage }),
  },
  {
    path: 'assessment/:cycleId/eligibility',
    handle: { procedure: 'assessment.listEligibility' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./eligibility/eligibility-page.tsx')).EligibilityPage }),
  },
  {
    path: 'assessment/:cycleId/ballots',
    lazy: async () => ({ Component: (await import('./ballots/list/ballots-page.tsx')).BallotsPage }),
  },
  {
    path: 'assessment/:cycleId/ballots/:batchId',
    lazy: async () => ({ Component: (await import('./ballots/batch/batch-page.tsx')).BatchPage }),
  },
  {
    path: 'assessment/:cycleId/ballots/:batchId/enter',
    handle: { procedure: 'assessment.startPass' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./ballots/entry/entry-page.tsx')).EntryPage }),
  },
  {
    path: 'assessment/:cycleId/ballots/:batchId/differences',
    handle: { procedure: 'assessment.listDifferences' } satisfies RouteAccess,
    lazy: async () => ({
      Component: (await import('./ballots/differences/differences-page.tsx')).DifferencesPage,
    }),
  },
  {
    path: 'assessment/:cycleId/board/:pool?',
    lazy: async () => ({ Component: (await import('./grading/board-page.tsx')).BoardPage }),
  },
  {
    path: 'assessment/:cycleId/publicity',
    lazy: async () => ({ Component: (await import('./publicity/publicity-page.tsx')).PublicityPage }),
  },
  {
    path: 'assessment/:cycleId/results',
    lazy: async () => ({ Component: (await import('./publicity/results-page.tsx')).ResultsPage }),
  },
  {
    path: 'assessment/:cycleId/scores/import',
    lazy: async () => ({ Component: (await import('./scoring/import/import-page.tsx')).ScoreImportPage }),
  },
  {
    path: 'assessment/:cycleId/records/:assessmentId',
    lazy: async () => ({ Component: (await import('./scoring/scoring-page.tsx')).ScoringPage }),
  },
];
