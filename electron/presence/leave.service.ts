import type {
  CountedAs,
  LeaveDetail,
  LeaveDraft,
  LeaveListInput,
  LeaveReasoning,
  LeaveRow,
} from '#shared/contract/presence-leave.ts';
import { businessDateOf } from '#shared/dates.ts';
import { type LeaveId, leaveIdSchema, type PersonId, type PostingId } from '#shared/ids.ts';
import { type CheckedDraft, checkLeaveDraft, type LeavePosting } from '#shared/presence/leave-checks.ts';
import { formatPeriod } from '#shared/presence/leave-length.ts';
import { reasonLeave } from '#shared/presence/leave-reasoning.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database, WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { conflict, notFound, ruleViolation } from '../errors.ts';
import type { Queries } from '../roster/handle.types.ts';
import type { SchemeSource } from '../roster/scheme-source.ts';
import {
  findLeave,
  findLeavePosting,
  findLeaveRow,
  insertLeave,
  leaveRowsOf,
  recordedLeavesOf,
  type StoredLeave,
  updateLeave,
} from './leave.repository.ts';
import { checkApproval, checkDecisionOrder, type Decision } from './leave-decision.ts';
import { describeLeave } from './leave-detail.ts';
import { createLeaveFollowUps } from './leave-follow-up.ts';
import { readHistory, withStep } from './leave-history.ts';
import { leavesOwed, listLeaveRows } from './leave-list.repository.ts';
import { type LeaveToday, leaveToday } from './leave-row.ts';
import { refused } from './records-shared.ts';

export interface LeaveDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly schemes: SchemeSource;
  readonly workingCalendar: () => Promise<WorkingCalendar>;
}

export type LeaveService = ReturnType<typeof createLeaveService>;

/** Leave: what it needs, who decided, whether the person is back. */
export function createLeaveService({ database, clock, schemes, workingCalendar }: LeaveDependencies) {
  const { read } = database;

  const now = async (): Promise<{ calendar: WorkingCalendar; today: LeaveToday }> => {
    const calendar = await workingCalendar();
    return { calendar, today: leaveToday(businessDateOf(clock.now()), calendar) };
  };

  /** @throws ApplicationError NOT_FOUND */
  async function check(handle: Queries, draft: Omit<LeaveDraft, 'reason'>): Promise<CheckedDraft> {
    const { calendar, today } = await now();
    const { id, content } = await schemes.inForce();
    const posting = await postingOf(handle, draft.postingId);
    return checkLeaveDraft({
      draft,
      posting,
      scheme: content,
      schemeVersionId: id,
      others: await recordedLeavesOf(handle, draft.postingId),
      calendar,
      today: today.today,
    });
  }

  /** Why a leave on record needs whom, as the facts stand now, under the version it was asked under. */
  async function reasonsOf(
    handle: Queries,
    leave: StoredLeave,
    asked: { readonly countedAs: CountedAs | null; readonly approver: string | null },
  ): Promise<LeaveReasoning> {
    const { content } = await schemes.get(leave.scheme_version_id);
    const { role } = await postingOf(handle, leave.posting_id);
    const others = await recordedLeavesOf(handle, leave.posting_id);
    const own = others.find(({ id }) => id === leave.id);
    // A role that was taken off the posting since: what was found at the request still tells the ladder.
    if (!own || role === null) return lastReasoning(leave);
    return reasonLeave({
      scheme: content,
      schemeVersionId: leave.scheme_version_id,
      role,
      leave: own,
      joinReason: leave.join_reason,
      countedAs: asked.countedAs ?? saidBefore(leave),
      approver: typedApprover(leave) ?? asked.approver,
      others,
      calendar: await workingCalendar(),
    });
  }

  async function rowAfter(handle: Queries, id: LeaveId): Promise<LeaveRow> {
    const row = await findLeaveRow(handle, id, (await now()).today);
    if (!row) throw notFound('请假记录');
    return row;
  }

  return {
    ...createLeaveFollowUps({ database, leaveAt, rowAfter }),

    /** What a leave would need; nothing is written. */
    preview: (draft: Omit<LeaveDraft, 'reason'>): Promise<CheckedDraft> => check(read, draft),

    /** @throws ApplicationError NOT_FOUND, INVALID_INPUT with every field that stands in the way */
    async request(actor: Actor, draft: LeaveDraft): Promise<LeaveRow> {
      return await database.write(actor, async (unit) => {
        const { reasoning, problems } = await check(unit.trx, draft);
        if (problems.length > 0 || !reasoning) throw refused(problems);
        const id = newId(leaveIdSchema);
        const paperOn = draft.reportedBy === 'paper' ? draft.requestedOn : null;
        await insertLeave(unit.trx, {
          id,
          posting_id: draft.postingId,
          kind: draft.kind,
          start_date: draft.startDate,
          start_half: draft.startHalf,
          end_date: draft.endDate,
          end_half: draft.endHalf,
          calendar_half_days: reasoning.length.calendarHalfDays,
          working_half_days: reasoning.length.workingHalfDays,
          state: 'requested',
          reason: draft.reason,
          destination: draft.destination,
          requested_on: draft.requestedOn,
          reported_by: draft.reportedBy,
          paper_on: paperOn,
          scheme_version_id: reasoning.schemeVersionId,
          consents: '[]',
          joined: reasoning.joined === null ? null : reasoning.joined ? 1 : 0,
          join_reason: reasoning.joinReason,
          created_at: unit.at,
          created_by: actor.name,
          ...weighed(reasoning),
          reasoning: withStep([], unit.at, actor, 'requested', reasoning),
        });
        const row = await rowAfter(unit.trx, id);
        await unit.audit({
          action: 'presence.leaveRequested',
          entityType: 'leave',
          entityId: id,
          after: {
            postingId: draft.postingId,
            person: row.personName,
            leaveKind: draft.kind,
            leavePeriod: formatPeriod(draft),
            requestedOn: draft.requestedOn,
            reportedBy: draft.reportedBy,
            requiredOrgan: reasoning.requiredOrgan,
            joined: reasoning.joined,
          },
          reason: draft.reason,
        });
        return row;
      });
    },

    /**
     * Records what the approving body decided.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT, or RULE_VIOLATION `leave_decided`,
     *   `organ_below_rung`, `consent_missing`, `posting_ended`
     */
    async decide(actor: Actor, input: Decision & { id: LeaveId; revision: number }): Promise<LeaveRow> {
      return await database.write(actor, async (unit) => {
        const leave = await leaveAt(unit, input.id, input.revision);
        checkDecisionOrder(leave, input, businessDateOf(unit.at));
        const reasoning = await reasonsOf(unit.trx, leave, {
          countedAs: input.countedAs,
          approver: input.organ,
        });
        if (input.outcome === 'approved') {
          refuseAfterEnd(leave, await postingOf(unit.trx, leave.posting_id));
          checkApproval(reasoning, input);
        }
        await updateLeave(unit.trx, leave.id, {
          state: input.outcome,
          decided_organ: input.organ,
          decided_by: input.by,
          decided_on: input.decidedOn,
          document_number: input.documentNumber,
          decision_note: input.note,
          consents: JSON.stringify(input.consents),
          ...weighed(reasoning),
          reasoning: withStep(readHistory(leave.reasoning), unit.at, actor, 'decided', reasoning),
        });
        const row = await rowAfter(unit.trx, leave.id);
        await unit.audit({
          action: 'presence.leaveDecided',
          entityType: 'leave',
          entityId: leave.id,
          before: { leaveState: leave.state },
          after: {
            person: row.personName,
            leaveState: input.outcome,
            decidedOrgan: input.organ,
            decidedBy: input.by,
            decidedOn: input.decidedOn,
            noticeNumber: input.documentNumber,
            consents: input.consents.map(({ organ, agreedOn }) => `${organ} ${agreedOn}`),
          },
          reason: input.note,
        });
        return row;
      });
    },

    /** What is owed over all leaves: decisions, papers, stand-ins, returns. */
    async owed() {
      return await leavesOwed(read, (await now()).today);
    },

    async list(input: LeaveListInput) {
      return await listLeaveRows(read, input, (await now()).today);
    },

    /** @throws ApplicationError NOT_FOUND */
    async get(id: LeaveId): Promise<LeaveDetail> {
      const stored = await findLeave(read, id);
      if (!stored) throw notFound('请假记录');
      const { calendar, today } = await now();
      const row = await findLeaveRow(read, id, today);
      if (!row) throw notFound('请假记录');
      return describeLeave({
        row,
        stored,
        others: await recordedLeavesOf(read, stored.posting_id),
        reasoning: await reasonsOf(read, stored, { countedAs: null, approver: null }),
        calendar,
      });
    },

    /** All leaves of a posting, or of a person on whatever post, the newest first. */
    async leavesOf(whose: { readonly postingId: PostingId } | { readonly personId: PersonId }) {
      return await leaveRowsOf(read, whose, (await now()).today);
    },
  };
}

