import type { VillageDemandRow } from '#shared/contract/roster-places.ts';
import type { TownshipId, VillageId } from '#shared/ids.ts';
import type { PostingRules } from '#shared/policy/posting-rules.ts';
import { villageFigures } from '#shared/roster/demand.ts';
import { openNominationStates } from '#shared/roster/posting-stage.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { fromListing } from './listing-query.ts';
import { roleOrders, statusOrders } from './posting-order.ts';

/** People of one village by kind of seat. */
interface Counts {
  secretariesPosted: number;
  membersPosted: number;
  withoutRole: number;
  openPosts: number;
  secretariesNominated: number;
  membersNominated: number;
}

const none: Counts = {
  secretariesPosted: 0,
  membersPosted: 0,
  withoutRole: 0,
  openPosts: 0,
  secretariesNominated: 0,
  membersNominated: 0,
};

/** Villages with what they need and have, in the order of the roster; one, those of a township, or all. */
export async function villageDemand(
  handle: ReadHandle,
  rules: PostingRules,
  { villageId = null, townshipId = null }: { villageId?: VillageId | null; townshipId?: TownshipId | null },
): Promise<VillageDemandRow[]> {
  const counts = await countSeats(handle, villageId);
  const villages = await handle
    .selectFrom('village as v')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .select([
      'v.id as villageId',
      'v.name as villageName',
      't.id as townshipId',
      't.name as townshipName',
      'v.revision',
      'v.type',
      'v.secretary_demand as secretaryDemand',
      'v.member_demand as memberDemand',
      'v.demand_note as demandNote',
    ])
    .$if(villageId !== null, (query) => query.where('v.id', '=', villageId))
    .$if(townshipId !== null, (query) => query.where('v.township_id', '=', townshipId))
    .orderBy('t.ordinal')
    .orderBy('v.ordinal')
    .orderBy('v.sort_key')
    .orderBy('v.id')
    .execute();
  return villages.map((village) => {
    const seats = counts.get(village.villageId) ?? none;
    return {
      ...village,
      ...villageFigures(rules, { ...village, ...seats }),
      withoutRole: seats.withoutRole,
      openPosts: seats.openPosts,
    };
  });
}

async function countSeats(handle: ReadHandle, villageId: VillageId | null): Promise<Map<VillageId, Counts>> {
  const counts = new Map<VillageId, Counts>();
  const of = (id: VillageId): Counts => {
    const known = counts.get(id);
    if (known) return known;
    const made = { ...none };
    counts.set(id, made);
    return made;
  };
  // Counted in the read model, over the one index that holds all three columns.
  const posted = await fromListing(handle, 'posting_listing_in_village')
    .select((eb) => ['l.village_id', 'l.role_order', 'l.status_order', eb.fn.countAll<number>().as('count')])
    .$if(villageId !== null, (query) => query.where('l.village_id', '=', villageId))
    .groupBy(['l.village_id', 'l.role_order', 'l.status_order'])
    .execute();
  for (const { village_id: id, role_order: role, status_order: status, count } of posted) {
    if (status === statusOrders.ended) continue;
    const seats = of(id);
    if (status === statusOrders.open) seats.openPosts += count;
    else if (role === roleOrders.first_secretary) seats.secretariesPosted += count;
    else if (role === roleOrders.team_member) seats.membersPosted += count;
    else seats.withoutRole += count;
  }
  const nominated = await handle
    .selectFrom('nomination as n')
    .innerJoin('posting as p', 'p.id', 'n.posting_id')
    .select((eb) => ['p.village_id', 'n.role', eb.fn.countAll<number>().as('count')])
    .where('n.state', 'in', openNominationStates)
    .$if(villageId !== null, (query) => query.where('p.village_id', '=', villageId))
    .groupBy(['p.village_id', 'n.role'])
    .execute();
  for (const { village_id: id, role, count } of nominated) {
    const seats = of(id);
    if (role === 'first_secretary') seats.secretariesNominated += count;
    else seats.membersNominated += count;
  }
  return counts;
}
