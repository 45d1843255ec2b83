import { followUpKindLabels } from '#shared/case-vocabulary.ts';
import type { FollowUpOrder } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { type CaseId, type FollowUpId, followUpIdSchema } from '#shared/ids.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { invalidInput } from '../../errors.ts';
import { appendEvent } from './case-events.ts';

/** Puts down an open follow-up; its event and its audit entry are the caller's. */
export async function insertFollowUp(
  unit: WriteUnit,
  caseId: CaseId,
  { kind, title, organ, dueOn }: FollowUpOrder,
  startedOn: BusinessDate,
): Promise<FollowUpId> {
  const id = newId(followUpIdSchema);
  await unit.trx
    .insertInto('recall_follow_up')
    .values({
      id,
      case_id: caseId,
      kind,
      title,
      organ,
      started_on: startedOn,
      due_on: dueOn,
      result: null,
      finished_on: null,
      finding: null,
      document_number: null,
      created_at: unit.at,
      created_by: unit.actor.name,
      voided_at: null,
      void_reason: null,
    })
    .execute();
  return id;
}

/**
 * What a decision orders to be followed up, from the day of the decision on.
 *
 * @throws INVALID_INPUT `followUps` for a time that is over before it begins
 */
export async function orderFollowUps(
  unit: WriteUnit,
  caseId: CaseId,
  orders: readonly FollowUpOrder[],
  on: BusinessDate,
): Promise<void> {
  for (const order of orders) {
    const { kind, title, organ, dueOn } = order;
    if (dueOn !== null && dueOn < on)
      throw invalidInput('followUps', `“${title}”的期限 ${dueOn} 早于审定日期 ${on}，请核对。`);
    await insertFollowUp(unit, caseId, order, on);
    await appendEvent(unit, caseId, {
      kind: 'follow_up',
      on,
      title: `${followUpKindLabels[kind]}：${title}`,
      organ,
      opinion: dueOn === null ? null : `期限：${dueOn}`,
    });
  }
}
