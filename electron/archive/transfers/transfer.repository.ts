import type { Selectable } from 'kysely';
import type { TransferHead, TransferInput, TransferState } from '#shared/contract/archive-transfer.ts';
import type { DocumentId, TransferId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { ArchiveSchema } from '../../database/schema-archive.ts';
import { conflict, notFound } from '../../errors.ts';

export type TransferRow = Selectable<ArchiveSchema['document_transfer']>;
export type TransferItemRow = Selectable<ArchiveSchema['document_transfer_item']>;

/** A hand-over as the page that wants to change it has read it. */
export interface TransferAt {
  readonly id: TransferId;
  readonly revision: number;
}

/** @throws ApplicationError NOT_FOUND */
export async function transferIn(handle: ReadHandle, id: TransferId): Promise<TransferRow> {
  const row = await handle
    .selectFrom('document_transfer')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('材料移交');
  return row;
}

/** Papers of a hand-over in the order of its list. */
export const itemsOf = (handle: ReadHandle, id: TransferId): Promise<TransferItemRow[]> =>
  handle
    .selectFrom('document_transfer_item')
    .selectAll()
    .where('transfer_id', '=', id)
    .orderBy('position')
    .execute();

export interface TransferFilter {
  readonly text: string;
  readonly state: TransferState | null;
  readonly offset: number;
  readonly limit: number;
}

/** The newest first. */
export async function listTransfers(
  handle: ReadHandle,
  { text, state, offset, limit }: TransferFilter,
): Promise<{ total: number; rows: TransferRow[] }> {
  let query = handle.selectFrom('document_transfer');
  if (state !== null) query = query.where('state', '=', state);
  const part = tidyLine(text);
  if (part !== '') {
    query = query.where((e) =>
      e.or([
        e(e.fn<number>('instr', ['number', e.val(part)]), '>', 0),
        e(e.fn<number>('instr', ['recipient', e.val(part)]), '>', 0),
        e.exists(
          e
            .selectFrom('document_transfer_item as i')
            .innerJoin('document as d', 'd.id', 'i.document_id')
            .select('i.position')
            .whereRef('i.transfer_id', '=', 'document_transfer.id')
            .where((d) => d(d.fn<number>('instr', ['d.person_name', d.val(part)]), '>', 0)),
        ),
      ]),
    );
  }
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, rows };
}

/** What is in hand-overs, in numbers. */
export async function countsOf(
  handle: ReadHandle,
  ids: readonly TransferId[],
): Promise<Map<TransferId, TransferHead['counts']>> {
  const rows = await handle
    .selectFrom('document_transfer_item as i')
    .innerJoin('document as d', 'd.id', 'i.document_id')
    .select((e) => [
      'i.transfer_id as id',
      e.fn.countAll<number>().as('documents'),
      e.fn.count<number>('d.person_id').distinct().as('people'),
      e.fn.sum<number>('i.copies').as('copies'),
      e.fn.sum<number>(e('i.copies', '*', e.ref('d.pages'))).as('pages'),
      e.fn.sum<number>(e.fn.coalesce('i.accepted', e.lit(0))).as('accepted'),
      e.fn.sum<number>(e.case().when('i.accepted', '=', 0).then(1).else(0).end()).as('refused'),
    ])
    .where('i.transfer_id', 'in', among(ids))
    .groupBy('i.transfer_id')
    .execute();
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** The next free serial of a year; numbers of cancelled hand-overs are not given again. */
export async function nextTransferSerial(handle: ReadHandle, year: number): Promise<number> {
  const { last } = await handle
    .selectFrom('document_transfer')
    .select((e) => e.fn.max('serial').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** e.g. `移交-2026-001` */
export const transferNumber = (year: number, serial: number): string =>
  `移交-${year}-${String(serial).padStart(3, '0')}`;

/** Numbers of open hand-overs that papers are in, other than this one. */
export async function otherTransfersOf(
  handle: ReadHandle,
  documents: readonly DocumentId[],
  except: TransferId | null,
): Promise<Map<DocumentId, string>> {
  let query = handle
    .selectFrom('document_transfer_item as i')
    .innerJoin('document_transfer as t', 't.id', 'i.transfer_id')
    .select(['i.document_id as document', 't.number'])
    .where('i.open', '=', 1)
    .where('i.document_id', 'in', among(documents));
  if (except !== null) query = query.where('t.id', '!=', except);
  return new Map((await query.execute()).map(({ document, number }) => [document, number]));
}

/** Senders or recipients of before, the last used first. */
export async function namesUsed(handle: ReadHandle, column: 'sender' | 'recipient'): Promise<string[]> {
  const rows = await handle
    .selectFrom('document_transfer')
    .select((e) => [`${column} as name`, e.fn.max('created_at').as('last')])
    .groupBy(column)
    .orderBy('last', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ name }) => name);
}

/** Sets the papers of a hand-over; what was listed before is gone. */
export async function replaceItems(
  { trx }: WriteUnit,
  id: TransferId,
  items: TransferInput['items'],
): Promise<void> {
  await trx.deleteFrom('document_transfer_item').where('transfer_id', '=', id).execute();
  await trx
    .insertInto('document_transfer_item')
    .values(
      items.map(({ documentId, copies, remark }, index) => ({
        transfer_id: id,
        document_id: documentId,
        position: index + 1,
        copies,
        remark,
        accepted: null,
        refusal_reason: null,
      })),
    )
    .execute();
}

/**
 * The hand-over as it was read.
 *
 * @throws ApplicationError NOT_FOUND, CONFLICT
 */
export async function unchangedTransfer(
  handle: ReadHandle,
  { id, revision }: TransferAt,
): Promise<TransferRow> {
  const row = await transferIn(handle, id);
  if (row.revision !== revision) throw conflict('材料移交', row.revision);
  return row;
}

/**
 * Takes a hand-over in hand to change it and counts its revision up.
 *
 * @throws ApplicationError NOT_FOUND, CONFLICT
 */
export async function changeTransfer({ trx }: WriteUnit, at: TransferAt): Promise<TransferRow> {
  const row = await unchangedTransfer(trx, at);
  const { id, revision } = at;
  await trx
    .updateTable('document_transfer')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  return row;
}

/** The hand-over as pages see it, without its papers. */
export const toHead = (row: TransferRow, counts: TransferHead['counts']): TransferHead => ({
  id: row.id,
  number: row.number,
  state: row.state,
  sender: row.sender,
  recipient: row.recipient,
  note: row.note,
  counts,
  handedOverOn: row.handed_over_on,
  receivedOn: row.received_on,
  receivedBy: row.received_by,
  receiptNote: row.receipt_note,
  cancelReason: row.cancel_reason,
  createdAt: row.created_at,
  createdBy: row.created_by,
  revision: row.revision,
});

/** Before anything is listed. */
export const noCounts: TransferHead['counts'] = {
  documents: 0,
  people: 0,
  copies: 0,
  pages: 0,
  accepted: 0,
  refused: 0,
};
