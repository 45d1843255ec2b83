import type { VillageType } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../../database/database.types.ts';

/* Types of the villages and leaders of the units are made up: the notice gives neither. */

/** By order of the roster; null: not yet known. */
const villageTypes: readonly (VillageType | null)[] = [
  'lifted_from_poverty',
  'key_assistance',
  'consolidation',
  'lifted_from_poverty',
  'demonstration',
  'lifted_from_poverty',
  'weak_party_organisation',
  'red_village',
  null,
];

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫'];

/** Units that a higher level runs (垂直管理) stand for those that the city sends. */
const sentByCity = /税务局|公安分局|生态环境分局/;

/** Gives villages a type, some a demand of their own, and units a level and leaders whose names say 示例. */
export async function describePlaces({ trx }: WriteUnit): Promise<void> {
  const villages = await trx
    .selectFrom('village as v')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .select('v.id')
    .orderBy('t.ordinal')
    .orderBy('v.ordinal')
    .execute();
  for (const [index, { id }] of villages.entries()) {
    const type = villageTypes[index % villageTypes.length] ?? null;
    const own = type === 'demonstration' ? { secretary_demand: 1, member_demand: 3 } : {};
    const note = type === 'demonstration' ? { demand_note: '示例：按村实际需要' } : {};
    await trx
      .updateTable('village')
      .set({ type, ...own, ...note })
      .where('id', '=', id)
      .execute();
  }
  const units = await trx
    .selectFrom('dispatching_unit')
    .select(['id', 'name'])
    .where('merged_into', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  for (const [index, { id, name }] of units.entries()) {
    const person = (offset: number) => `${surnames[(index + offset) % surnames.length]}示例`;
    await trx
      .updateTable('dispatching_unit')
      .set({
        level: sentByCity.test(name) ? 'city' : 'county',
        leader_name: person(0),
        deputy_name: person(5),
      })
      .where('id', '=', id)
      .execute();
  }
}
