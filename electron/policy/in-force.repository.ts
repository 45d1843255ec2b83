import { type SchemeVersionId, schemeVersionIdSchema } from '#shared/ids.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { ReadHandle, WriteUnit } from '../database/database.types.ts';

const settingKey = 'scheme_in_force';

/** The version that somebody has put in force, or null while the default holds. */
export async function readChosenScheme(handle: ReadHandle): Promise<SchemeVersionId | null> {
  const row = await handle
    .selectFrom('setting')
    .select('value')
    .where('key', '=', settingKey)
    .executeTakeFirst();
  return row ? schemeVersionIdSchema.parse(JSON.parse(row.value)) : null;
}

/** What holds while nobody has chosen: the newest built-in version of the first scheme of the program. */
export async function readDefaultScheme(handle: ReadHandle): Promise<SchemeVersionId | null> {
  const [first] = builtInSchemes;
  if (!first) return null;
  const row = await handle
    .selectFrom('scheme_version')
    .select('id')
    .where('code', '=', first.code)
    .where('origin', '=', 'built_in')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Stores the choice; the caller audits it. */
export async function writeChosenScheme(unit: WriteUnit, id: SchemeVersionId): Promise<void> {
  const row = { key: settingKey, value: JSON.stringify(id), updated_at: unit.at };
  await unit.trx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
