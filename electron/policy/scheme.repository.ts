import type { Selectable } from 'kysely';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';

export type SchemeVersionRow = Selectable<Schema['scheme_version']>;

/** Versions by scheme, the newest first. */
export function allSchemeVersions(handle: ReadHandle): Promise<SchemeVersionRow[]> {
  return handle.selectFrom('scheme_version').selectAll().orderBy('code').orderBy('version', 'desc').execute();
}

/** One published version with its content as stored. */
export function findSchemeVersion(
  handle: ReadHandle,
  id: SchemeVersionId,
): Promise<SchemeVersionRow | undefined> {
  return handle.selectFrom('scheme_version').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Versions of one scheme, the newest first. */
export function versionsOf(handle: ReadHandle, code: string): Promise<SchemeVersionRow[]> {
  return handle
    .selectFrom('scheme_version')
    .selectAll()
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute();
}

/** A version whose content has this hash, the oldest where there are several. */
export function findVersionByHash(handle: ReadHandle, sha256: string): Promise<SchemeVersionRow | undefined> {
  return handle
    .selectFrom('scheme_version')
    .selectAll()
    .where('sha256', '=', sha256)
    .orderBy('published_at')
    .orderBy('version')
    .executeTakeFirst();
}

/** Stores a published version; the caller audits it. */
export async function insertSchemeVersion(unit: WriteUnit, row: SchemeVersionRow): Promise<void> {
  await unit.trx.insertInto('scheme_version').values(row).execute();
}
