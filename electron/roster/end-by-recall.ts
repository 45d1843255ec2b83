import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { WriteUnit } from '../database/database.types.ts';
import { runningEarlyChange, updateEarlyChange } from './early-change.repository.ts';
import { checkPeriod, onPost, postingIn } from './guards.ts';
import { updatePosting } from './postings.repository.ts';
import { refuseRecordsOutside } from './records-outside.ts';
import { refuseBeforeHandOver } from './rotation.service.ts';

export interface EndByRecall {
  readonly postingId: PostingId;
  /** Last day on post. */
  readonly endDate: BusinessDate;
  /** The recall case that ends it, e.g. `召回-2026-001`. */
  readonly caseNumber: string;
  readonly documentNumber: string | null;
}

/**
 * Ends a posting by recall, inside the write by which its recall case records that the unit recalled. There is no other
 * way to this kind of end. An early change that is running is closed with a note: who is recalled is not changed.
 *
 * @throws NOT_FOUND; RULE_VIOLATION `not_on_post`, `records_outside_posting`; INVALID_INPUT `endDate`
 */
export async function endByRecall(
  { trx, at, audit }: WriteUnit,
  { postingId, endDate, caseNumber, documentNumber }: EndByRecall,
): Promise<void> {
  const posting = onPost(await postingIn(trx, postingId));
  checkPeriod(posting.startDate, endDate, businessDateOf(at));
  await refuseBeforeHandOver(trx, posting.id, endDate);
  await refuseRecordsOutside(trx, posting.id, { start: posting.startDate, end: endDate });
  const reason = `按召回案件 ${caseNumber} 召回`;
  await updatePosting(trx, posting.id, posting.revision, {
    status: 'ended',
    end_date: endDate,
    end_kind: 'recall',
    end_reason: reason,
    end_document_number: documentNumber,
  });
  const change = await runningEarlyChange(trx, posting.id);
  if (change) {
    const closing = `该同志已${reason}，个别调整不再办理`;
    await updateEarlyChange(trx, at, change, { state: 'withdrawn', closingReason: closing });
    await audit({
      action: 'roster.earlyChangeClosed',
      entityType: 'early_change',
      entityId: change.id,
      before: { earlyChangeState: change.state },
      after: { earlyChangeState: 'withdrawn' },
      reason: closing,
    });
  }
  await audit({
    action: 'roster.postingRecalled',
    entityType: 'posting',
    entityId: posting.id,
    before: { status: posting.status, endDate: posting.endDate },
    after: { status: 'ended', person: posting.personName, endDate, kind: 'recall', documentNumber },
    reason,
  });
}
