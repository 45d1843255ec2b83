import type { Half, LeaveRow } from '#shared/contract/presence-leave.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { LeaveId } from '#shared/ids.ts';
import { overlap, takenPeriod, takesUpDays } from '#shared/presence/leave-joining.ts';
import { formatPeriod, halfDayNumber } from '#shared/presence/leave-length.ts';
import { leaveKindLabels } from '#shared/vocabulary.ts';
import type { Actor, Database, WriteUnit } from '../database/database.types.ts';
import { invalidInput, ruleViolation } from '../errors.ts';
import type { Queries } from '../roster/handle.types.ts';
import { recordedLeavesOf, type StoredLeave, updateLeave } from './leave.repository.ts';

interface FollowUpDependencies {
  readonly database: Database;
  readonly leaveAt: (unit: WriteUnit, id: LeaveId, revision: number) => Promise<StoredLeave>;
  readonly rowAfter: (handle: Queries, id: LeaveId) => Promise<LeaveRow>;
}

interface Target {
  readonly id: LeaveId;
  readonly revision: number;
}

/** What follows a request: taking it back, the later paper, the return, and who stands in. */
export function createLeaveFollowUps({ database, leaveAt, rowAfter }: FollowUpDependencies) {
  return {
    /** @throws ApplicationError NOT_FOUND, CONFLICT, or RULE_VIOLATION `leave_closed` */
    async withdraw(actor: Actor, input: Target & { reason: string }): Promise<LeaveRow> {
      return await database.write(actor, async (unit) => {
        const leave = await leaveAt(unit, input.id, input.revision);
        refuseUnless(leave, ['requested', 'approved'], '撤回');
        await updateLeave(unit.trx, leave.id, { state: 'withdrawn', closing_reason: input.reason });
        const row = await rowAfter(unit.trx, leave.id);
        await unit.audit({
          action: 'presence.leaveWithdrawn',
          entityType: 'leave',
          entityId: leave.id,
          before: { leaveState: leave.state },
          after: { person: row.personName, leaveState: 'withdrawn' },
          reason: input.reason,
        });
        return row;
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT, or RULE_VIOLATION `leave_closed`, `paper_not_owed` */
    async recordPaper(actor: Actor, input: Target & { paperOn: BusinessDate }): Promise<LeaveRow> {
      return await database.write(actor, async (unit) => {
        const leave = await leaveAt(unit, input.id, input.revision);
        refuseUnless(leave, ['requested', 'approved', 'returned'], '补办书面手续');
        if (leave.paper_on !== null) {
          throw ruleViolation('paper_not_owed', `书面手续已于 ${leave.paper_on} 办理，不用再补办。`);
        }
        const { paperOn } = input;
        if (paperOn > businessDateOf(unit.at)) {
          throw invalidInput('paperOn', `补办日期 ${paperOn} 还没有到，请核对。`);
        }
        if (paperOn < leave.requested_on) {
          throw invalidInput('paperOn', `补办日期 ${paperOn} 早于报告日期 ${leave.requested_on}，请核对。`);
        }
        await updateLeave(unit.trx, leave.id, { paper_on: paperOn });
        const row = await rowAfter(unit.trx, leave.id);
        await unit.audit({
          action: 'presence.leavePapered',
          entityType: 'leave',
          entityId: leave.id,
          before: { paperOn: null },
          after: { person: row.personName, paperOn },
        });
        return row;
      });
    },

    /**
     * Records from which half day the person is back on post; recording it again corrects it.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT, or RULE_VIOLATION `leave_closed`
     */
    async recordReturn(
      actor: Actor,
      input: Target & { returnedOn: BusinessDate; returnedHalf: Half },
    ): Promise<LeaveRow> {
      return await database.write(actor, async (unit) => {
        const leave = await leaveAt(unit, input.id, input.revision);
        refuseUnless(leave, ['approved', 'returned'], '销假');
        const { returnedOn, returnedHalf } = input;
        if (returnedOn > businessDateOf(unit.at)) {
          throw invalidInput('returnedOn', `返岗日期 ${returnedOn} 还没有到，请在返岗以后登记。`);
        }
        if (halfDayNumber(returnedOn, returnedHalf) <= halfDayNumber(leave.start_date, leave.start_half)) {
          throw invalidInput(
            'returnedOn',
            `返岗时间不晚于请假开始的时间（${leave.start_date}），等于没有离开。没有休假的，请撤回这次请假。`,
          );
        }
        await refuseOverlap(unit, leave, returnedOn, returnedHalf);
        await updateLeave(unit.trx, leave.id, {
          state: 'returned',
          returned_on: returnedOn,
          returned_half: returnedHalf,
        });
        const row = await rowAfter(unit.trx, leave.id);
        await unit.audit({
          action: 'presence.leaveReturned',
          entityType: 'leave',
          entityId: leave.id,
          before: {
            leaveState: leave.state,
            returnedOn: leave.returned_on,
            returnedHalf: leave.returned_half,
          },
          after: { person: row.personName, leaveState: 'returned', returnedOn, returnedHalf },
        });
        return row;
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT, or RULE_VIOLATION `leave_closed` */
    async arrangeSubstitute(
      actor: Actor,
      input: Target & { substitute: string; substituteFrom: BusinessDate },
    ): Promise<LeaveRow> {
      return await database.write(actor, async (unit) => {
        const leave = await leaveAt(unit, input.id, input.revision);
        refuseUnless(leave, ['requested', 'approved'], '安排接替人员');
        const { substitute, substituteFrom } = input;
        if (substituteFrom > leave.end_date) {
          throw invalidInput(
            'substituteFrom',
            `接替开始日期 ${substituteFrom} 晚于请假结束日期 ${leave.end_date}，请核对。`,
          );
        }
        await updateLeave(unit.trx, leave.id, { substitute, substitute_from: substituteFrom });
        const row = await rowAfter(unit.trx, leave.id);
        await unit.audit({
          action: 'presence.substituteArranged',
          entityType: 'leave',
          entityId: leave.id,
          before: { substitute: leave.substitute, substituteFrom: leave.substitute_from },
          after: { person: row.personName, substitute, substituteFrom },
        });
        return row;
      });
    },
  };
}

function refuseUnless(leave: StoredLeave, states: readonly StoredLeave['state'][], act: string): void {
  if (states.includes(leave.state)) return;
  const now = {
    requested: '还没有批准',
    approved: '已经批准',
    refused: '没有获得批准',
    withdrawn: '已经撤回',
    returned: '已经销假',
  }[leave.state];
  throw ruleViolation('leave_closed', `这次请假${now}，不能${act}。请刷新页面查看最新情况。`);
}

/** A return that is corrected to a later one must not run into a leave that was asked for since. */
async function refuseOverlap(
  { trx }: WriteUnit,
  leave: StoredLeave,
  returnedOn: BusinessDate,
  returnedHalf: Half,
): Promise<void> {
  const recorded = await recordedLeavesOf(trx, leave.posting_id);
  const own = recorded.find(({ id }) => id === leave.id);
  if (!own) return;
  const taken = takenPeriod({ ...own, returnedOn, returnedHalf });
  const other = recorded.find(
    ({ id, state, ...rest }) =>
      id !== leave.id && takesUpDays(state) && overlap(taken, takenPeriod({ state, ...rest })),
  );
  if (!other) return;
  throw invalidInput(
    'returnedOn',
    `改到这一天，就会与${formatPeriod(takenPeriod(other))}的${leaveKindLabels[other.kind]}重叠，请核对。`,
  );
}
