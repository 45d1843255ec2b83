import type { TransferListSnapshot } from '#shared/archive/snapshots/personal-files.ts';
import type { DocumentId, TransferId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import {
  countsOf,
  itemsOf,
  noCounts,
  type TransferItemRow,
  type TransferRow,
} from './transfer.repository.ts';

/** What stands on a list besides the frame of every document. */
export type ListContent = Pick<
  TransferListSnapshot,
  'number' | 'sender' | 'recipient' | 'note' | 'handedOverOn' | 'rows' | 'totals' | 'receipt'
>;

/** What the list of a hand-over says by what is recorded now. */
export async function listContent(handle: ReadHandle, transfer: TransferRow): Promise<ListContent> {
  const items = await itemsOf(handle, transfer.id);
  const papers = await papersOf(handle, transfer.id);
  const counts = (await countsOf(handle, [transfer.id])).get(transfer.id) ?? noCounts;
  const { documents, people, copies, pages } = counts;
  return {
    number: transfer.number,
    sender: transfer.sender,
    recipient: transfer.recipient,
    note: transfer.note,
    handedOverOn: transfer.handed_over_on,
    rows: items.flatMap((item) => {
      const paper = papers.get(item.document_id);
      if (!paper) return [];
      return {
        person: paper.person_name,
        title: paper.title,
        registerNumber: paper.register_number,
        formedOn: paper.formed_on,
        copies: item.copies,
        pages: paper.pages,
        remark: remarkOf(item, paper),
      };
    }),
    totals: { documents, people, copies, pages },
    receipt: receiptOf(transfer, items),
  };
}

/** Its own remark, else that of the register. */
const remarkOf = ({ remark }: TransferItemRow, paper: { readonly remark: string | null }): string | null =>
  remark === '' ? paper.remark : remark;

function receiptOf(
  { received_on: on, received_by: by, receipt_note: note }: TransferRow,
  items: readonly TransferItemRow[],
): ListContent['receipt'] {
  if (on === null || by === null) return null;
  return {
    on,
    by,
    note,
    accepted: items.filter(({ accepted }) => accepted === 1).length,
    refused: items.flatMap(({ position, refusal_reason: reason }) =>
      reason === null ? [] : { row: position, reason },
    ),
  };
}

/** Only papers that are about no case are ever listed, so that everyone may read them. */
async function papersOf(handle: ReadHandle, id: TransferId) {
  const documents = handle
    .selectFrom('document_transfer_item')
    .select('document_id')
    .where('transfer_id', '=', id);
  const rows = await handle
    .selectFrom('document')
    .select(['id', 'person_name', 'title', 'register_number', 'formed_on', 'pages', 'remark'])
    .where('id', 'in', documents)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Counts up with the hand-over and with every paper on its list. */
export async function standingOf(handle: ReadHandle, id: TransferId): Promise<number> {
  const items = await itemsOf(handle, id);
  const transfer = await handle
    .selectFrom('document_transfer')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirst();
  const ids: DocumentId[] = items.map((item) => item.document_id);
  const { papers } = await handle
    .selectFrom('document')
    .select((e) => e.fn.sum<number | null>('revision').as('papers'))
    .where('id', 'in', among(ids))
    .executeTakeFirstOrThrow();
  return (transfer?.revision ?? 0) + (papers ?? 0);
}
