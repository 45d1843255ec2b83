import type { Transaction } from 'kysely';
import type { Instant } from '#shared/dates.ts';
import { type UnitId, unitIdSchema } from '#shared/ids.ts';
import { newId } from '../database/ids.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from './handle.types.ts';
import { placeKeys } from './pinyin-keys.ts';

export interface UnitName {
  readonly id: UnitId;
  readonly name: string;
}

/** Units as names find them: a merged name leads to the unit that it was merged into. */
export interface KnownUnits {
  /** Units that were not merged into another. */
  readonly active: readonly UnitName[];
  /** Every name on record, merged ones included, with the unit it stands for. */
  readonly names: ReadonlyMap<string, UnitName>;
}

export async function loadUnits(handle: Queries): Promise<KnownUnits> {
  const rows = await handle
    .selectFrom('dispatching_unit')
    .select(['id', 'name', 'merged_into'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = new Map<string, UnitName>();
  for (const row of rows) {
    const unit = row.merged_into === null ? row : byId.get(row.merged_into);
    if (unit) names.set(row.name, { id: unit.id, name: unit.name });
  }
  return {
    active: rows.filter((row) => row.merged_into === null).map(({ id, name }) => ({ id, name })),
    names,
  };
}

/** Units with their other names and the number of their postings, by pinyin. */
export async function listUnits(handle: Queries) {
  const units = await handle
    .selectFrom('dispatching_unit as u')
    .leftJoin('posting_listing as l', 'l.unit_id', 'u.id')
    .select((eb) => ['u.id', 'u.name', eb.fn.count<number>('l.number').as('postings')])
    .where('u.merged_into', 'is', null)
    .groupBy('u.id')
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute();
  const merged = await handle
    .selectFrom('dispatching_unit')
    .select(['name', 'merged_into'])
    .where('merged_into', 'is not', null)
    .orderBy('sort_key')
    .execute();
  const aliases = new Map<UnitId, string[]>();
  for (const { name, merged_into: unitId } of merged) {
    if (unitId === null) continue;
    const known = aliases.get(unitId);
    if (known) known.push(name);
    else aliases.set(unitId, [name]);
  }
  return units.map((unit) => ({ ...unit, aliases: aliases.get(unit.id) ?? [] }));
}

/** Adds a unit, or with `mergedInto` another name of one. */
export async function insertUnit(
  trx: Transaction<Schema>,
  at: Instant,
  name: string,
  mergedInto: UnitId | null = null,
): Promise<UnitId> {
  const id = newId(unitIdSchema);
  await trx
    .insertInto('dispatching_unit')
    .values({ id, name, ...placeKeys(name), merged_into: mergedInto, created_at: at })
    .execute();
  return id;
}

/** Notes that two units are different, whichever is named first; saying it twice is no error. */
export async function insertDismissal(
  trx: Transaction<Schema>,
  at: Instant,
  one: UnitId,
  other: UnitId,
  reason: string,
): Promise<void> {
  const [first, second] = one < other ? [one, other] : [other, one];
  await trx
    .insertInto('unit_match_dismissal')
    .values({ first_unit_id: first, second_unit_id: second, reason, dismissed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
