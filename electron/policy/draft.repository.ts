import type { Selectable } from 'kysely';
import type { SchemeUsage } from '#shared/contract/policy.ts';
import type { SchemeDraftId, SchemeVersionId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';

export type SchemeDraftRow = Selectable<Schema['scheme_draft']>;

/** All drafts, the one changed last first. */
export function allDrafts(handle: ReadHandle): Promise<SchemeDraftRow[]> {
  return handle
    .selectFrom('scheme_draft')
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('code')
    .execute();
}

export function findDraft(handle: ReadHandle, id: SchemeDraftId): Promise<SchemeDraftRow | undefined> {
  return handle.selectFrom('scheme_draft').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The draft of a code; a code has one at the most. */
export function findDraftOf(handle: ReadHandle, code: string): Promise<SchemeDraftRow | undefined> {
  return handle.selectFrom('scheme_draft').selectAll().where('code', '=', code).executeTakeFirst();
}

/** Drafts that started from a version. */
export function draftsBasedOn(handle: ReadHandle, id: SchemeVersionId): Promise<SchemeUsage['drafts']> {
  return handle
    .selectFrom('scheme_draft')
    .select(['id', 'code', 'title'])
    .where('based_on', '=', id)
    .orderBy('code')
    .execute();
}

export async function insertDraft(unit: WriteUnit, row: SchemeDraftRow): Promise<void> {
  await unit.trx.insertInto('scheme_draft').values(row).execute();
}

/** Stores new content; the caller has found the revision to be the current one. */
export async function updateDraft(
  unit: WriteUnit,
  id: SchemeDraftId,
  values: Pick<SchemeDraftRow, 'title' | 'content' | 'revision'>,
): Promise<void> {
  await unit.trx
    .updateTable('scheme_draft')
    .set({ ...values, updated_at: unit.at, updated_by_name: unit.actor.name })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(unit: WriteUnit, id: SchemeDraftId): Promise<void> {
  await unit.trx.deleteFrom('scheme_draft').where('id', '=', id).execute();
}
