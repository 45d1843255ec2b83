import type { PostingId, UnitId, VillageId } from '#shared/ids.ts';
import { openNominationStates } from '#shared/roster/posting-stage.ts';
import type { PostingStatus, PostRole } from '#shared/vocabulary.ts';
import { breather } from '../breather.ts';
import type { Queries } from '../handle.types.ts';

/** A posting as far as an import needs to know it. */
export interface VillagePost {
  readonly id: PostingId;
  readonly unitId: UnitId;
  readonly status: PostingStatus;
  readonly role: PostRole | null;
  readonly seat: number;
  readonly lead: boolean;
  readonly revision: number;
  /** Somebody is nominated for it: nobody else is put there meanwhile. */
  readonly nominated: boolean;
}

const villagesAtOnce = 200;

/** The postings of some villages, by village, in the order in which they were made. */
export async function postsOfVillages(
  handle: Queries,
  villageIds: ReadonlySet<VillageId>,
): Promise<ReadonlyMap<VillageId, readonly VillagePost[]>> {
  const ids = [...villageIds];
  const posts = new Map<VillageId, VillagePost[]>();
  const breathe = breather();
  for (let start = 0; start < ids.length; start += villagesAtOnce) {
    const rows = await handle
      .selectFrom('posting')
      .select(['id', 'village_id', 'unit_id', 'status', 'role', 'seat', 'lead_unit', 'revision'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('nomination')
              .select('nomination.id')
              .whereRef('nomination.posting_id', '=', 'posting.id')
              .where('nomination.state', 'in', openNominationStates),
          )
          .as('nominated'),
      )
      .where('village_id', 'in', ids.slice(start, start + villagesAtOnce))
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const post: VillagePost = {
        id: row.id,
        unitId: row.unit_id,
        status: row.status,
        role: row.role,
        seat: row.seat,
        lead: row.lead_unit === 1,
        revision: row.revision,
        // SQLite has no truth values of its own.
        nominated: Number(row.nominated) === 1,
      };
      const known = posts.get(row.village_id);
      if (known) known.push(post);
      else posts.set(row.village_id, [post]);
    }
    await breathe();
  }
  return posts;
}
