import type { RouteObject } from 'react-router';
import type { RouteAccess } from '../app/permitted-outlet.tsx';

/** Addresses of the archive feature; documents about a record lie below the record. */
export const archiveRoutes: RouteObject[] = [
  { path: 'archive', lazy: async () => ({ Component: (await import('./archive-page.tsx')).ArchivePage }) },
  {
    path: 'archive/verify',
    lazy: async () => ({ Component: (await import('./verify-file-page.tsx')).VerifyFilePage }),
  },
  {
    path: 'archive/style',
    handle: { procedure: 'archive.style' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./style/style-page.tsx')).StylePage }),
  },
  {
    path: 'archive/characters',
    lazy: async () => ({
      Component: (await import('./characters/characters-page.tsx')).CharactersPage,
    }),
  },
  {
    path: 'archive/batches',
    handle: { procedure: 'archive.listBatches' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./batches/batches-page.tsx')).BatchesPage }),
  },
  {
    path: 'archive/batches/new',
    handle: { procedure: 'archive.startBatch' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./batches/new-batch-page.tsx')).NewBatchPage }),
  },
  {
    path: 'archive/batches/:batchId',
    handle: { procedure: 'archive.getBatch' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./batches/batch-page.tsx')).BatchPage }),
  },
  {
    path: 'archive/transfers',
    lazy: async () => ({ Component: (await import('./transfers/transfers-page.tsx')).TransfersPage }),
  },
  {
    path: 'archive/transfers/new',
    handle: { procedure: 'archive.prepareTransfer' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./transfers/transfer-edit-page.tsx')).NewTransferPage }),
  },
  {
    path: 'archive/transfers/:transferId',
    lazy: async () => ({ Component: (await import('./transfers/transfer-page.tsx')).TransferPage }),
  },
  {
    path: 'archive/transfers/:transferId/edit',
    handle: { procedure: 'archive.reviseTransfer' } satisfies RouteAccess,
    lazy: async () => ({ Component: (await import('./transfers/transfer-edit-page.tsx')).EditTransferPage }),
  },
  {
    path: 'archive/transfers/:transferId/list',
    lazy: async () => ({ Component: (await import('./transfers/transfer-list-page.tsx')).TransferListPage }),
  },
  {
    path: 'archive/persons/:personId',
    lazy: async () => ({
      Component: (await import('./person/person-materials-page.tsx')).PersonMaterialsPage,
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
