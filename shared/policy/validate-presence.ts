import { attendanceKindLabels, postRoleLabels, postRoles } from '../vocabulary.ts';
import type {
  AbsenceRule,
  LeaveTier,
  PresenceMeasure,
  PresenceRule,
  PresenceRules,
} from './presence-rules.ts';
import { ascending, codeAndTitleProblems, inPart, repeated } from './validate-helpers.ts';

/** Days in the village, the leave ladder of each role, and what absence leads to. */
export function presenceProblems({ rules, leaveTiers, substitution, absence }: PresenceRules): string[] {
  return [
    ...inPart('在岗要求', [...codeAndTitleProblems(rules), ...rules.flatMap(presenceRuleProblems)]),
    ...inPart('请假审批', [
      ...codeAndTitleProblems(leaveTiers),
      ...ladderProblems(leaveTiers),
      ...(substitution.kind === 'stated' && substitution.value.fromDays === 0
        ? ['安排人员接替的请假天数应大于 0。']
        : []),
    ]),
    ...inPart('无故脱岗', [...codeAndTitleProblems(absence), ...absenceOrderProblems(absence)]),
  ];
}

function presenceRuleProblems({ title, measure, counted }: PresenceRule): string[] {
  const problem = measureProblem(measure);
  return [
    ...(problem === undefined ? [] : [`“${title}”${problem}`]),
    ...(counted.includes('present')
      ? []
      : [`“${title}”计入的日子里没有“${attendanceKindLabels.present}”，请补充。`]),
    ...(counted.includes('absent')
      ? [`“${title}”把“${attendanceKindLabels.absent}”计入驻村天数，请去掉。`]
      : []),
    ...repeated(counted).map((kind) => `“${title}”计入的日子里“${attendanceKindLabels[kind]}”重复。`),
  ];
}

/** Nobody can fulfil more than there is: an average month has fewer than 31 days, a common year 365. */
function measureProblem(measure: PresenceMeasure): string | undefined {
  switch (measure.kind) {
    case 'monthly_average':
      return measure.minimumDays > 30
        ? `要求平均每月 ${measure.minimumDays} 天，一个月平均不到 31 天，请改小。`
        : undefined;
    case 'monthly_share':
      return measure.numerator > measure.denominator
        ? `要求每月 ${measure.numerator}/${measure.denominator} 的时间，不能超过全月，请改小。`
        : undefined;
    case 'yearly_days':
      return measure.minimumDays > 365
        ? `要求每年 ${measure.minimumDays} 天，平年只有 365 天，请改小。`
        : undefined;
    case 'weekly_pattern':
      return measure.nights > measure.days
        ? `要求每周 ${measure.days} 天 ${measure.nights} 夜，夜数不能多于天数。`
        : undefined;
  }
}

/** A ladder climbs rung by rung and its last rung takes leave of any length; a role without any rung is silent. */
function ladderProblems(tiers: readonly LeaveTier[]): string[] {
  return postRoles.flatMap((role) => {
    const rungs = tiers.filter((tier) => tier.roles.includes(role)).map(({ upToDays }) => upToDays);
    if (rungs.length === 0) return [];
    const label = postRoleLabels[role];
    const limited = rungs.filter((upToDays) => upToDays !== null);
    const unlimited = rungs.length - limited.length;
    return [
      ...(ascending(limited) ? [] : [`${label}各级的天数应由少到多，现在依次为 ${limited.join('、')} 天。`]),
      ...(limited.includes(0) ? [`${label}有一级的天数为 0，请改正或者删去。`] : []),
      ...(unlimited === 0
        ? [`${label}请假超过 ${Math.max(...limited)} 天没有规定由谁审批，请补充不限天数的最后一级。`]
        : []),
      ...(unlimited > 1 ? [`${label}有 ${unlimited} 级不限天数，只能保留 1 级。`] : []),
      ...(unlimited === 1 && rungs.at(-1) !== null ? [`${label}不限天数的一级应排在最后。`] : []),
    ];
  });
}

/** Consequences are listed from the mildest; each needs more absence than the one before it. */
function absenceOrderProblems(rules: readonly AbsenceRule[]): string[] {
  const scales = new Map<string, AbsenceRule[]>();
  for (const rule of rules) {
    const scale = scaleOf(rule);
    scales.set(scale, [...(scales.get(scale) ?? []), rule]);
  }
  return [...scales.values()].flatMap((scale) =>
    scale.flatMap((rule, index) => {
      const milder = scale[index - 1];
      return milder === undefined || amountOf(rule) > amountOf(milder)
        ? []
        : [`“${rule.title}”排在“${milder.title}”之后，次数或者天数应比它多。`];
    }),
  );
}

/** Thresholds that can be compared: of one kind, findings by inspections of the same levels. */
function scaleOf({ threshold }: AbsenceRule): string {
  return threshold.kind === 'findings' ? `findings ${threshold.levels.toSorted().join(' ')}` : threshold.kind;
}

function amountOf({ threshold }: AbsenceRule): number {
  return threshold.kind === 'findings' ? threshold.minimum : threshold.moreThan;
}
