import type { AuditAction } from '#shared/audit/actions.ts';
import { type CaseOutcome, caseOutcomeLabels, faultLabels } from '#shared/case-vocabulary.ts';
import type { CaseDecision, CaseEffect, StepInput } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { type MeetingId, userIdSchema } from '#shared/ids.ts';
import type { WorkflowState } from '#shared/policy/recall-rules.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';
import { dueOn } from '#shared/recall/case-deadline.ts';
import { lastDayOfEffects } from '#shared/recall/case-effects.ts';
import { checkStep, isDecision, stateOf, undoesDecision } from '#shared/recall/case-steps.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import { endByRecall } from '../../roster/end-by-recall.ts';
import { type CaseChange, triggersOf, updateCase } from './case.repository.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { appendEvent } from './case-events.ts';
import { chosenMeasures } from './case-records.ts';
import { standingOfCase } from './case-standing.ts';
import { subjectOf, triggersByCode } from './case-view.ts';
import { type CaseAt, type CaseInHand, changeCase } from './change-case.ts';
import type { CaseActor } from './confidential.ts';
import { frozenDecision } from './freeze-decision.ts';
import { orderFollowUps } from './order-follow-ups.ts';

/** What a decided step fixed, and how the case looks after it. */
interface Decided {
  readonly outcome: CaseOutcome;
  readonly decision: CaseDecision;
  readonly effectUntil: BusinessDate | null;
}

export interface AskedStep extends CaseAt {
  readonly step: StepInput;
  /** The meeting that resolved it, for the time line. */
  readonly meeting?: { readonly id: MeetingId; readonly title: string };
}

/** Taking a case along the way of its scheme. */
export function createCaseSteps({ database, policy, sources }: CaseDependencies) {
  return {
    /** See the contract for the refusals. */
    async stepCase(actor: CaseActor, { step, ...at }: AskedStep): Promise<CaseAt> {
      const { days } = await sources.calendar();
      return database.write(actor, (unit) => takeStep(policy, unit, actor, { ...at, step }, days));
    },
  };
}

/**
 * One step of one case inside a write, for whoever takes several in one, e.g. a meeting.
 *
 * @param days working days, for the time that the next organ has
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT, RULE_VIOLATION: see the contract
 */
export async function takeStep(
  policy: CaseDependencies['policy'],
  unit: WriteUnit,
  actor: CaseActor,
  { step: asked, meeting, ...at }: AskedStep,
  days: WorkingCalendar,
): Promise<CaseAt & { readonly sequence: number }> {
  const hand = await changeCase(policy, unit, actor.role, at);
  const { row, scheme, workflow } = hand;
  const step: StepInput = {
    ...asked,
    fault: asked.fault ?? row.fault,
    faultReason: asked.faultReason ?? row.fault_reason,
  };
  const triggers = triggersByCode(
    scheme,
    (await triggersOf(unit.trx, row.id)).map(({ trigger_code }) => trigger_code),
  );
  const standing = await standingOfCase(unit.trx, row, triggers, scheme);
  const reader = { role: actor.role, userId: userIdSchema.parse(actor.id) };
  const refusal = checkStep(standing, reader, step);
  if (refusal) throw ruleViolation(refusal.rule, refusal.message);
  checkStepDate(hand, step.on, businessDateOf(unit.at));

  const from = stateOf(workflow, row.state);
  const to = stateOf(workflow, step.to);
  const decision = isDecision(standing, step.to);
  if (!decision && step.followUps.length > 0)
    throw invalidInput(
      'followUps',
      `“${to.title}”不是审定，不能在这一步安排跟踪事项。请在“跟踪落实”中登记。`,
    );
  const decided = decision ? await decide() : null;
  const reopened = undoesDecision(standing, step.to) && to.stage !== 'withdrawn';
  const ended = to.stage === 'archived' || to.stage === 'withdrawn';
  const endDate = to.stage === 'recalled' ? step.endDate : null;
  if (endDate !== null) checkEndDate(hand, endDate, businessDateOf(unit.at));

  // Papers quote the reason of this step as the one why nobody succeeds.
  const because = to.stage === 'replaced' ? (step.noSuccessorReason ?? step.reason) : step.reason;

  const change: CaseChange = {
    state: to.code,
    stage: to.stage,
    state_since: step.on,
    due_on: ended ? null : dueOn(to.deadline, step.on, days),
    ...(to.stage === 'proposed'
      ? { proposed_on: step.on, proposed_by_id: reader.userId, proposed_by_name: actor.name }
      : {}),
    ...(decided ? decisionColumns(decided, step, actor, reader.userId) : {}),
    ...(reopened ? undecidedColumns : {}),
    ...(endDate === null ? {} : { recalled_on: endDate }),
    // What was decided and then withdrawn keeps nobody from anything.
    ...(to.stage === 'withdrawn' ? { effect_until: null } : {}),
    ...(ended ? { ended_on: step.on } : {}),
  };
  await updateCase(unit, row.id, change);
  const sequence = await tell();
  if (endDate !== null) {
    await endByRecall(unit, {
      postingId: row.posting_id,
      endDate,
      caseNumber: row.number,
      documentNumber: step.documentNumber,
    });
  }
  await unit.audit({
    action: actionOf(to, decision),
    entityType: 'recall_case',
    entityId: row.id,
    before: {
      caseState: from.title,
      ...(reopened && row.outcome !== null
        ? { caseOutcome: caseOutcomeLabels[row.outcome], decidedOn: row.decided_on }
        : {}),
    },
    after: {
      caseState: to.title,
      handlingOrgan: step.organ,
      handler: step.handler,
      onDate: step.on,
      documentNumber: step.documentNumber,
      opinion: step.opinion,
      endDate,
      ...(decided
        ? {
            caseOutcome: caseOutcomeLabels[decided.outcome],
            fault: faultLabels[decided.decision.fault],
            measures: decided.decision.measures.map(({ title }) => title),
            effects: decided.decision.effects.map(effectText),
          }
        : {}),
    },
    reason: because,
  });
  return { ...hand.written, sequence };

  async function decide(): Promise<Decided> {
    // checkStep asks a decision for its fault.
    const fault = step.fault;
    if (fault === null) throw ruleViolation('fault_missing', '请认定是主观原因还是客观原因。');
    const outcome: CaseOutcome = to.stage === 'not_recalled' ? 'not_recalled' : 'recalled';
    const frozen = await frozenDecision(unit.trx, row, scheme, {
      outcome,
      on: step.on,
      fault,
      triggers,
      measures: chosenMeasures(scheme, step.measures),
    });
    return { outcome, decision: frozen, effectUntil: lastDayOfEffects(frozen.effects) };
  }

  /** Writes the step, and what it decided, to the time line. */
  async function tell(): Promise<number> {
    const place = await appendEvent(unit, row.id, {
      kind: 'step',
      on: step.on,
      title: meeting === undefined ? to.title : `${to.title}（${meeting.title}）`,
      organ: step.organ,
      handler: step.handler,
      documentNumber: step.documentNumber,
      opinion: step.opinion,
      reason: because,
      step: { from: from.code, to: to.code },
      detail: {
        ...(decided ? { decision: decided.decision } : {}),
        ...(reopened && row.decision !== null ? { formerDecision: JSON.parse(row.decision) } : {}),
        ...(endDate === null ? {} : { endDate }),
        ...(meeting === undefined ? {} : { meeting }),
      },
    });
    if (decided) await tellDecision(decided);
    return place;
  }

  async function tellDecision({ decision: frozen, effectUntil }: Decided): Promise<void> {
    const { fault, measures, effects } = frozen;
    const faultReason = step.faultReason === null ? '' : `：${step.faultReason}`;
    await appendEvent(unit, row.id, {
      kind: 'measure',
      on: step.on,
      title:
        measures.length === 0
          ? `认定为${faultLabels[fault]}，没有选择处理措施`
          : `认定为${faultLabels[fault]}，处理措施：${measures.map(({ title }) => title).join('、')}`,
      organ: step.organ,
      reason: `${faultLabels[fault]}${faultReason}`,
    });
    if (effectUntil !== null) {
      await appendEvent(unit, row.id, {
        kind: 'effect',
        on: step.on,
        title: `影响期至 ${effectUntil}`,
        opinion: effects.map(({ title, from: first, until }) => `${title}：${first} 至 ${until}`).join('\n'),
      });
    }
    await orderFollowUps(unit, row.id, step.followUps, step.on);
  }
}

