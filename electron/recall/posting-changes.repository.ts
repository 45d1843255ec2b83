import type { PostingId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** The number of the latest change of a posting's records; 0 while there is none. */
export async function latestChange(handle: ReadHandle): Promise<number> {
  const row = await handle
    .selectFrom('posting_change')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** Postings whose records changed after the change of a number, the earliest first. */
export async function changedAfter(
  handle: ReadHandle,
  number: number,
): Promise<{ id: PostingId; number: number }[]> {
  return handle
    .selectFrom('posting_change')
    .select(['posting_id as id', 'number'])
    .where('number', '>', number)
    .orderBy('number')
    .execute();
}

/** The number of the latest change of one posting. */
export async function changeOf(handle: ReadHandle, id: PostingId): Promise<number> {
  const row = await handle
    .selectFrom('posting_change')
    .select('number')
    .where('posting_id', '=', id)
    .executeTakeFirst();
  return row?.number ?? 0;
}
