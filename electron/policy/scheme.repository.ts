import type { Selectable } from 'kysely';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';
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