/** @throws ApplicationError NOT_FOUND, CONFLICT */
async function leaveAt({ trx }: WriteUnit, id: LeaveId, revision: number): Promise<StoredLeave> {
  const leave = await findLeave(trx, id);
  if (!leave) throw notFound('请假记录');
  if (leave.revision !== revision) throw conflict('请假记录', leave.revision);
  return leave;
}

async function postingOf(handle: Queries, id: PostingId): Promise<LeavePosting> {
  const posting = await findLeavePosting(handle, id);
  if (!posting) throw notFound('派驻记录');
  return posting;
}

/** What a leave remembers of its reasoning in columns of its own, to be listed by. */
function weighed({ dayCount, rung, requiredOrgan, substitution }: LeaveReasoning) {
  return {
    counted_as: dayCount.kind === 'same' ? ('calendar' as const) : (dayCount.countedAs ?? 'calendar'),
    tier_code: rung?.code ?? null,
    required_organ: requiredOrgan,
    substitution_needed: substitution.needed === true ? (1 as const) : (0 as const),
  };
}

function lastReasoning(leave: StoredLeave): LeaveReasoning {
  const last = readHistory(leave.reasoning).at(-1);
  if (!last) throw new Error(`Leave ${leave.id} has no reasoning`);
  return last.reasoning;
}

/** The way of counting that a person chose; null where nobody was asked. */
function saidBefore(leave: StoredLeave): CountedAs | null {
  const { dayCount } = lastReasoning(leave);
  return dayCount.kind === 'asked' ? dayCount.countedAs : null;
}

function typedApprover(leave: StoredLeave): string | null {
  const { ladderSilent, requiredOrgan } = lastReasoning(leave);
  return ladderSilent ? requiredOrgan : null;
}

function refuseAfterEnd(leave: StoredLeave, { endDate }: LeavePosting): void {
  if (endDate === null || leave.end_date <= endDate) return;
  throw ruleViolation(
    'posting_ended',
    `该人员已于 ${endDate} 离岗，请假却到 ${leave.end_date} 为止，不能批准。请撤回后按实际日期重新登记。`,
  );
}
