import { randomUUID } from 'node:crypto';
import type { BallotRemark } from '#shared/contract/assessment-ballots.ts';
import type { BallotBatchId } from '#shared/ids.ts';
import type { Actor, Database, ReadHandle } from '../../database/database.types.ts';
import { invalidInput, notFound, ruleViolation } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { readBatch, type StoredBatch } from './batch.repository.ts';
import { requireNotVoided } from './batches.service.ts';
import { requireOpen } from './require-open.ts';

/**
 * What raters wrote on their ballots. A remark has a random key, and neither a time nor an order; it is put in only
 * after all ballots of the batch have been, so that nothing beside it in the database tells from which ballot it came.
 */
export function createRemarksService({ database, policy }: { database: Database; policy: PolicyService }) {
  async function openForRemarks(handle: ReadHandle, id: BallotBatchId): Promise<StoredBatch> {
    const batch = await readBatch(handle, policy, id);
    requireNotVoided(batch);
    requireOpen(batch, '录入意见建议');
    const { state } = batch.row;
    if (state !== 'differences' && state !== 'settled') {
      throw ruleViolation(
        'entry_not_finished',
        '为不让意见对应到某一张票，这一批的票全部录完后才能录入意见建议。请先把写有意见的票另放一处。',
      );
    }
    return batch;
  }

  return {
    /** In no order but that of their random keys. @throws ApplicationError NOT_FOUND */
    async list(id: BallotBatchId): Promise<BallotRemark[]> {
      await readBatch(database.read, policy, id);
      return remarksOf(database.read, id);
    },

    /** @throws ApplicationError NOT_FOUND, INVALID_INPUT; RULE_VIOLATION `entry_not_finished`, `batch_voided` */
    add(
      actor: Actor,
      id: BallotBatchId,
      remarks: readonly { readonly position: number | null; readonly text: string }[],
    ): Promise<BallotRemark[]> {
      return database.write(actor, async (unit) => {
        const { row, subjects } = await openForRemarks(unit.trx, id);
        if (remarks.some(({ position }) => position !== null && position > subjects.length)) {
          throw invalidInput('remarks', '意见所指的人不在这张票上，请刷新后重填。');
        }
        await unit.trx
          .insertInto('ballot_remark')
          .values(remarks.map(({ position, text }) => ({ id: randomUUID(), batch_id: id, position, text })))
          .execute();
        const after = await remarksOf(unit.trx, id);
        await unit.audit({
          action: 'assessment.remarksEntered',
          entityType: 'ballot_batch',
          entityId: id,
          after: { batch: row.number, remarkCount: after.length },
        });
        return after;
      });
    },

    /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION as `add` */
    remove(actor: Actor, id: BallotBatchId, remarkId: string): Promise<BallotRemark[]> {
      return database.write(actor, async (unit) => {
        const { row } = await openForRemarks(unit.trx, id);
        const { numDeletedRows } = await unit.trx
          .deleteFrom('ballot_remark')
          .where('batch_id', '=', id)
          .where('id', '=', remarkId)
          .executeTakeFirst();
        if (numDeletedRows === 0n) throw notFound('意见');
        const after = await remarksOf(unit.trx, id);
        await unit.audit({
          action: 'assessment.remarkRemoved',
          entityType: 'ballot_batch',
          entityId: id,
          after: { batch: row.number, remarkCount: after.length },
        });
        return after;
      });
    },
  };
}

function remarksOf(handle: ReadHandle, id: BallotBatchId): Promise<BallotRemark[]> {
  return handle
    .selectFrom('ballot_remark')
    .select(['id', 'position', 'text'])
    .where('batch_id', '=', id)
    .orderBy('id')
    .execute();
}
