import type { PersonId, PostingId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** Postings that a person is on. */
export async function postingsOfPerson(handle: ReadHandle, personId: PersonId): Promise<PostingId[]> {
  const rows = await handle
    .selectFrom('posting')
    .select('id')
    .where('person_id', '=', personId)
    .where('status', '=', 'on_post')
    .execute();
  return rows.map(({ id }) => id);
}
