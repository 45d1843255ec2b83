import { type PostRole, postRoleLabels, postRoles } from '../../vocabulary.ts';
import type { LeaveTier } from '../presence-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { chapter, given, maybe, missing } from './rule.ts';
import { listed } from './words.ts';

/** Leave by role and length, and what belongs to it (请销假). */
export function describeLeave({ presence }: Scheme): Chapter {
  return chapter('leave', [
    ...postRoles.map((role) => ladderOf(role, presence.leaveTiers)),
    maybe(
      { code: 'presence.leave_day_count', title: '请假天数的算法' },
      '请假天数按日历日还是工作日计算',
      presence.leaveDayCount,
      (count) => [count === 'calendar' ? '请假天数按日历日计算。' : '请假天数按工作日计算。'],
    ),
    maybe(
      { code: 'presence.later_paperwork', title: '先报告后补办' },
      '能否先报告、后补办请假手续',
      presence.laterPaperwork,
      ({ allowed }) => [
        allowed ? '特殊情况可以先报告离村，返回后补办请假手续。' : '请假手续须在离村前办妥，不能事后补办。',
      ],
    ),
    maybe(
      { code: 'presence.substitution', title: '请假期间的接替' },
      '请假多少天以上须安排人员接替',
      presence.substitution,
      ({ fromDays }) => [`请假 ${fromDays} 天（含）以上的，派出单位须安排人员接替工作或者调整人选。`],
    ),
  ]);
}

function ladderOf(role: PostRole, tiers: readonly LeaveTier[]): DescribedRule {
  const name = { code: `presence.leave.${role}`, title: `${postRoleLabels[role]}请假审批` };
  const own = inOrder(tiers.filter((tier) => tier.roles.includes(role)));
  return own.length > 0
    ? given(
        name,
        own.map((tier, index) => tierSentence(tier, own[index - 1]?.upToDays ?? null)),
        own.map((tier) => tier.ground),
      )
    : missing(name, '请假审批权限');
}

const inOrder = (tiers: readonly LeaveTier[]) =>
  tiers.toSorted(
    (a, b) => (a.upToDays ?? Number.POSITIVE_INFINITY) - (b.upToDays ?? Number.POSITIVE_INFINITY),
  );

/**
 * One rung, e.g. 请假 3 天以上、7 天（含）以内，由县（市、区）驻村工作领导小组办公室批准。
 *
 * @param below days that the rung below reaches, that number included; null for the lowest rung
 */
export function tierSentence(
  { upToDays, approver, consents, informed }: LeaveTier,
  below: number | null,
): string {
  const from = below === null ? '' : `${below} 天以上`;
  const to = upToDays === null ? '' : `${upToDays} 天（含）以内`;
  const length = listed([from, to].filter((part) => part !== ''));
  const consent = consents.length > 0 ? `经${consents.join('、再经')}同意后，` : '';
  const report = informed.length > 0 ? `，并向${listed(informed)}报备` : '';
  return `请假${length === '' ? '不论长短' : ` ${length}`}，${consent}由${approver}批准${report}。`;
}
