import type { RouteObject } from 'react-router';

/** Addresses of the archive feature; documents about a record lie below the record. */
export const archiveRoutes: RouteObject[] = [
  { path: 'archive', lazy: async () => ({ Component: (await import('./archive-page.tsx')).ArchivePage }) },
  {
    path: 'archive/verify',
    lazy: async () => ({ Component: (await import('./verify-file-page.tsx')).VerifyFilePage }),
  },
  {
    path: 'archive/style',
    lazy: async () => ({ Component: (await import('./style/style-page.tsx')).StylePage }),
  },
  {
    path: 'archive/characters',
    lazy: async () => ({
      Component: (await import('./characters/characters-page.tsx')).CharactersPage,
    }),
  },
  {
    path: 'archive/:documentId',
    lazy: async () => ({ Component: (await import('./document-page.tsx')).DocumentPage }),
  },
  {
    path: 'assessment/:cycleId/records/:assessmentId/form',
    lazy: async () => ({ Component: (await import('./record-documents-page.tsx')).RecordDocumentsPage }),
  },
];
