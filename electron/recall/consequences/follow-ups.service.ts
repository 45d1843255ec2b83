import { type FollowUpResult, followUpKindLabels, followUpResultLabels } from '#shared/case-vocabulary.ts';
import type { FollowUpOrder } from '#shared/contract/recall-case.ts';
import type { CaseNames, FollowUp } from '#shared/contract/recall-consequences.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CaseId, FollowUpId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import { appendEvent } from '../cases/case-events.ts';
import { checkDay } from '../cases/case-records.ts';
import { type CaseAt, changeCase } from '../cases/change-case.ts';
import { type CaseActor, readsUndecided } from '../cases/confidential.ts';
import { insertFollowUp } from '../cases/order-follow-ups.ts';
import { caseNames } from './case-names.ts';
import { type ConsequenceDependencies, readableCase } from './consequence-dependencies.ts';
import {
  countOpenFollowUps,
  type FollowUpRow,
  followUpIn,
  followUpsOfCase,
  pageOfOpenFollowUps,
  toFollowUp,
  updateFollowUp,
} from './follow-up.repository.ts';

export interface FollowUpFinding {
  readonly followUpId: FollowUpId;
  readonly result: FollowUpResult;
  readonly finishedOn: BusinessDate;
  readonly finding: string;
  readonly documentNumber: string | null;
}

const nameOf = ({ kind, title }: Pick<FollowUpRow, 'kind' | 'title'>) =>
  `${followUpKindLabels[kind]}：${title}`;

/** 跟踪落实: what has to be done beside a recall or instead of one, and what came of it. */
export function createFollowUps({ database, clock, policy }: ConsequenceDependencies) {
  const { read } = database;
  const today = () => businessDateOf(clock.now());

  return {
    /** @throws NOT_FOUND, FORBIDDEN */
    async followUpsOf(role: Role, caseId: CaseId): Promise<FollowUp[]> {
      const { id } = await readableCase(read, role, caseId);
      return (await followUpsOfCase(read, id)).map((row) => toFollowUp(row, today()));
    },

    /** Open ones of every case that the role may read. */
    async listFollowUps(
      role: Role,
      page: { readonly offset: number; readonly limit: number; readonly onlyOverdue: boolean },
    ): Promise<{ total: number; overdue: number; rows: { case: CaseNames; followUp: FollowUp }[] }> {
      const undecided = readsUndecided(role);
      const day = today();
      const overdue = await countOpenFollowUps(read, { undecided, dueBefore: day });
      const which = { undecided, dueBefore: page.onlyOverdue ? day : null };
      const rows = await pageOfOpenFollowUps(read, which, page);
      return {
        total: page.onlyOverdue ? overdue : await countOpenFollowUps(read, which),
        overdue,
        rows: rows.map(({ row, of }) => ({ case: caseNames(of), followUp: toFollowUp(row, day) })),
      };
    },

    /** How many that the role may read are open after their last day. */
    followUpsOverdue: (role: Role): Promise<number> =>
      countOpenFollowUps(read, { undecided: readsUndecided(role), dueBefore: today() }),

    /** See the contract for the refusals. */
    async addFollowUp(
      actor: CaseActor,
      {
        followUp,
        ...at
      }: CaseAt & { readonly followUp: FollowUpOrder & { readonly startedOn: BusinessDate } },
    ): Promise<CaseAt & { followUpId: FollowUpId }> {
      return await database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        const { organ, startedOn, dueOn } = followUp;
        checkDay(hand, 'followUp.startedOn', startedOn, businessDateOf(unit.at));
        if (dueOn !== null && dueOn < startedOn)
          throw invalidInput('followUp.dueOn', `期限 ${dueOn} 早于开始日期 ${startedOn}，请核对。`);
        const followUpId = await insertFollowUp(unit, at.id, followUp, startedOn);
        await appendEvent(unit, at.id, {
          kind: 'follow_up',
          on: startedOn,
          title: nameOf(followUp),
          organ,
          opinion: dueOn === null ? null : `期限：${dueOn}`,
          detail: { followUpId },
        });
        await unit.audit({
          action: 'recall.followUpAdded',
          entityType: 'recall_case',
          entityId: at.id,
          after: { followUp: nameOf(followUp), responsibleOrgan: organ, onDate: startedOn, dueOn },
        });
        return { ...hand.written, followUpId };
      });
    },

    /** See the contract for the refusals. */
    async finishFollowUp(
      actor: CaseActor,
      { followUpId, ...input }: CaseAt & FollowUpFinding,
    ): Promise<CaseAt> {
      const { id, revision, result, finishedOn, finding, documentNumber } = input;
      return await database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, { id, revision });
        const row = await followUpIn(unit.trx, id, followUpId);
        if (row.voided_at !== null || row.result !== null) {
          const became = row.result === null ? '作废' : `登记为“${followUpResultLabels[row.result]}”`;
          throw ruleViolation('follow_up_closed', `“${row.title}”已经${became}，不用再登记。`);
        }
        const day = businessDateOf(unit.at);
        if (finishedOn > day) throw invalidInput('finishedOn', `日期 ${finishedOn} 还没有到，请核对。`);
        if (finishedOn < row.started_on)
          throw invalidInput('finishedOn', `日期 ${finishedOn} 早于开始日期 ${row.started_on}，请核对。`);
        await updateFollowUp(unit, followUpId, {
          result,
          finished_on: finishedOn,
          finding,
          document_number: documentNumber,
        });
        await appendEvent(unit, id, {
          kind: 'follow_up',
          on: finishedOn,
          title: `${nameOf(row)}，${followUpResultLabels[result]}`,
          organ: row.organ,
          documentNumber,
          opinion: finding,
          detail: { followUpId, result },
        });
        await unit.audit({
          action: 'recall.followUpFinished',
          entityType: 'recall_case',
          entityId: id,
          after: {
            followUp: nameOf(row),
            followUpResult: followUpResultLabels[result],
            onDate: finishedOn,
            followUpFinding: finding,
            documentNumber,
          },
        });
        return hand.written;
      });
    },

    /** See the contract for the refusals. */
    async voidFollowUp(
      actor: CaseActor,
      { followUpId, reason, ...at }: CaseAt & { readonly followUpId: FollowUpId; readonly reason: string },
    ): Promise<CaseAt> {
      return await database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        const row = await followUpIn(unit.trx, at.id, followUpId);
        if (row.voided_at !== null)
          throw ruleViolation('already_void', `“${row.title}”已经作废，不用再作废。`);
        await updateFollowUp(unit, followUpId, { voided_at: unit.at, void_reason: reason });
        await appendEvent(unit, at.id, {
          kind: 'follow_up',
          on: businessDateOf(unit.at),
          title: `${nameOf(row)}，作废`,
          organ: row.organ,
          reason,
          detail: { followUpId },
        });
        await unit.audit({
          action: 'recall.followUpVoided',
          entityType: 'recall_case',
          entityId: at.id,
          before: {
            followUp: nameOf(row),
            followUpResult: row.result === null ? null : followUpResultLabels[row.result],
          },
          reason,
        });
        return hand.written;
      });
    },
  };
}
