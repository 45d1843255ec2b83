import { type Fault, faultLabels } from '#shared/case-vocabulary.ts';
import {
  type CaseStatement,
  type CaseVerification,
  verificationConclusionLabels,
} from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { changeOf } from '../posting-changes.repository.ts';
import { caseIn, triggersOf, updateCase } from './case.repository.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { appendEvent } from './case-events.ts';
import { measureChoices } from './case-rules.ts';
import { signalsUnder } from './case-signals.ts';
import { subjectOf, triggersByCode } from './case-view.ts';
import { type CaseAt, type CaseInHand, changeCase } from './change-case.ts';
import type { CaseActor } from './confidential.ts';
import { type AskedSignal, linkSignals, signalsAsRead } from './link-signals.ts';
import { chosenTriggers, setTriggers } from './open-case.ts';

export interface CaseFacts {
  readonly triggers: readonly string[];
  readonly facts: string;
  readonly fault: Fault | null;
  readonly faultReason: string | null;
  readonly measures: readonly string[];
}

export interface CaseOpinion {
  readonly on: BusinessDate;
  readonly organ: string;
  readonly handler: string;
  readonly documentNumber: string | null;
  readonly opinion: string;
}

/** What a case says: triggers, facts, signals, the person's statement, the report, opinions. */
export function createCaseRecords(dependencies: CaseDependencies) {
  const { database, policy, sources } = dependencies;

  return {
    /** See the contract for the refusals. */
    async addSignals(
      actor: CaseActor,
      { signals: asked, ...at }: CaseAt & { readonly signals: readonly AskedSignal[] },
    ): Promise<CaseAt> {
      const known = await caseIn(database.read, at.id);
      const scheme = await policy.get(known.scheme_version_id);
      const seen = await changeOf(database.read, known.posting_id);
      const held = await signalsUnder({ read: database.read, sources }, scheme, known.posting_id);
      return database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        requireUndecided(hand);
        const { row } = hand;
        const unchanged = (await changeOf(unit.trx, row.posting_id)) <= seen;
        const taken = await signalsAsRead(unit.trx, row.posting_id, held, asked, unchanged);
        const before = (await triggersOf(unit.trx, row.id)).map(({ trigger_code }) => trigger_code);
        const triggers = chosenTriggers(scheme, [...before, ...taken.map(({ triggerCode }) => triggerCode)]);
        await setTriggers(unit, row, scheme, triggers);
        await linkSignals(unit, row, taken, businessDateOf(unit.at));
        await unit.audit({
          action: 'recall.caseSignalsAdded',
          entityType: 'recall_case',
          entityId: row.id,
          after: {
            signals: taken.map(({ sentence }) => sentence),
            triggers: triggers.map(({ title }) => title),
          },
        });
        return hand.written;
      });
    },

    /** See the contract for the refusals. */
    async saveCaseFacts(actor: CaseActor, { id, revision, ...input }: CaseAt & CaseFacts): Promise<CaseAt> {
      return database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, { id, revision });
        requireUndecided(hand);
        const { row, scheme } = hand;
        const triggers = chosenTriggers(scheme, input.triggers);
        const measures = chosenMeasures(scheme, input.measures);
        const before = (await triggersOf(unit.trx, id)).map(({ trigger_code }) => trigger_code);
        await setTriggers(unit, row, scheme, triggers);
        await updateCase(unit, id, {
          facts: input.facts,
          fault: input.fault,
          fault_reason: input.faultReason,
          measures: JSON.stringify(measures.map(({ code }) => code)),
        });
        const titles = triggers.map(({ ordinal, title }) => `情形${ordinal}“${title}”`).join('、');
        await appendEvent(unit, id, {
          kind: 'facts',
          on: businessDateOf(unit.at),
          title: `填写情形与事实：${titles}`,
          opinion: input.facts,
          reason:
            input.fault === null
              ? null
              : `${faultLabels[input.fault]}${input.faultReason === null ? '' : `：${input.faultReason}`}`,
          detail: { triggers: triggers.map(({ code }) => code), measures: measures.map(({ code }) => code) },
        });
        await unit.audit({
          action: 'recall.caseFactsSaved',
          entityType: 'recall_case',
          entityId: id,
          before: {
            triggers: triggersByCode(scheme, before).map(({ title }) => title),
            facts: row.facts,
            fault: row.fault,
          },
          after: {
            triggers: triggers.map(({ title }) => title),
            facts: input.facts,
            fault: input.fault,
            faultReason: input.faultReason,
            measures: measures.map(({ title }) => title),
          },
        });
        return hand.written;
      });
    },

    /** See the contract for the refusals. */
    async recordStatement(
      actor: CaseActor,
      { statement, ...at }: CaseAt & { readonly statement: CaseStatement },
    ): Promise<CaseAt> {
      return database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        requireUndecided(hand);
        checkDay(hand, 'statement.on', statement.on, businessDateOf(unit.at));
        await updateCase(unit, at.id, { statement: JSON.stringify(statement) });
        const again = hand.row.statement === null ? '' : '（更新）';
        await appendEvent(unit, at.id, {
          kind: 'statement',
          on: statement.on,
          title: `${statement.kind === 'made' ? '本人陈述' : '本人拒绝陈述'}${again}`,
          handler: statement.takenBy,
          opinion: statement.kind === 'made' ? statement.text : statement.note,
          reason: statement.kind === 'made' ? null : `见证人：${statement.witnesses.join('、')}`,
          detail: statement,
        });
        await unit.audit({
          action: 'recall.statementRecorded',
          entityType: 'recall_case',
          entityId: at.id,
          after: {
            statementKind: statement.kind === 'made' ? '已陈述' : '拒绝陈述',
            onDate: statement.on,
            takenBy: statement.takenBy,
          },
        });
        return hand.written;
      });
    },

    /** See the contract for the refusals. */
    async recordVerification(
      actor: CaseActor,
      { verification, ...at }: CaseAt & { readonly verification: CaseVerification },
    ): Promise<CaseAt> {
      return database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, at);
        requireUndecided(hand);
        checkDay(hand, 'verification.on', verification.on, businessDateOf(unit.at));
        await updateCase(unit, at.id, { verification: JSON.stringify(verification) });
        const conclusion = verificationConclusionLabels[verification.conclusion];
        await appendEvent(unit, at.id, {
          kind: 'verification',
          on: verification.on,
          title: `核查报告${hand.row.verification === null ? '' : '（更新）'}：${conclusion}`,
          organ: verification.organ,
          handler: verification.people,
          documentNumber: verification.documentNumber,
          opinion: verification.text,
          detail: verification,
        });
        await unit.audit({
          action: 'recall.verificationRecorded',
          entityType: 'recall_case',
          entityId: at.id,
          after: {
            handlingOrgan: verification.organ,
            onDate: verification.on,
            documentNumber: verification.documentNumber,
            verificationConclusion: conclusion,
          },
        });
        return hand.written;
      });
    },

    /** Organs may speak as long as the case goes on, after the decision too: the unit's reply, for instance. */
    async recordOpinion(actor: CaseActor, { id, revision, ...input }: CaseAt & CaseOpinion): Promise<CaseAt> {
      return database.write(actor, async (unit) => {
        const hand = await changeCase(policy, unit, actor.role, { id, revision });
        checkDay(hand, 'on', input.on, businessDateOf(unit.at));
        await appendEvent(unit, id, { kind: 'opinion', title: `${input.organ}的意见`, ...input });
        await unit.audit({
          action: 'recall.opinionRecorded',
          entityType: 'recall_case',
          entityId: id,
          after: {
            handlingOrgan: input.organ,
            handler: input.handler,
            onDate: input.on,
            documentNumber: input.documentNumber,
            opinion: input.opinion,
          },
        });
        return hand.written;
      });
    },
  };
}

