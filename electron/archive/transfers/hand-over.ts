import type { BusinessDate } from '#shared/dates.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { breather } from '../../roster/breather.ts';
import type { DocumentRow } from '../document.repository.ts';
import { named, nameOf, obstaclesOf, papersById, refuse, requirePast } from './papers.ts';
import { requireHandedOver, requirePrepared } from './states.ts';
import { changeTransfer, itemsOf, type TransferAt, type TransferItemRow } from './transfer.repository.ts';
import type { TransferDependencies } from './transfers.service.ts';

/** What the recipient wrote on the receipt. */
export interface ReceiptInput extends TransferAt {
  readonly on: BusinessDate;
  readonly by: string;
  readonly note: string | null;
  readonly refused: readonly { readonly documentId: DocumentId; readonly reason: string }[];
}

/** Recording that papers have gone, and what the recipient says of them: all of a hand-over in one write. */
export function createHandOver({ database }: TransferDependencies) {
  return {
    /** See the contract for the refusals. */
    handOverTransfer: (
      actor: CaseActor,
      { on, ...at }: TransferAt & { readonly on: BusinessDate },
    ): Promise<TransferAt> =>
      database.write(actor, async (unit) => {
        const transfer = await changeTransfer(unit, at);
        requirePrepared(transfer);
        requirePast(on, businessDateOf(unit.at), '移交日期');
        const papers = await papersOf(unit, actor, await itemsOf(unit.trx, at.id));
        refuse(
          papers.filter((row) => row.formed_on > on),
          'before_formation',
          `形成时间晚于移交日期，没有登记移交。请核对移交日期和材料的签名日期。`,
          (row) => `${nameOf(row)}（形成于 ${row.formed_on}）`,
        );
        await requireComplete(unit, actor, papers);
        await setHandedOver(unit, papers, on);
        for (const row of papers)
          await unit.audit({
            action: 'archive.documentHandedOver',
            entityType: 'document',
            entityId: row.id,
            before: { registerNumber: row.register_number, stage: row.stage },
            after: {
              registerNumber: row.register_number,
              stage: 'handed_over',
              transferNumber: transfer.number,
            },
          });
        await unit.trx
          .updateTable('document_transfer')
          .set({ state: 'handed_over', handed_over_on: on })
          .where('id', '=', at.id)
          .execute();
        await unit.audit({
          action: 'archive.transferHandedOver',
          entityType: 'document_transfer',
          entityId: at.id,
          before: { transferState: transfer.state },
          after: {
            transferNumber: transfer.number,
            transferState: 'handed_over',
            handedOverOn: on,
            transferPapers: papers.map((row) => row.register_number),
          },
        });
        return { id: at.id, revision: at.revision + 1 };
      }),

    /** See the contract for the refusals. */
    recordTransferReceipt: (actor: CaseActor, { on, by, note, refused, ...at }: ReceiptInput) =>
      database.write(actor, async (unit): Promise<TransferAt> => {
        const transfer = await changeTransfer(unit, at);
        requireHandedOver(transfer);
        requirePast(on, businessDateOf(unit.at), '接收日期');
        if (transfer.handed_over_on !== null && on < transfer.handed_over_on)
          throw ruleViolation(
            'before_hand_over',
            `接收日期早于移交日期 ${transfer.handed_over_on}，没有登记回执。请核对日期。`,
          );
        const items = await itemsOf(unit.trx, at.id);
        const reasons = reasonsIn(refused, items);
        const papers = await papersOf(unit, actor, items);
        const returned = papers.filter(({ id }) => reasons.has(id));
        await writeOutcome(unit, at, reasons);
        await setHandedOver(unit, returned, null);
        for (const row of returned)
          await unit.audit({
            action: 'archive.documentReturned',
            entityType: 'document',
            entityId: row.id,
            before: { registerNumber: row.register_number, handedOverOn: row.handed_over_on },
            after: {
              registerNumber: row.register_number,
              handedOverOn: null,
              transferNumber: transfer.number,
            },
            reason: reasons.get(row.id) ?? null,
          });
        await unit.trx
          .updateTable('document_transfer')
          .set({ state: 'received', received_on: on, received_by: by, receipt_note: note })
          .where('id', '=', at.id)
          .execute();
        await unit.audit({
          action: 'archive.transferReceived',
          entityType: 'document_transfer',
          entityId: at.id,
          before: { transferState: transfer.state },
          after: {
            transferNumber: transfer.number,
            transferState: 'received',
            receivedOn: on,
            receivedBy: by,
            receiptNote: note,
            returnedPapers: returned.map((row) => `${row.register_number}：${reasons.get(row.id)}`),
          },
        });
        return { id: at.id, revision: at.revision + 1 };
      }),
  };
}

/** @throws ApplicationError RULE_VIOLATION `papers_incomplete` naming each with what is wanting */
async function requireComplete(
  unit: WriteUnit,
  { role }: CaseActor,
  papers: readonly DocumentRow[],
): Promise<void> {
  const breathe = breather();
  const wanting: string[] = [];
  for (const row of papers) {
    const obstacles = await obstaclesOf(unit.trx, row.id, role, businessDateOf(unit.at));
    if (obstacles.length > 0) wanting.push(`${nameOf(row)}：${obstacles.join('')}`);
    await breathe();
  }
  if (wanting.length === 0) return;
  throw ruleViolation(
    'papers_incomplete',
    `${named(wanting)}还不齐全，整次移交没有登记。请补齐后再移交，或者先从清单中移除。`,
  );
}

/** Entries of the papers of a hand-over, in the order of its list. */
async function papersOf(
  { trx }: WriteUnit,
  { role }: CaseActor,
  items: readonly TransferItemRow[],
): Promise<DocumentRow[]> {
  const found = await papersById(
    trx,
    items.map((item) => item.document_id),
    role,
  );
  return items.map((item) => {
    const row = found.get(item.document_id);
    if (!row) throw notFound('文件');
    return row;
  });
}

async function setHandedOver(
  { trx }: WriteUnit,
  papers: readonly DocumentRow[],
  on: BusinessDate | null,
): Promise<void> {
  await trx
    .updateTable('document')
    .set((e) => ({ handed_over_on: on, revision: e('revision', '+', 1) }))
    .where('id', 'in', among(papers.map(({ id }) => id)))
    .execute();
}

/** @throws ApplicationError RULE_VIOLATION `not_in_transfer` */
function reasonsIn(
  refused: ReceiptInput['refused'],
  items: readonly TransferItemRow[],
): Map<DocumentId, string> {
  const listed = new Set(items.map((item) => item.document_id));
  if (refused.some(({ documentId }) => !listed.has(documentId)))
    throw ruleViolation(
      'not_in_transfer',
      '退回的材料中有不在这次移交清单上的，没有登记回执。请刷新后重新选择。',
    );
  return new Map(refused.map(({ documentId, reason }) => [documentId, reason]));
}

/** Everything is accepted but what came back; the papers are free again. */
async function writeOutcome(
  { trx }: WriteUnit,
  { id }: TransferAt,
  reasons: ReadonlyMap<DocumentId, string>,
): Promise<void> {
  await trx
    .updateTable('document_transfer_item')
    .set({ open: 0, accepted: 1 })
    .where('transfer_id', '=', id)
    .execute();
  for (const [documentId, reason] of reasons)
    await trx
      .updateTable('document_transfer_item')
      .set({ accepted: 0, refusal_reason: reason })
      .where('transfer_id', '=', id)
      .where('document_id', '=', documentId)
      .execute();
}
