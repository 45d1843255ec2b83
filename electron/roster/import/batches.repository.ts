import type { Transaction } from 'kysely';
import type { ImportKind } from '#shared/contract/roster.ts';
import type { Instant } from '#shared/dates.ts';
import { type ImportBatchId, importBatchIdSchema } from '#shared/ids.ts';
import { newId } from '../../database/ids.ts';
import type { Schema } from '../../database/schema.ts';
import type { Queries } from '../handle.types.ts';

export interface EarlierImport {
  readonly batchId: ImportBatchId;
  readonly at: Instant;
  readonly by: string;
  readonly fileName: string;
}

/** The last import of each sheet of a file with this content, by sheet. */
export async function earlierImports(
  handle: Queries,
  sha256: string,
): Promise<ReadonlyMap<string, EarlierImport>> {
  const rows = await handle
    .selectFrom('import_batch')
    .select(['id', 'sheet', 'imported_at', 'imported_by', 'file_name'])
    .where('file_sha256', '=', sha256)
    .orderBy('imported_at')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.sheet,
      { batchId: row.id, at: row.imported_at, by: row.imported_by, fileName: row.file_name },
    ]),
  );
}

export async function insertBatch(
  trx: Transaction<Schema>,
  at: Instant,
  batch: {
    readonly kind: ImportKind;
    readonly fileName: string;
    readonly sha256: string;
    readonly sheet: string;
    readonly rows: number;
    readonly by: string;
  },
): Promise<ImportBatchId> {
  const id = newId(importBatchIdSchema);
  await trx
    .insertInto('import_batch')
    .values({
      id,
      kind: batch.kind,
      file_name: batch.fileName,
      file_sha256: batch.sha256,
      sheet: batch.sheet,
      rows: batch.rows,
      imported_at: at,
      imported_by: batch.by,
    })
    .execute();
  return id;
}
