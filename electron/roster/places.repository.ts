import type { Transaction } from 'kysely';
import type { Instant } from '#shared/dates.ts';
import { type TownshipId, townshipIdSchema, type VillageId, villageIdSchema } from '#shared/ids.ts';
import { newId } from '../database/ids.ts';
import type { Schema } from '../database/schema.ts';
import type { Queries } from './handle.types.ts';
import { placeKeys } from './pinyin-keys.ts';

/** Townships in their own order, with the number of their postings. */
export async function listTownships(handle: Queries) {
  return await handle
    .selectFrom('township as t')
    .leftJoin('village as v', 'v.township_id', 't.id')
    .leftJoin('posting_listing as l', 'l.village_id', 'v.id')
    .select((eb) => ['t.id', 't.name', eb.fn.count<number>('l.number').as('postings')])
    .groupBy('t.id')
    .orderBy('t.ordinal')
    .orderBy('t.sort_key')
    .execute();
}

/** Villages in the order of the list, with the number of their postings. */
export async function listVillages(handle: Queries) {
  return await handle
    .selectFrom('village as v')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .leftJoin('posting_listing as l', 'l.village_id', 'v.id')
    .select((eb) => [
      'v.id',
      'v.name',
      't.id as townshipId',
      't.name as townshipName',
      eb.fn.count<number>('l.number').as('postings'),
    ])
    .groupBy('v.id')
    .orderBy('t.ordinal')
    .orderBy('v.ordinal')
    .orderBy('v.sort_key')
    .execute();
}

/** Township or village as a name is looked up by. */
export interface KnownPlaces {
  townshipByName(name: string): TownshipId | undefined;
  village(townshipId: TownshipId, name: string): VillageId | undefined;
  /** Villages of this name in any township. */
  villagesNamed(name: string): readonly { readonly id: VillageId; readonly townshipName: string }[];
  readonly townships: number;
  readonly villages: number;
}

/** All townships and villages; there are some thousands at the most. */
export async function loadPlaces(handle: Queries): Promise<KnownPlaces> {
  const townships = await handle.selectFrom('township').select(['id', 'name']).execute();
  const villages = await handle.selectFrom('village').select(['id', 'name', 'township_id']).execute();
  const townshipIds = new Map(townships.map(({ id, name }) => [name, id]));
  const townshipNames = new Map(townships.map(({ id, name }) => [id, name]));
  const byName = new Map<string, { id: VillageId; townshipId: TownshipId; townshipName: string }[]>();
  for (const { id, name, township_id: townshipId } of villages) {
    const village = { id, townshipId, townshipName: townshipNames.get(townshipId) ?? '' };
    const sameName = byName.get(name);
    if (sameName) sameName.push(village);
    else byName.set(name, [village]);
  }
  return {
    townshipByName: (name) => townshipIds.get(name),
    village: (townshipId, name) => byName.get(name)?.find((village) => village.townshipId === townshipId)?.id,
    villagesNamed: (name) => byName.get(name) ?? [],
    townships: townships.length,
    villages: villages.length,
  };
}

/** Adds a township behind the others. */
export async function insertTownship(
  trx: Transaction<Schema>,
  at: Instant,
  name: string,
): Promise<TownshipId> {
  const last = await trx
    .selectFrom('township')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .executeTakeFirst();
  const id = newId(townshipIdSchema);
  await trx
    .insertInto('township')
    .values({ id, name, ...placeKeys(name), ordinal: (last?.ordinal ?? 0) + 1, created_at: at })
    .execute();
  return id;
}

/** Adds a village behind the others of its township. */
export async function insertVillage(
  trx: Transaction<Schema>,
  at: Instant,
  townshipId: TownshipId,
  name: string,
): Promise<VillageId> {
  const last = await trx
    .selectFrom('village')
    .where('township_id', '=', townshipId)
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .executeTakeFirst();
  const id = newId(villageIdSchema);
  await trx
    .insertInto('village')
    .values({
      id,
      township_id: townshipId,
      name,
      ...placeKeys(name),
      ordinal: (last?.ordinal ?? 0) + 1,
      created_at: at,
    })
    .execute();
  return id;
}
