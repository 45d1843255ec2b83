import * as z from 'zod';
import type { ReadHandle, WriteUnit } from '../database/database.types.ts';

const organisationKey = 'organisation';

/** Name of the county, city or district that keeps this database, or null before the first run is done. */
export async function readOrganisation(handle: ReadHandle): Promise<string | null> {
  const row = await handle
    .selectFrom('setting')
    .select('value')
    .where('key', '=', organisationKey)
    .executeTakeFirst();
  return row ? z.string().parse(JSON.parse(row.value)) : null;
}

/** Stores the organisation's name; the caller audits it with what it belongs to. */
export async function writeOrganisation(unit: WriteUnit, name: string): Promise<void> {
  const row = { key: organisationKey, value: JSON.stringify(name), updated_at: unit.at };
  await unit.trx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
