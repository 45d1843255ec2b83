import type { LeavePeriod, LeaveReasoning } from '../contract/presence-leave.ts';
import type { Ground } from '../policy/ground.ts';
import type { Scheme } from '../policy/scheme.ts';
import { leaveKindLabels, leaveStateLabels, type PostRole, postRoleLabels } from '../vocabulary.ts';
import { formatHalfDays, formatPeriod } from './leave-length.ts';
import { leaveLadderFor } from './leave-tier.ts';

/** Where a rule stands, in brackets: `（赣州办法第十七条）`. */
export function citation(ground: Ground): string {
  return ground.kind === 'clause'
    ? `（${ground.clause.document}${ground.clause.article}）`
    : `（示例：${ground.note}）`;
}

const ways = { calendar: '日历日', working: '工作日' } as const;

interface Subject {
  readonly scheme: Scheme;
  readonly role: PostRole;
  readonly leave: LeavePeriod;
}

/** The reasoning as plain sentences, in the order a person would explain it. */
export function reasoningSentences(
  reasoning: Omit<LeaveReasoning, 'sentences'>,
  { scheme, role, leave }: Subject,
): string[] {
  const { length } = reasoning;
  return [
    `${formatPeriod(leave)}，按日历日计 ${formatHalfDays(length.calendarHalfDays)}，按工作日计 ${formatHalfDays(length.workingHalfDays)}。`,
    ...joining(reasoning),
    ...counting(reasoning),
    ...approval(reasoning, scheme, role),
    ...substitution(reasoning),
  ];
}

function joining({
  adjoining,
  joined,
  joinReason,
  ladderLength,
}: Omit<LeaveReasoning, 'sentences'>): string[] {
  if (adjoining.length === 0) return [];
  const named = adjoining
    .map(
      (other) => `${formatPeriod(other)}的${leaveKindLabels[other.kind]}（${leaveStateLabels[other.state]}）`,
    )
    .join('、');
  if (joined === false) {
    return [
      `与${named}首尾相连，登记人决定不合并计算${joinReason === null ? '' : `，理由：${joinReason}`}。`,
    ];
  }
  const lengths = `日历日 ${formatHalfDays(ladderLength.calendarHalfDays)}、工作日 ${formatHalfDays(ladderLength.workingHalfDays)}`;
  return [
    `与${named}首尾相连（中间没有间隔，或者只隔休息日），合并计算为${lengths}，按合并后的天数确定批准权限。`,
  ];
}

function counting({ dayCount, ladderHalfDays }: Omit<LeaveReasoning, 'sentences'>): string[] {
  if (dayCount.kind === 'stated') {
    const total = ladderHalfDays === null ? '' : `，共 ${formatHalfDays(ladderHalfDays)}`;
    return [`请假天数按${ways[dayCount.countedAs]}计算${citation(dayCount.ground)}${total}。`];
  }
  if (dayCount.kind === 'same') return [`${dayCount.note}两种算法的结果相同，不必选择。`];
  const options = dayCount.options.map(({ countedAs, halfDays, approver, substitutionNeeded }) => {
    const substitute = substitutionNeeded ? '，并须安排接替' : '';
    return `按${ways[countedAs]}计 ${formatHalfDays(halfDays)}，由${approver ?? '登记人填写的单位'}批准${substitute}`;
  });
  const answer =
    dayCount.countedAs === null ? '请选择按哪一种计算。' : `登记人选择按${ways[dayCount.countedAs]}计算。`;
  return [`${dayCount.note}${options.join('；')}。${answer}`];
}

function approval(
  { rung, ladderSilent, requiredOrgan, ladderHalfDays }: Omit<LeaveReasoning, 'sentences'>,
  scheme: Scheme,
  role: PostRole,
): string[] {
  if (rung && ladderHalfDays !== null) {
    const ladder = leaveLadderFor(scheme, role);
    const below = ladder[ladder.findIndex(({ code }) => code === rung.code) - 1]?.upToDays ?? null;
    const range = [
      below === null ? null : `超过 ${below} 天`,
      rung.upToDays === null ? null : `不超过 ${rung.upToDays} 天`,
    ].filter((part) => part !== null);
    const which = range.length === 0 ? '不论长短' : range.join('、');
    const consents = rung.consents.length === 0 ? '' : `经${rung.consents.join('、')}同意后，`;
    const informed = rung.informed.length === 0 ? '' : `，并报${rung.informed.join('、')}备案`;
    return [
      `${postRoleLabels[role]}请假${which}的，${consents}由${rung.approver}批准${informed}${citation(rung.ground)}。`,
    ];
  }
  if (!ladderSilent) return [];
  return [
    `现行制度方案“${scheme.shortTitle}”没有写明${postRoleLabels[role]}请这样长的假由谁批准，批准单位由登记人填写${requiredOrgan === null ? '' : `：${requiredOrgan}`}。`,
  ];
}

function substitution({ substitution: rule }: Omit<LeaveReasoning, 'sentences'>): string[] {
  if (rule.needed !== true || rule.ground === null) return [];
  return [
    `已达到 ${rule.fromDays} 天，派出单位须安排符合条件的人员接替工作，或者视情调整人员${citation(rule.ground)}。`,
  ];
}
