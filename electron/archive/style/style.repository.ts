import { type DocumentStyle, documentStyleSchema, standardStyle } from '#shared/archive/document-style.ts';
import type { StyleVersion } from '#shared/contract/archive-style.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';

/** The settings for papers in force; version 0 stands for those of the program. */
export interface StyleInForce {
  readonly version: number;
  readonly style: DocumentStyle;
}

export async function readStyle(handle: ReadHandle): Promise<StyleInForce> {
  const row = await handle
    .selectFrom('document_style')
    .select(['version', 'content'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { version: 0, style: standardStyle };
  return { version: row.version, style: documentStyleSchema.parse(JSON.parse(row.content)) };
}

/** Who changed the settings and why, the last first. */
export async function styleVersions(handle: ReadHandle): Promise<StyleVersion[]> {
  const rows = await handle
    .selectFrom('document_style')
    .select(['version', 'reason', 'created_at', 'created_by'])
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ version, reason, created_at: createdAt, created_by: createdBy }) => ({
    version,
    reason,
    createdAt,
    createdBy,
  }));
}

export async function insertStyle(
  unit: WriteUnit,
  { version, style, reason }: StyleInForce & { readonly reason: string },
): Promise<StyleVersion> {
  const made = { version, reason, createdAt: unit.at, createdBy: unit.actor.name };
  await unit.trx
    .insertInto('document_style')
    .values({
      version,
      content: JSON.stringify(style),
      reason,
      created_at: made.createdAt,
      created_by: made.createdBy,
    })
    .execute();
  return made;
}
