import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import type { Queries } from './handle.types.ts';

/** Postings as the list shows them, joined from their tables. */
export function selectPostingRows(handle: Queries) {
  return handle
    .selectFrom('posting as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .innerJoin('dispatching_unit as u', 'u.id', 'p.unit_id')
    .leftJoin('person as h', 'h.id', 'p.person_id')
    .select([
      'p.id',
      'p.person_id as personId',
      'h.name as personName',
      'h.identity as identity',
      't.id as townshipId',
      't.name as townshipName',
      'v.id as villageId',
      'v.name as villageName',
      'u.id as unitId',
      'u.name as unitName',
      'p.lead_unit as lead',
      'p.role',
      'p.status',
      'p.start_date as startDate',
      'p.end_date as endDate',
      'p.revision',
    ]);
}

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectPostingRows>['execute']>>[number];

export function toPostingRow({ lead, ...row }: SelectedRow): PostingRow {
  return { ...row, leadUnit: lead === 1 };
}

/** One posting, or `undefined`. */
export async function findPostingRow(handle: Queries, id: PostingId): Promise<PostingRow | undefined> {
  const row = await selectPostingRows(handle).where('p.id', '=', id).executeTakeFirst();
  return row && toPostingRow(row);
}

/** The postings of numbers of the read model, in that order; at most a page of them. */
export async function postingRowsInOrder(handle: Queries, numbers: readonly number[]): Promise<PostingRow[]> {
  if (numbers.length === 0) return [];
  const rows = await selectPostingRows(handle)
    .innerJoin('posting_listing as l', 'l.posting_id', 'p.id')
    .select('l.number')
    .where('l.number', 'in', numbers)
    .execute();
  const byNumber = new Map(rows.map(({ number, ...row }) => [number, toPostingRow(row)]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}
