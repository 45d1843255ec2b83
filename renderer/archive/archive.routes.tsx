import type { RouteObject } from 'react-router';

/** Addresses of the archive feature; the form of a person lies below the person. */
export const archiveRoutes: RouteObject[] = [
  { path: 'archive', lazy: async () => ({ Component: (await import('./archive-page.tsx')).ArchivePage }) },
  {
    path: 'archive/:documentId',
    lazy: async () => ({ Component: (await import('./document-page.tsx')).DocumentPage }),
  },
  {
    path: 'assessment/:cycleId/records/:assessmentId/form',
    lazy: async () => ({ Component: (await import('./annual-form-page.tsx')).AnnualFormPage }),
  },
];
