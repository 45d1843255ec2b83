import { sql } from 'kysely';
import type { FundAllocation } from '#shared/contract/presence-money.ts';
import type { UnitId } from '#shared/ids.ts';
import type { FundPost } from '#shared/presence/fund-heads.ts';
import type { Queries } from '../roster/handle.types.ts';
import { readInParts } from '../roster/read-in-parts.ts';
import { fromPostings } from './record-places.ts';

/** Every post, open, held or ended, in the order of the roster. */
export async function fundPosts(handle: Queries): Promise<FundPost[]> {
  const query = fromPostings(handle)
    .select([
      't.ordinal as townshipOrdinal',
      'v.ordinal as villageOrdinal',
      'p.id as postingId',
      'p.predecessor_id as predecessorId',
      'p.person_id as personId',
      'p.role',
      'u.id as unitId',
      'u.name as unitName',
      'v.id as villageId',
      'v.name as villageName',
      't.id as townshipId',
      't.name as townshipName',
      'p.start_date as startDate',
      'p.end_date as endDate',
    ])
    .orderBy('p.id');
  const posts = await readInParts<Awaited<ReturnType<typeof query.execute>>[number]>(
    ({ postingId }) => postingId,
    (after, limit) => query.where(sql<boolean>`p.id > ${after}`).limit(limit).execute(),
  );
  // Those of one village stay in the order of their ids.
  return posts.sort((a, b) => a.townshipOrdinal - b.townshipOrdinal || a.villageOrdinal - b.villageOrdinal);
}

/** The imported funding table of a year, by unit. */
export async function fundAllocations(
  handle: Queries,
  year: number,
): Promise<Map<UnitId, { readonly name: string; readonly allocation: FundAllocation }>> {
  const rows = await handle
    .selectFrom('unit_allocation as a')
    .innerJoin('dispatching_unit as u', 'u.id', 'a.unit_id')
    .select(['u.id', 'u.name', 'a.headcount', 'a.unit_cents', 'a.personnel_cents'])
    .where('a.year', '=', year)
    .orderBy('u.id')
    .execute();
  return new Map(
    rows.map(({ id, name, headcount, unit_cents, personnel_cents }) => [
      id,
      {
        name,
        allocation: {
          headcount,
          unitCents: unit_cents,
          personnelCents: personnel_cents,
          totalCents: unit_cents + personnel_cents,
        },
      },
    ]),
  );
}
