import type { MeetingInput } from '#shared/contract/recall-meeting.ts';
import { type CaseId, type MeetingId, meetingIdSchema } from '#shared/ids.ts';
import type { Json, ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { type CaseRow, caseIn } from '../cases/case.repository.ts';
import type { CaseDependencies } from '../cases/case-dependencies.ts';
import { workflowOf } from '../cases/change-case.ts';
import { type CaseActor, requireReadable } from '../cases/confidential.ts';
import { upForDecision } from './candidates.ts';
import {
  changeMeeting,
  itemsOf,
  type MeetingAt,
  type MeetingRow,
  replaceItems,
} from './meeting.repository.ts';

/** Preparing a meeting, noting what it resolved, cancelling it. Nothing of it touches a case. */
export function createMeetingWriting({ database, policy }: CaseDependencies) {
  return {
    /** See the contract for the refusals. */
    prepareMeeting: (actor: CaseActor, input: MeetingInput): Promise<MeetingAt> =>
      database.write(actor, async (unit) => {
        const id = newId(meetingIdSchema);
        const cases = await casesFor(unit, actor, id, input, new Set());
        await unit.trx
          .insertInto('recall_meeting')
          .values({
            id,
            ...columnsOf(input),
            state: 'prepared',
            cancel_reason: null,
            created_at: unit.at,
            created_by: actor.name,
            decided_at: null,
            decided_by: null,
          })
          .execute();
        await replaceItems(unit, id, input.items);
        await unit.audit({
          action: 'recall.meetingPrepared',
          entityType: 'recall_meeting',
          entityId: id,
          after: contentOf(input, cases),
        });
        return { id, revision: 1 };
      }),

    /** See the contract for the refusals. */
    reviseMeeting: (
      actor: CaseActor,
      { meeting: input, ...at }: MeetingAt & { readonly meeting: MeetingInput },
    ): Promise<MeetingAt> =>
      database.write(actor, async (unit) => {
        const before = await changeMeeting(unit, at);
        const had = await itemsOf(unit.trx, [at.id]);
        const cases = await casesFor(unit, actor, at.id, input, new Set(had.map(({ case_id }) => case_id)));
        await unit.trx.updateTable('recall_meeting').set(columnsOf(input)).where('id', '=', at.id).execute();
        await replaceItems(unit, at.id, input.items);
        await unit.audit({
          action: 'recall.meetingRevised',
          entityType: 'recall_meeting',
          entityId: at.id,
          before: await contentBefore(unit.trx, before, had),
          after: contentOf(input, cases),
        });
        return { id: at.id, revision: at.revision + 1 };
      }),

    /** See the contract for the refusals. */
    cancelMeeting: (
      actor: CaseActor,
      { reason, ...at }: MeetingAt & { readonly reason: string },
    ): Promise<MeetingAt> =>
      database.write(actor, async (unit) => {
        const { title } = await changeMeeting(unit, at);
        await unit.trx
          .updateTable('recall_meeting')
          .set({ state: 'cancelled', cancel_reason: reason })
          .where('id', '=', at.id)
          .execute();
        await unit.audit({
          action: 'recall.meetingCancelled',
          entityType: 'recall_meeting',
          entityId: at.id,
          after: { title },
          reason,
        });
        return { id: at.id, revision: at.revision + 1 };
      }),
  };

  /** The cases of the input; those that are new to the meeting are looked at. */
  async function casesFor(
    unit: WriteUnit,
    { role }: CaseActor,
    id: MeetingId,
    { items }: MeetingInput,
    had: ReadonlySet<CaseId>,
  ): Promise<Map<CaseId, CaseRow>> {
    const cases = new Map<CaseId, CaseRow>();
    for (const { caseId, result } of items) {
      if (cases.has(caseId)) throw invalidInput('items', '同一件案件在会议中列了两次，请删去一处。');
      const row = await caseIn(unit.trx, caseId);
      requireReadable(role, row);
      if (!had.has(caseId)) await requireCandidate(unit.trx, policy, id, row);
      await checkState(policy, row, result.to);
      cases.set(caseId, row);
    }
    return cases;
  }
}

/** @throws RULE_VIOLATION `no_decision`, `case_in_meeting` */
async function requireCandidate(
  handle: ReadHandle,
  policy: Pick<PolicyService, 'get'>,
  id: MeetingId,
  row: CaseRow,
): Promise<void> {
  if (!(await upForDecision(policy, row)))
    throw ruleViolation(
      'no_decision',
      `案件 ${row.number} 还没有办到审定环节，不能提交会议。请先在案件中办完前面的环节。`,
    );
  const other = await handle
    .selectFrom('recall_meeting_item as i')
    .innerJoin('recall_meeting as m', 'm.id', 'i.meeting_id')
    .select(['m.title', 'm.held_on'])
    .where('i.case_id', '=', row.id)
    .where('m.state', '=', 'prepared')
    .where('m.id', '!=', id)
    .executeTakeFirst();
  if (other)
    throw ruleViolation(
      'case_in_meeting',
      `案件 ${row.number} 已列入 ${other.held_on} 的“${other.title}”。请先把它从那次会议中移除。`,
    );
}

/** @throws INVALID_INPUT for a state that the case's scheme does not have */
async function checkState(
  policy: Pick<PolicyService, 'get'>,
  row: CaseRow,
  to: string | null,
): Promise<void> {
  if (to === null) return;
  const { states } = workflowOf(await policy.get(row.scheme_version_id));
  if (!states.some(({ code }) => code === to))
    throw invalidInput('items', `案件 ${row.number} 适用的方案没有所选的结果。请重新选择。`);
}

const columnsOf = ({ title, organ, heldOn, chair, attendees, documentNumber, minutes }: MeetingInput) => ({
  title,
  organ,
  held_on: heldOn,
  chair,
  attendees: JSON.stringify(attendees),
  document_number: documentNumber,
  minutes,
});

function contentOf(
  input: MeetingInput,
  cases: ReadonlyMap<CaseId, CaseRow>,
): { readonly [key: string]: Json } {
  return {
    title: input.title,
    handlingOrgan: input.organ,
    onDate: input.heldOn,
    handler: input.chair,
    documentNumber: input.documentNumber,
    meetingAttendees: input.attendees,
    meetingMinutes: input.minutes,
    meetingCases: input.items.map(({ caseId }) => cases.get(caseId)?.number ?? caseId),
  };
}

async function contentBefore(
  handle: ReadHandle,
  row: MeetingRow,
  items: readonly { readonly case_id: CaseId }[],
): Promise<{ readonly [key: string]: Json }> {
  const numbers: string[] = [];
  for (const { case_id } of items) numbers.push((await caseIn(handle, case_id)).number);
  return {
    title: row.title,
    handlingOrgan: row.organ,
    onDate: row.held_on,
    handler: row.chair,
    documentNumber: row.document_number,
    meetingAttendees: JSON.parse(row.attendees),
    meetingMinutes: row.minutes,
    meetingCases: numbers,
  };
}
