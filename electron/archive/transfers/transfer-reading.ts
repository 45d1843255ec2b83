import type { TransferDetail, TransferHead } from '#shared/contract/archive-transfer.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { TransferId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import type { Role } from '#shared/vocabulary.ts';
import { notFound } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import { type DocumentRow, entriesFor, toDocument } from '../document.repository.ts';
import { listCurrent, listsOf } from './list-standing.ts';
import { listableStages, obstaclesOf, papersById, personalFileClass } from './papers.ts';
import {
  countsOf,
  itemsOf,
  listTransfers,
  namesUsed,
  noCounts,
  type TransferFilter,
  toHead,
  transferIn,
} from './transfer.repository.ts';
import type { TransferDependencies } from './transfers.service.ts';

export interface CandidateFilter {
  readonly text: string;
  readonly dueUntil: BusinessDate | null;
  readonly transferId: TransferId | null;
  readonly offset: number;
  readonly limit: number;
}

/** Hand-overs and what may be handed over, as pages see them. */
export function createTransferReading({ database, clock }: TransferDependencies) {
  const handle = database.read;
  const today = () => businessDateOf(clock.now());
  const obstaclesIn = (papers: readonly DocumentRow[], reader: Role) =>
    obstaclesOf(handle, papers, reader, today());

  return {
    /** The newest first. */
    async listTransfers(filter: TransferFilter): Promise<{ total: number; rows: TransferHead[] }> {
      const { total, rows } = await listTransfers(handle, filter);
      const counts = await countsOf(
        handle,
        rows.map(({ id }) => id),
      );
      return { total, rows: rows.map((row) => toHead(row, counts.get(row.id) ?? noCounts)) };
    },

    /** @throws ApplicationError NOT_FOUND */
    async getTransfer(id: TransferId, reader: Role): Promise<TransferDetail> {
      const row = await transferIn(handle, id);
      const counts = await countsOf(handle, [id]);
      const items = await itemsOf(handle, id);
      const documents = items.map((item) => item.document_id);
      const papers = await papersById(handle, documents, reader);
      // What has gone is not looked at any more: what was wanting then was named then.
      const obstacles = await obstaclesIn(row.state === 'prepared' ? [...papers.values()] : [], reader);
      const breathe = breather();
      const shown: TransferDetail['items'] = [];
      for (const item of items) {
        const paper = papers.get(item.document_id);
        if (!paper) throw notFound('文件');
        shown.push({
          document: toDocument(paper),
          obstacles: obstacles.get(paper.id) ?? [],
          position: item.position,
          copies: item.copies,
          remark: item.remark,
          accepted: item.accepted === null ? null : item.accepted === 1,
          refusalReason: item.refusal_reason,
        });
        await breathe();
      }
      const lists = await listsOf(handle, id, reader);
      return {
        ...toHead(row, counts.get(id) ?? noCounts),
        items: shown,
        lists: lists.map(toDocument),
        listCurrent: await listCurrent(handle, row, lists),
      };
    },

    /** What may be listed, the first due first, and names of before. */
    async transferCandidates(filter: CandidateFilter, reader: Role) {
      const { total, rows } = await candidates(filter, reader);
      const obstacles = await obstaclesIn(rows, reader);
      return {
        total,
        rows: rows.map((row) => ({ document: toDocument(row), obstacles: obstacles.get(row.id) ?? [] })),
        senders: await namesUsed(handle, 'sender'),
        recipients: await namesUsed(handle, 'recipient'),
      };
    },
  };

  async function candidates(
    { text, dueUntil, transferId, offset, limit }: CandidateFilter,
    reader: Role,
  ): Promise<{ total: number; rows: DocumentRow[] }> {
    let query = entriesFor(handle, reader)
      .where('class', '=', personalFileClass)
      .where('case_id', 'is', null)
      .where('stage', 'in', listableStages)
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('document_transfer_item as i')
              .select('i.position')
              .whereRef('i.document_id', '=', 'document.id')
              .where('i.open', '=', 1)
              .$if(transferId !== null, (open) => open.where('i.transfer_id', '!=', transferId)),
          ),
        ),
      );
    if (dueUntil !== null) query = query.where('due_on', '<=', dueUntil);
    const part = tidyLine(text);
    if (part !== '')
      query = query.where((e) =>
        e.or([
          e(e.fn<number>('instr', ['person_name', e.val(part)]), '>', 0),
          e(e.fn<number>('instr', ['register_number', e.val(part)]), '>', 0),
          e(e.fn<number>('instr', ['title', e.val(part)]), '>', 0),
        ]),
      );
    const { total } = await query
      .clearSelect()
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query.orderBy('due_on').orderBy('id').limit(limit).offset(offset).execute();
    return { total, rows };
  }
}
