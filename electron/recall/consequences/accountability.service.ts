import { accountabilityKindLabels } from '#shared/case-vocabulary.ts';
import type {
  Accountability,
  AccountabilityAdvice,
  AccountabilityInput,
} from '#shared/contract/recall-consequences.ts';
import { businessDateOf } from '#shared/dates.ts';
import { type AccountabilityId, accountabilityIdSchema, type CaseId } from '#shared/ids.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import { adviceFor } from '#shared/recall/accountability-advice.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { ruleViolation } from '../../errors.ts';
import { signalsIn, triggersOf } from '../cases/case.repository.ts';
import { appendEvent } from '../cases/case-events.ts';
import { checkDay } from '../cases/case-records.ts';
import { takenSignal } from '../cases/case-signals.ts';
import { type CaseAt, changeCase } from '../cases/change-case.ts';
import type { CaseActor } from '../cases/confidential.ts';
import {
  accountabilityIn,
  accountabilityOfCase,
  insertAccountability,
  markVoid,
  toAccountability,
} from './accountability.repository.ts';
import { type ConsequenceDependencies, readableCase } from './consequence-dependencies.ts';
import { decisionOf } from './frozen-decision.ts';

/** 双问责: talks with the unit's side, and who was held to account there. */
export function createAccountability({ database, policy }: ConsequenceDependencies) {
  const { read } = database;

  return {
    /** @throws NOT_FOUND, FORBIDDEN */
    async accountabilityOf(role: Role, caseId: CaseId): Promise<Accountability[]> {
      const { id } = await readableCase(read, role, caseId);
      return (await accountabilityOfCase(read, id)).map(toAccountability);
    },

    /** What the scheme of the case says that follows, held against the case. @throws NOT_FOUND, FORBIDDEN */
    async accountabilityAdvice(role: Role, caseId: CaseId): Promise<AccountabilityAdvice[]> {
      const row = await readableCase(read, role, caseId);
      const { recall } = (await policy.get(row.scheme_version_id)).content;
      const codes = new Set((await triggersOf(read, caseId)).map(({ trigger_code }) => trigger_code));
      const records = (await accountabilityOfCase(read, caseId)).filter(
        ({ voided_at }) => voided_at === null,
      );
      return adviceFor({
        rules: recall,
        triggers: recall.triggers.filter(({ code }) => codes.has(code)),
        signals: (await signalsIn(read, caseId)).map(takenSignal),
        measures: decisionOf(row)?.measures ?? [],
        records,
      });
    },

    /** See the contract for the refusals. */
    async recordAccountability(
      actor: CaseActor,
      { record, ...at }: CaseAt & { readonly record: AccountabilityInput },
    ): Promise<CaseAt & { accountabilityId: AccountabilityId }> {
      const accountabilityId = newId(accountabilityIdSchema);
      return await database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        checkDay(hand, 'record.on', record.on, businessDateOf(unit.at));
        await insertAccountability(unit, accountabilityId, at.id, record);
        const { kind, object, organ, conductedBy, on, place, content, documentNumber } = record;
        await appendEvent(unit, at.id, {
          kind: 'accountability',
          on,
          title: `${accountabilityKindLabels[kind]}：${object}`,
          organ,
          handler: conductedBy,
          documentNumber,
          opinion: content,
          detail: { accountabilityId, place, reply: record.reply },
        });
        await unit.audit({
          action: 'recall.accountabilityRecorded',
          entityType: 'recall_case',
          entityId: at.id,
          after: {
            accountabilityKind: accountabilityKindLabels[kind],
            accountabilityObject: object,
            accountabilityOrgan: organ,
            handler: conductedBy,
            onDate: on,
            documentNumber,
          },
        });
        return { ...hand.written, accountabilityId };
      });
    },

    /** See the contract for the refusals. */
    async voidAccountability(
      actor: CaseActor,
      {
        accountabilityId,
        reason,
        ...at
      }: CaseAt & { readonly accountabilityId: AccountabilityId; readonly reason: string },
    ): Promise<CaseAt> {
      return await database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        const row = await accountabilityIn(unit.trx, at.id, accountabilityId);
        const label = accountabilityKindLabels[row.kind];
        if (row.voided_at !== null)
          throw ruleViolation('already_void', `对${row.object}的${label}记录已经作废，不用再作废。`);
        if (row.kind === 'unit_talk') await refuseLastTalk(unit, at.id, hand.workflow);
        await markVoid(unit, accountabilityId, reason);
        await appendEvent(unit, at.id, {
          kind: 'accountability',
          on: businessDateOf(unit.at),
          title: `${label}：${row.object}，作废`,
          organ: row.organ,
          reason,
          detail: { accountabilityId },
        });
        await unit.audit({
          action: 'recall.accountabilityVoided',
          entityType: 'recall_case',
          entityId: at.id,
          before: {
            accountabilityKind: label,
            accountabilityObject: row.object,
            accountabilityOrgan: row.organ,
            onDate: row.on_date,
          },
          reason,
        });
        return hand.written;
      });
    },
  };
}

/**
 * A case that went on because a talk was held keeps one.
 *
 * @throws RULE_VIOLATION `state_rests`
 */
async function refuseLastTalk(unit: WriteUnit, caseId: CaseId, workflow: Workflow): Promise<void> {
  const talks = (await accountabilityOfCase(unit.trx, caseId)).filter(
    ({ kind, voided_at }) => kind === 'unit_talk' && voided_at === null,
  );
  if (talks.length > 1) return;
  const talked = workflow.states.filter(({ stage }) => stage === 'talked');
  if (talked.length === 0) return;
  const step = await unit.trx
    .selectFrom('recall_event')
    .select('sequence')
    .where('case_id', '=', caseId)
    .where(
      'to_state',
      'in',
      talked.map(({ code }) => code),
    )
    .executeTakeFirst();
  if (step)
    throw ruleViolation(
      'state_rests',
      `案件是凭这次约谈进入“${talked.map(({ title }) => title).join('、')}”的，不能作废唯一的约谈记录。请先登记正确的约谈，再作废这一条。`,
    );
}
