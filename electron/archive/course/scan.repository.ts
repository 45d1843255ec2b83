import type { DocumentId, ScanId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';

const fromScans = (handle: ReadHandle) =>
  handle
    .selectFrom('document_scan as s')
    .innerJoin('stored_file as f', 'f.sha256', 's.sha256')
    .selectAll('s')
    .select(['f.size', 'f.media_type']);

export type ScanRow = Awaited<ReturnType<typeof scansOf>>[number];

/** Scans of a paper in the order they were added, voided ones too; without their bytes. */
export const scansOf = (handle: ReadHandle, documentId: DocumentId) =>
  fromScans(handle).where('s.document_id', '=', documentId).orderBy('s.id').execute();

/** A scan without its bytes. */
export const findScan = (handle: ReadHandle, id: ScanId): Promise<ScanRow | undefined> =>
  fromScans(handle).where('s.id', '=', id).executeTakeFirst();
