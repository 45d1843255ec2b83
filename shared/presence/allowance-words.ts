import type { AllowanceLine } from '../contract/presence-money.ts';
import type { AllowanceRule } from '../policy/allowance-rules.ts';
import { attendanceKindLabels } from '../vocabulary.ts';

/** 180 000 分 → `1,800 元`; 10 836 分 → `108.36 元`: decimals only where there are any. */
export function formatYuan(cents: number): string {
  const whole = Math.trunc(cents / 100).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = cents % 100 === 0 ? '' : `.${String(cents % 100).padStart(2, '0')}`;
  return `${grouped}${fraction} 元`;
}

/** Tenths of a kilometre → `60.2 公里`. */
export function formatKilometres(tenths: number): string {
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} 公里`;
}

/** How an allowance is worked out, in a few words, e.g. `每天 100 元，按在村天数计`. */
export function describeAllowance({ basis, notIfInSalary }: AllowanceRule): string {
  const salary = notIfInSalary ? '，工资中已含的不重复发放' : '';
  switch (basis.kind) {
    case 'per_day': {
      const rate = basis.rate.kind === 'stated' ? `每天 ${formatYuan(basis.rate.value)}` : '每天标准未规定';
      const kinds = basis.counted.map((kind) => attendanceKindLabels[kind]).join('、');
      return `${rate}，按${kinds}${basis.workingDaysOnly ? '的工作日' : ''}天数计${salary}`;
    }
    case 'per_month':
      return `${basis.rate.kind === 'stated' ? `每月 ${formatYuan(basis.rate.value)}` : '每月标准未规定'}${salary}`;
    case 'per_round_trip':
      return `每公里 ${formatYuan(basis.centsPerKilometre)}，每月不超过 ${basis.maximumTrips} 次往返${salary}`;
  }
}

/** Why lines have no total, in one sentence; null where all are computed. */
export function openReasonOf(lines: readonly AllowanceLine[]): string | null {
  const words = { not_stated: '方案未规定标准', asks: '待选择计发办法', unknown: '资料不全' } as const;
  const open = lines.flatMap(({ title, status }) =>
    status === 'computed' ? [] : [`${title}（${words[status]}）`],
  );
  return open.length === 0 ? null : `有 ${open.length} 项没有算出：${open.join('、')}。`;
}
