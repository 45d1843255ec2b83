import type { BusinessDate } from '#shared/dates.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { breather } from '../../roster/breather.ts';
import type { DocumentRow } from '../document.repository.ts';
import { named, nameOf, obstaclesOf, papersById, refuse, requirePast } from './papers.ts';
import { requireHandedOver, requirePrepared } from './states.ts';
import {
  changeTransfer,
  itemsOf,
  type TransferAt,
  type TransferItemRow,
  type TransferRow,
  unchangedTransfer,
} from './transfer.repository.ts';
import type { TransferDependencies } from './transfers.service.ts';

/** What the recipient wrote on the receipt. */
export interface ReceiptInput extends TransferAt {
  readonly on: BusinessDate;
  readonly by: string;
  readonly note: string | null;
  readonly refused: readonly { readonly documentId: DocumentId; readonly reason: string }[];
}

/** Recording that papers have gone, and what the recipient says of them: all of a hand-over in one write. */
export function createHandOver({ database, clock }: TransferDependencies) {
  return {
    /** See the contract for the refusals. */
    async handOverTransfer(
      actor: CaseActor,
      { on, ...at }: TransferAt & { readonly on: BusinessDate },
    ): Promise<TransferAt> {
      // Looked at before anybody is kept waiting. Every write leaves an event: none since, and all of it still holds.
      const { sequence } = await database.auditHead();
      const today = businessDateOf(clock.now());
      requireOpenFor(await unchangedTransfer(database.read, at), on, today);
      const seen = await completePapers(database.read, actor, at, on, today);
      return database.write(actor, async (unit) => {
        const writtenSince = (await lastEvent(unit.trx)) !== sequence;
        const transfer = await changeTransfer(unit, at);
        const day = businessDateOf(unit.at);
        requireOpenFor(transfer, on, day);
        const papers = writtenSince ? await completePapers(unit.trx, actor, at, on, day) : seen;
        const breathe = breather();
        await setHandedOver(unit, papers, on, breathe);
        for (const row of papers) {
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
          await breathe();
        }
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
      });
    },

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
        const papers = await papersOf(unit.trx, actor, items);
        const returned = papers.filter(({ id }) => reasons.has(id));
        const breathe = breather();
        await writeOutcome(unit, at, reasons);
        await setHandedOver(unit, returned, null, breathe);
        for (const row of returned) {
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
          await breathe();
        }
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

/** @throws ApplicationError RULE_VIOLATION `transfer_closed`, `in_future` */
function requireOpenFor(transfer: TransferRow, on: BusinessDate, today: BusinessDate): void {
  requirePrepared(transfer);
  requirePast(on, today, '移交日期');
}

/**
 * The papers of a hand-over, in the order of its list, once nothing speaks against handing them over.
 *
 * @throws ApplicationError RULE_VIOLATION `before_formation`, `papers_incomplete` naming each with what is wanting
 */
async function completePapers(
  handle: ReadHandle,
  actor: CaseActor,
  { id }: TransferAt,
  on: BusinessDate,
  today: BusinessDate,
): Promise<DocumentRow[]> {
  const papers = await papersOf(handle, actor, await itemsOf(handle, id));
  refuse(
    papers.filter((row) => row.formed_on > on),
    'before_formation',
    `形成时间晚于移交日期，没有登记移交。请核对移交日期和材料的签名日期。`,
    (row) => `${nameOf(row)}（形成于 ${row.formed_on}）`,
  );
  const obstacles = await obstaclesOf(handle, papers, actor.role, today);
  const wanting = papers.flatMap((row) => {
    const sentences = obstacles.get(row.id) ?? [];
    return sentences.length === 0 ? [] : `${nameOf(row)}：${sentences.join('')}`;
  });
  if (wanting.length === 0) return papers;
  throw ruleViolation(
    'papers_incomplete',
    `${named(wanting)}还不齐全，整次移交没有登记。请补齐后再移交，或者先从清单中移除。`,
  );
}

/** Number of the last event that was committed before this write; 0 before the first. */
async function lastEvent(handle: ReadHandle): Promise<number> {
  const { last } = await handle
    .selectFrom('audit_event')
    .select((e) => e.fn.max('sequence').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Entries of the papers of a hand-over, in the order of its list. */
async function papersOf(
  handle: ReadHandle,
  { role }: CaseActor,
  items: readonly TransferItemRow[],
): Promise<DocumentRow[]> {
  const found = await papersById(
    handle,
    items.map((item) => item.document_id),
    role,
  );
  return items.map((item) => {
    const row = found.get(item.document_id);
    if (!row) throw notFound('文件');
    return row;
  });
}

/** Rows that are written in one go: those of more would keep everybody else waiting. */
const rowsAtOnce = 50;

async function setHandedOver(
  { trx }: WriteUnit,
  papers: readonly DocumentRow[],
  on: BusinessDate | null,
  breathe: () => Promise<void>,
): Promise<void> {
  for (let from = 0; from < papers.length; from += rowsAtOnce) {
    const ids = papers.slice(from, from + rowsAtOnce).map(({ id }) => id);
    await trx
      .updateTable('document')
      .set((e) => ({ handed_over_on: on, revision: e('revision', '+', 1) }))
      .where('id', 'in', among(ids))
      .execute();
    await breathe();
  }
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