/**
 * What a decision rests on stays as it was. A case that is taken up again after a decision has none.
 *
 * @throws RULE_VIOLATION `case_decided`
 */
export function requireUndecided({ row }: Pick<CaseInHand, 'row'>): void {
  if (row.decided_on === null) return;
  throw ruleViolation(
    'case_decided',
    `案件 ${row.number} 已于 ${row.decided_on} 审定，情形、事实、证据、陈述和核查报告不能再改动。审定后的情况请登记为组织意见。`,
  );
}

/**
 * Measures of the scheme by their codes, in its order.
 *
 * @throws INVALID_INPUT `measures` when one is not of the scheme
 */
export function chosenMeasures(scheme: SchemeVersionWithContent, codes: readonly string[]) {
  const wanted = new Set(codes);
  const chosen = measureChoices(scheme).filter(({ code }) => wanted.has(code));
  if (chosen.length < wanted.size)
    throw invalidInput('measures', `有一项处理措施不在“${scheme.title}”之中，请重新选择。`);
  return chosen;
}

/** @throws INVALID_INPUT at `path` for a day to come, or before the person came to the post */
export function checkDay(
  { row }: Pick<CaseInHand, 'row'>,
  path: string,
  on: BusinessDate,
  today: BusinessDate,
): void {
  if (on > today) throw invalidInput(path, `日期 ${on} 还没有到，请核对。`);
  const { startDate, personName } = subjectOf(row);
  if (on < startDate)
    throw invalidInput(path, `日期 ${on} 早于${personName}的到岗日期 ${startDate}，请核对。`);
}
