import { followUpKindLabels } from '#shared/case-vocabulary.ts';
import type { FollowUpOrder } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { type CaseId, followUpIdSchema } from '#shared/ids.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { invalidInput } from '../../errors.ts';
import { appendEvent } from './case-events.ts';

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
  for (const { kind, title, organ, dueOn } of orders) {
    if (dueOn !== null && dueOn < on)
      throw invalidInput('followUps', `“${title}”的期限 ${dueOn} 早于审定日期 ${on}，请核对。`);
    await unit.trx
      .insertInto('recall_follow_up')
      .values({
        id: newId(followUpIdSchema),
        case_id: caseId,
        kind,
        title,
        organ,
        started_on: on,
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
    await appendEvent(unit, caseId, {
      kind: 'follow_up',
      on,
      title: `${followUpKindLabels[kind]}：${title}`,
      organ,
      opinion: dueOn === null ? null : `期限：${dueOn}`,
    });
  }
}
