import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import type { PostingId } from '#shared/ids.ts';
import { addYears } from '#shared/roster/term.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { notFound } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import { findPostingRow } from './posting-row.repository.ts';

/** What a posting has beyond its row in the list: its neighbours in time, how it ended, what the scheme says of it. */
export async function postingLife(
  handle: ReadHandle,
  { content }: SchemeVersionWithContent,
  id: PostingId,
): Promise<PostingLife> {
  const row = await handle.selectFrom('posting').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('派驻记录');
  const { minimumTerm, handOverOverlap, earlyChange } = content.posting;
  const years = minimumTerm.kind === 'stated' ? minimumTerm.value.years : null;
  return {
    predecessor: row.predecessor_id === null ? null : await neighbour(handle, row.predecessor_id),
    successor: await successorOf(handle, id),
    handedOverOn: row.handed_over_on,
    endKind: row.end_kind,
    endReason: row.end_reason,
    endDocumentNumber: row.end_document_number,
    distanceTenths: row.distance_tenths,
    termFullOn: years === null || row.start_date === null ? null : addYears(row.start_date, years),
    termYears: years,
    termGround: minimumTerm.kind === 'stated' ? minimumTerm.ground : null,
    overlapRequired: handOverOverlap.kind === 'stated' ? handOverOverlap.value.required : null,
    overlapGround: handOverOverlap.kind === 'stated' ? handOverOverlap.ground : null,
    earlyChangeReasons: earlyChange.kind === 'stated' ? earlyChange.value.reasons : [],
    earlyChangeGround: earlyChange.kind === 'stated' ? earlyChange.ground : null,
  };
}

/** The posting that was opened to succeed another one. */
export async function successorIdOf(handle: ReadHandle, id: PostingId): Promise<PostingId | null> {
  const row = await handle
    .selectFrom('posting')
    .select('id')
    .where('predecessor_id', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function successorOf(handle: ReadHandle, id: PostingId): Promise<PostingLife['successor']> {
  const successor = await successorIdOf(handle, id);
  return successor === null ? null : await neighbour(handle, successor);
}

async function neighbour(handle: ReadHandle, id: PostingId): Promise<PostingLife['successor']> {
  const row = await findPostingRow(handle, id);
  if (!row) return null;
  const { personName, unitName, stage, startDate, endDate } = row;
  return { postingId: id, personName, unitName, stage, startDate, endDate };
}
