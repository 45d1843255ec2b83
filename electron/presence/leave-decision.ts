import type { CountedAs, LeaveConsent, LeaveReasoning } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { citation } from '#shared/presence/leave-sentences.ts';
import { invalidInput, ruleViolation } from '../errors.ts';
import type { StoredLeave } from './leave.repository.ts';

export interface Decision {
  readonly outcome: 'approved' | 'refused';
  readonly organ: string;
  readonly by: string | null;
  readonly decidedOn: BusinessDate;
  readonly documentNumber: string | null;
  readonly consents: readonly LeaveConsent[];
  readonly note: string | null;
  readonly countedAs: CountedAs | null;
}

/**
 * Holds a decision against the order of things: asked for, then agreed, then decided, none of it in the future.
 *
 * @throws ApplicationError INVALID_INPUT, or RULE_VIOLATION `leave_decided`
 */
export function checkDecisionOrder(leave: StoredLeave, decision: Decision, today: BusinessDate): void {
  if (leave.state !== 'requested') {
    throw ruleViolation('leave_decided', '这次请假已经有了结果，不能再次审批。请刷新页面查看最新情况。');
  }
  const { decidedOn } = decision;
  if (decidedOn > today) throw invalidInput('decidedOn', `审批日期 ${decidedOn} 还没有到，请核对。`);
  if (decidedOn < leave.requested_on) {
    throw invalidInput('decidedOn', `审批日期 ${decidedOn} 早于申请日期 ${leave.requested_on}，请核对。`);
  }
  for (const [index, { organ, agreedOn }] of decision.consents.entries()) {
    if (agreedOn < leave.requested_on)
      throw invalidInput(
        `consents.${index}.agreedOn`,
        `${organ}同意的日期 ${agreedOn} 早于申请日期 ${leave.requested_on}，请核对。`,
      );
    if (agreedOn <= decidedOn) continue;
    throw invalidInput(
      `consents.${index}.agreedOn`,
      `${organ}同意的日期 ${agreedOn} 晚于审批日期 ${decidedOn}，应先同意、后审批，请核对。`,
    );
  }
  if (decision.outcome === 'refused' && decision.note === null) {
    throw invalidInput('note', '未批准的，请写明原因。');
  }
}

/**
 * Holds an approval against the rung.
 *
 * @throws ApplicationError INVALID_INPUT (the way of counting was not said), or RULE_VIOLATION `organ_below_rung`,
 *   `consent_missing`
 */
export function checkApproval(reasoning: LeaveReasoning, { organ, consents }: Decision): void {
  if (reasoning.dayCount.kind === 'asked' && reasoning.dayCount.countedAs === null) {
    throw invalidInput('countedAs', '按日历日和按工作日计算的结果不同，请选择按哪一种计算后再审批。');
  }
  const { rung, requiredOrgan, acceptableOrgans } = reasoning;
  if (!acceptableOrgans.includes(organ)) {
    const ground = rung ? citation(rung.ground) : '（由登记人填写，制度方案没有规定）';
    throw ruleViolation(
      'organ_below_rung',
      `这次请假应由${requiredOrgan ?? '登记时填写的单位'}批准${ground}，${organ}批准无效。${reasoning.sentences.slice(0, -1).join('')}`,
    );
  }
  const missing = (rung?.consents ?? []).filter(
    (needed) => !consents.some((given) => given.organ === needed),
  );
  if (rung && missing.length > 0) {
    throw ruleViolation(
      'consent_missing',
      `批准以前须经${missing.join('、')}同意${citation(rung.ground)}，请补充登记同意的日期。`,
    );
  }
}
