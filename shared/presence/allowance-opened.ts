import type { AllowanceDay, OpenedAllowanceLine } from '../contract/presence-money.ts';
import { formatDateLong, formatMonthLong } from '../dates.ts';
import type { AllowanceRule } from '../policy/allowance-rules.ts';
import { attendanceKindLabels, attendanceKinds } from '../vocabulary.ts';
import { type AllowanceFacts, allowanceLine } from './allowance.ts';
import { openAllowanceDays } from './allowance-days.ts';
import { describeAllowance, formatKilometres } from './allowance-words.ts';

/** One allowance of one month, opened down to its days, with the calculation step by step. */
export function openedAllowanceLine(rule: AllowanceRule, facts: AllowanceFacts): OpenedAllowanceLine {
  const line = allowanceLine(rule, facts);
  const { basis } = rule;
  const days =
    basis.kind === 'per_day'
      ? openAllowanceDays(basis, { ...facts, blankRestDays: facts.choices.blankRestDays })
      : [];
  return {
    ...line,
    days,
    steps: [
      `${describeAllowance(rule)}。`,
      onPostStep(facts),
      ...factSteps(rule, facts, days),
      line.sentence,
    ],
  };
}

function onPostStep({ month, onPost }: AllowanceFacts): string {
  return onPost.whole
    ? `${formatMonthLong(month)}整月在岗，共 ${onPost.days} 天。`
    : `${formatMonthLong(month)}在岗 ${onPost.days} 天（${formatDateLong(onPost.from)}至${formatDateLong(onPost.to)}）。`;
}

function factSteps(
  { basis }: AllowanceRule,
  { attendance, distanceTenths }: AllowanceFacts,
  days: readonly AllowanceDay[],
): string[] {
  switch (basis.kind) {
    case 'per_day': {
      if (days.length > 0) return [dayStep(days)];
      if (attendance === null) return [];
      const parts = attendanceKinds
        .filter((kind) => attendance.counts[kind] > 0)
        .map((kind) => `${attendanceKindLabels[kind]} ${attendance.counts[kind]} 天`);
      return [`考勤只有合计，没有逐日记录：${parts.length > 0 ? parts.join('、') : '没有登记天数'}。`];
    }
    case 'per_month':
      return [];
    case 'per_round_trip': {
      const trips = attendance?.roundTrips ?? null;
      return [
        ...(trips === null ? [] : [`登记往返 ${trips} 次，每月最多计 ${basis.maximumTrips} 次。`]),
        ...(distanceTenths === null
          ? []
          : [`单程 ${formatKilometres(distanceTenths)}，往返 ${formatKilometres(2 * distanceTenths)}。`]),
      ];
    }
  }
}

/** What the days are, those that count first. */
function dayStep(days: readonly AllowanceDay[]): string {
  const inWords = (some: readonly AllowanceDay[]): string => {
    const sums = new Map<string, number>();
    for (const day of some) sums.set(dayWords(day), (sums.get(dayWords(day)) ?? 0) + 1);
    return [...sums].map(([name, count]) => `${name} ${count} 天`).join('、') || '没有';
  };
  const [counted, others] = [days.filter((day) => day.counted), days.filter((day) => !day.counted)];
  return `计入：${inWords(counted)}；不计：${inWords(others)}。`;
}

function dayWords({ kind, why }: AllowanceDay): string {
  if (why !== null) return why.replace(/，不计$/, '');
  return kind === null ? '没有登记' : attendanceKindLabels[kind];
}
