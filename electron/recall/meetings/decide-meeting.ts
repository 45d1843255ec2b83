import { businessDateOf } from '#shared/dates.ts';
import { isAllowed } from '#shared/permissions.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import { ApplicationError, ruleViolation } from '../../errors.ts';
import { caseIn } from '../cases/case.repository.ts';
import type { CaseDependencies } from '../cases/case-dependencies.ts';
import type { CaseAt } from '../cases/change-case.ts';
import { type CaseActor, requireReadable } from '../cases/confidential.ts';
import { takeStep } from '../cases/step-case.ts';
import { obstaclesOf, standingItem, stepOf } from './item-standing.ts';
import { changeMeeting, itemsOf, type MeetingAt, resultOf } from './meeting.repository.ts';

/** A meeting and its cases as the leader has read them. */
export interface MeetingSeen extends MeetingAt {
  readonly cases: readonly CaseAt[];
}

/** What stands in the way of one case of a meeting. */
interface Refused {
  readonly number: string;
  readonly obstacles: readonly string[];
  /** Whether no result is noted. */
  readonly missing: boolean;
}

/** Recording what a meeting resolved: the step of every case, or of none. */
export function createMeetingDecision({ database, policy, sources }: CaseDependencies) {
  return {
    /** See the contract for the refusals. */
    async decideMeeting(actor: CaseActor, { cases, ...at }: MeetingSeen): Promise<MeetingAt> {
      if (!isAllowed(actor.role, 'recall.decideMeeting'))
        throw new ApplicationError('FORBIDDEN', '会议结果由领导登记，您的角色不能登记。请转领导办理。');
      const { days } = await sources.calendar();
      return database.write(actor, async (unit) => {
        const meeting = await changeMeeting(unit, at);
        const today = businessDateOf(unit.at);
        const items = await itemsOf(unit.trx, [at.id]);
        if (items.length === 0)
          throw ruleViolation('meeting_empty', '会议还没有列入案件，不能登记结果。请先添加要审定的案件。');
        const seen = new Map(cases.map(({ id, revision }) => [id, revision]));
        const changed: string[] = [];
        const ready = [];
        const refused: Refused[] = [];
        for (const item of items) {
          const row = await caseIn(unit.trx, item.case_id);
          requireReadable(actor.role, row);
          if (seen.get(row.id) !== row.revision) changed.push(row.number);
          const standing = await standingItem(unit.trx, policy, row);
          const result = resultOf(item);
          const obstacles = obstaclesOf(standing, actor, meeting, result, today);
          const { to } = result;
          if (obstacles.length > 0 || to === null)
            refused.push({ number: row.number, obstacles, missing: to === null });
          else ready.push({ item, row, result: { ...result, to }, workflow: standing.workflow });
        }
        // Nobody decides on what they have not read.
        if (changed.length > 0)
          throw ruleViolation(
            'cases_changed',
            `${changed.join('、')}刚刚有人改动过，所有结果都没有登记。请查看这些案件的最新内容，再登记会议结果。`,
          );
        if (refused.length > 0) throw meetingRefused(refused);

        const resolved: string[] = [];
        for (const { item, row, result, workflow } of ready) {
          const { sequence } = await takeStep(
            policy,
            unit,
            actor,
            {
              id: row.id,
              revision: row.revision,
              step: stepOf(meeting, { fault: row.fault, faultReason: row.fault_reason }, result),
              meeting: { id: meeting.id, title: meeting.title },
            },
            days,
          ).catch((error: unknown) => {
            // Whatever else forbids one case forbids the meeting, and says which case it is.
            if (error instanceof ApplicationError)
              throw meetingRefused([{ number: row.number, obstacles: [error.message], missing: false }]);
            throw error;
          });
          await unit.trx
            .updateTable('recall_meeting_item')
            .set({ event_sequence: sequence })
            .where('meeting_id', '=', at.id)
            .where('position', '=', item.position)
            .execute();
          resolved.push(`${row.number}：${stateOf(workflow, result.to).title}`);
        }
        await unit.trx
          .updateTable('recall_meeting')
          .set({ state: 'decided', decided_at: unit.at, decided_by: actor.name })
          .where('id', '=', at.id)
          .execute();
        await unit.audit({
          action: 'recall.meetingDecided',
          entityType: 'recall_meeting',
          entityId: at.id,
          after: { title: meeting.title, documentNumber: meeting.document_number, meetingCases: resolved },
        });
        return { id: at.id, revision: at.revision + 1 };
      });
    },
  };
}

/** One list of every case that cannot be decided, with everything that stands in its way. */
const meetingRefused = (refused: readonly Refused[]) =>
  ruleViolation(
    refused.some(({ missing }) => missing) ? 'result_missing' : 'meeting_obstacles',
    [
      `有${refused.length}件案件不能按会议结果办理，所有结果都没有登记。请逐件处理后再登记：`,
      ...refused.map(({ number, obstacles }) => `${number}：${obstacles.join('')}`),
    ].join('\n'),
  );
