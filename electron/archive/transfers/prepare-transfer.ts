import type { TransferInput } from '#shared/contract/archive-transfer.ts';
import { businessDateOf } from '#shared/dates.ts';
import { transferIdSchema } from '#shared/ids.ts';
import type { Json, ReadHandle } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import type { DocumentRow } from '../document.repository.ts';
import { papersById, requireListable } from './papers.ts';
import { requirePrepared } from './states.ts';
import {
  changeTransfer,
  itemsOf,
  nextTransferSerial,
  replaceItems,
  type TransferAt,
  type TransferRow,
  transferNumber,
} from './transfer.repository.ts';
import type { TransferDependencies } from './transfers.service.ts';

/** Preparing a hand-over, changing it, calling it off. Nothing of it touches a paper. */
export function createTransferWriting({ database }: TransferDependencies) {
  return {
    /** See the contract for the refusals. */
    prepareTransfer: (actor: CaseActor, input: TransferInput): Promise<TransferAt> =>
      database.write(actor, async (unit) => {
        const papers = await requireListable(unit.trx, actor.role, input.items, null);
        const id = newId(transferIdSchema);
        const year = Number(businessDateOf(unit.at).slice(0, 4));
        const serial = await nextTransferSerial(unit.trx, year);
        const number = transferNumber(year, serial);
        await unit.trx
          .insertInto('document_transfer')
          .values({
            id,
            year,
            serial,
            number,
            ...columnsOf(input),
            state: 'prepared',
            handed_over_on: null,
            received_on: null,
            received_by: null,
            receipt_note: null,
            cancel_reason: null,
            created_at: unit.at,
            created_by: actor.name,
          })
          .execute();
        await replaceItems(unit, id, input.items);
        await unit.audit({
          action: 'archive.transferPrepared',
          entityType: 'document_transfer',
          entityId: id,
          after: contentOf(number, input, papers),
        });
        return { id, revision: 1 };
      }),

    /** See the contract for the refusals. */
    reviseTransfer: (
      actor: CaseActor,
      { transfer: input, ...at }: TransferAt & { readonly transfer: TransferInput },
    ): Promise<TransferAt> =>
      database.write(actor, async (unit) => {
        const row = await changeTransfer(unit, at);
        requirePrepared(row);
        const before = await contentBefore(unit.trx, row, actor);
        const papers = await requireListable(unit.trx, actor.role, input.items, at.id);
        await unit.trx
          .updateTable('document_transfer')
          .set(columnsOf(input))
          .where('id', '=', at.id)
          .execute();
        await replaceItems(unit, at.id, input.items);
        await unit.audit({
          action: 'archive.transferRevised',
          entityType: 'document_transfer',
          entityId: at.id,
          before,
          after: contentOf(row.number, input, papers),
        });
        return { id: at.id, revision: at.revision + 1 };
      }),

    /** See the contract for the refusals. */
    cancelTransfer: (
      actor: CaseActor,
      { reason, ...at }: TransferAt & { readonly reason: string },
    ): Promise<TransferAt> =>
      database.write(actor, async (unit) => {
        const row = await changeTransfer(unit, at);
        requirePrepared(row);
        await unit.trx
          .updateTable('document_transfer')
          .set({ state: 'cancelled', cancel_reason: reason })
          .where('id', '=', at.id)
          .execute();
        await unit.trx
          .updateTable('document_transfer_item')
          .set({ open: 0 })
          .where('transfer_id', '=', at.id)
          .execute();
        await unit.audit({
          action: 'archive.transferCancelled',
          entityType: 'document_transfer',
          entityId: at.id,
          before: { transferNumber: row.number, transferState: row.state },
          after: { transferNumber: row.number, transferState: 'cancelled' },
          reason,
        });
        return { id: at.id, revision: at.revision + 1 };
      }),
  };
}

const columnsOf = ({ sender, recipient, note }: TransferInput) => ({ sender, recipient, note });

/** What a hand-over says, for the trail. */
function contentOf(
  number: string,
  { sender, recipient, note, items }: TransferInput,
  papers: readonly DocumentRow[],
): { readonly [key: string]: Json } {
  const papersInWords = items.map(({ copies, remark }, index) =>
    paperInWords(papers[index]?.register_number ?? '', copies, remark),
  );
  return { transferNumber: number, sender, recipient, note, transferPapers: papersInWords };
}

async function contentBefore(
  handle: ReadHandle,
  { id, number, sender, recipient, note }: TransferRow,
  { role }: CaseActor,
): Promise<{ readonly [key: string]: Json }> {
  const items = await itemsOf(handle, id);
  const papers = await papersById(
    handle,
    items.map((item) => item.document_id),
    role,
  );
  const transferPapers = items.map(({ document_id, copies, remark }) =>
    paperInWords(papers.get(document_id)?.register_number ?? '', copies, remark),
  );
  return { transferNumber: number, sender, recipient, note, transferPapers };
}

/** Register number, with copies and remark only where there is something to say. */
function paperInWords(number: string, copies: number, remark: string): string {
  const more = [copies === 1 ? '' : `${copies} 份`, remark].filter((part) => part !== '').join('，');
  return more === '' ? number : `${number}（${more}）`;
}