const effectText = ({ title, until }: CaseEffect) => `${title}（至 ${until}）`;

function decisionColumns(
  { outcome, decision, effectUntil }: Decided,
  { on, faultReason }: StepInput,
  { name }: CaseActor,
  userId: ReturnType<typeof userIdSchema.parse>,
): CaseChange {
  return {
    outcome,
    decided_on: on,
    decided_by_id: userId,
    decided_by_name: name,
    decision: JSON.stringify(decision),
    fault: decision.fault,
    fault_reason: faultReason,
    measures: JSON.stringify(decision.measures.map(({ code }) => code)),
    effect_until: effectUntil,
  };
}

/** A case that is taken up again has no decision; what was decided stays in its time line. */
const undecidedColumns: CaseChange = {
  outcome: null,
  decided_on: null,
  decided_by_id: null,
  decided_by_name: null,
  decision: null,
  effect_until: null,
};

/** @throws INVALID_INPUT `step.on` for a day to come, or before the step that led here */
export function checkStepDate(
  { row, workflow }: Pick<CaseInHand, 'row' | 'workflow'>,
  on: BusinessDate,
  today: BusinessDate,
): void {
  if (on > today) throw invalidInput('step.on', `办理日期 ${on} 还没有到，请核对。`);
  if (on < row.state_since)
    throw invalidInput(
      'step.on',
      `办理日期 ${on} 早于进入“${stateOf(workflow, row.state).title}”的日期 ${row.state_since}，请核对。`,
    );
}

/** @throws INVALID_INPUT `step.endDate` for a last day to come, or before the first */
export function checkEndDate(
  { row }: Pick<CaseInHand, 'row'>,
  endDate: BusinessDate,
  today: BusinessDate,
): void {
  const { startDate, personName } = subjectOf(row);
  if (endDate > today)
    throw invalidInput('step.endDate', `离岗日期 ${endDate} 还没有到，请在离岗当天或之后登记。`);
  if (endDate < startDate)
    throw invalidInput(
      'step.endDate',
      `离岗日期 ${endDate} 早于${personName}的到岗日期 ${startDate}，请核对。`,
    );
}

function actionOf({ stage }: WorkflowState, decision: boolean): AuditAction {
  if (decision) return 'recall.caseDecided';
  if (stage === 'returned') return 'recall.caseReturned';
  if (stage === 'withdrawn') return 'recall.caseWithdrawn';
  return stage === 'archived' ? 'recall.caseEnded' : 'recall.caseStepped';
}
