import type { CycleId, PostingId, UnitId } from '#shared/ids.ts';
import type { AssessmentState, Grade, Identity } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** What is known of somebody on post besides what a record of a team or unit says of its people. */
export interface MemberStanding {
  /** As the cycle froze it where the person is assessed in it, else as the roster has it now. */
  readonly identity: Identity | null;
  /** The person's own record in the cycle; null where there is none. */
  readonly record: { readonly state: AssessmentState; readonly grade: Grade | null } | null;
}

/** By posting. */
export async function membersIn(
  handle: ReadHandle,
  cycleId: CycleId,
  postingIds: readonly PostingId[],
): Promise<Map<PostingId, MemberStanding>> {
  if (postingIds.length === 0) return new Map();
  const rows = await handle
    .selectFrom('posting as p')
    .leftJoin('person', 'person.id', 'p.person_id')
    .leftJoin('assessment as a', (join) =>
      join.onRef('a.posting_id', '=', 'p.id').on('a.cycle_id', '=', cycleId),
    )
    .select(['p.id', 'person.identity as now', 'a.identity as frozen', 'a.state', 'a.final_grade'])
    .where('p.id', 'in', postingIds)
    .execute();
  return new Map(
    rows.map(({ id, frozen, now, state, final_grade }) => [
      id,
      { identity: frozen ?? now, record: state === null ? null : { state, grade: final_grade } },
    ]),
  );
}

/** The unit that stands for a unit now: itself, or the one it was merged into. */
export async function unitNow(handle: ReadHandle, id: UnitId): Promise<UnitId> {
  const row = await handle
    .selectFrom('dispatching_unit')
    .select('merged_into')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.merged_into ?? id;
}
