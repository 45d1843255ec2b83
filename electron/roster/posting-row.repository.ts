import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { openNominationStates, postingStageOf } from '#shared/roster/posting-stage.ts';
import type { Queries } from './handle.types.ts';

/** Postings as the list shows them, joined from their tables. */
export function selectPostingRows(handle: Queries) {
  return (
    handle
      .selectFrom('posting as p')
      .innerJoin('village as v', 'v.id', 'p.village_id')
      .innerJoin('township as t', 't.id', 'v.township_id')
      .innerJoin('dispatching_unit as u', 'u.id', 'p.unit_id')
      .leftJoin('person as h', 'h.id', 'p.person_id')
      // The open nomination: there is one at the most. Looked up row by row, so only for rows that are shown.
      .leftJoin('nomination as n', (join) =>
        join.onRef('n.posting_id', '=', 'p.id').on('n.state', 'in', openNominationStates),
      )
      .leftJoin('person as candidate', 'candidate.id', 'n.person_id')
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
        'p.handed_over_on as handedOverOn',
        'n.state as nomination',
        'candidate.name as nomineeName',
        'p.revision',
      ])
  );
}

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectPostingRows>['execute']>>[number];

export function toPostingRow({ lead, handedOverOn, nomination, ...row }: SelectedRow): PostingRow {
  const stage = postingStageOf({ status: row.status, handedOver: handedOverOn !== null, nomination });
  return { ...row, leadUnit: lead === 1, stage };
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

/** Orders ended postings, the latest end first. */
export function byEndDescending(a: PostingRow, b: PostingRow): number {
  return (b.endDate ?? '').localeCompare(a.endDate ?? '');
}
