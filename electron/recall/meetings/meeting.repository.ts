import type { Selectable } from 'kysely';
import {
  type MeetingInput,
  type MeetingResult,
  meetingResultSchema,
} from '#shared/contract/recall-meeting.ts';
import type { MeetingId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';
import { conflict, notFound, ruleViolation } from '../../errors.ts';

export type MeetingRow = Selectable<RecallSchema['recall_meeting']>;
export type MeetingItemRow = Selectable<RecallSchema['recall_meeting_item']>;

/** A meeting as the page that wants to change it has read it. */
export interface MeetingAt {
  readonly id: MeetingId;
  readonly revision: number;
}

/** @throws NOT_FOUND */
export async function meetingIn(handle: ReadHandle, id: MeetingId): Promise<MeetingRow> {
  const row = await handle.selectFrom('recall_meeting').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('审定会议');
  return row;
}

/** Cases of meetings, in the order in which each meeting takes them. */
export function itemsOf(handle: ReadHandle, ids: readonly MeetingId[]): Promise<MeetingItemRow[]> {
  return handle
    .selectFrom('recall_meeting_item')
    .selectAll()
    .where('meeting_id', 'in', among(ids))
    .orderBy('meeting_id')
    .orderBy('position')
    .execute();
}

/** What is noted for a case. */
export const resultOf = ({ to_state, input }: MeetingItemRow): MeetingResult =>
  meetingResultSchema.parse({ ...JSON.parse(input), to: to_state });

/** Sets the cases of a meeting; what was noted before is gone. */
export async function replaceItems(
  { trx }: WriteUnit,
  id: MeetingId,
  items: MeetingInput['items'],
): Promise<void> {
  await trx.deleteFrom('recall_meeting_item').where('meeting_id', '=', id).execute();
  if (items.length === 0) return;
  await trx
    .insertInto('recall_meeting_item')
    .values(
      items.map(({ caseId, result }, index) => {
        const { to, ...rest } = result;
        return {
          meeting_id: id,
          position: index + 1,
          case_id: caseId,
          to_state: to,
          input: JSON.stringify(rest),
          event_sequence: null,
        };
      }),
    )
    .execute();
}

/**
 * Takes a meeting in hand to change it and counts its revision up.
 *
 * @throws NOT_FOUND, CONFLICT, RULE_VIOLATION `meeting_closed`
 */
export async function changeMeeting({ trx }: WriteUnit, { id, revision }: MeetingAt): Promise<MeetingRow> {
  const row = await meetingIn(trx, id);
  if (row.revision !== revision) throw conflict('审定会议', row.revision);
  if (row.state !== 'prepared')
    throw ruleViolation(
      'meeting_closed',
      row.state === 'decided'
        ? `“${row.title}”的结果已经登记，不能再改动。需要更正的，请到各案件中办理。`
        : `“${row.title}”已经取消，不能再改动。需要审定的，请另行筹备会议。`,
    );
  await trx
    .updateTable('recall_meeting')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  return row;
}
