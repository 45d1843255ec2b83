import type {
  AllowanceChoices,
  AllowanceColumn,
  AllowanceLine,
  AllowanceStatus,
} from '../contract/presence-money.ts';
import type { AllowanceRule } from '../policy/allowance-rules.ts';
import { describeAllowance } from './allowance-words.ts';

/** What a list of lines comes to; there is no total while a line is open. */
export interface AllowanceTotal {
  readonly totalCents: number | null;
  readonly computedCents: number;
  readonly openReason: string | null;
}

/** Adds up lines of many people and months, remembering what is open. */
export interface AllowanceSum {
  add(line: AllowanceLine): void;
  /** Lines that are open, by what they lack. */
  open(): { notStated: number; asks: number; unknown: number };
  total(): AllowanceTotal;
}

/** @param rules of the scheme: where it has none, there is nothing to total, which is not the same as nothing to pay */
export function allowanceSum(rules: readonly AllowanceRule[]): AllowanceSum {
  let computedCents = 0;
  const counts: Record<AllowanceStatus, number> = { computed: 0, not_stated: 0, asks: 0, unknown: 0 };
  return {
    add({ status, amountCents }) {
      counts[status] += 1;
      computedCents += amountCents ?? 0;
    },
    open: () => ({ notStated: counts.not_stated, asks: counts.asks, unknown: counts.unknown }),
    total() {
      const openReason = rules.length === 0 ? noAllowances : openReasonOf(counts);
      return { totalCents: openReason === null ? computedCents : null, computedCents, openReason };
    },
  };
}

export const noAllowances = '本方案没有规定个人补助，没有可以计算的金额。';

function openReasonOf(counts: Record<AllowanceStatus, number>): string | null {
  const open = counts.not_stated + counts.asks + counts.unknown;
  if (open === 0) return null;
  const parts = [
    [counts.not_stated, '方案未规定标准'],
    [counts.asks, '待选择计发办法'],
    [counts.unknown, '资料不全'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, why]) => `${why} ${count} 项`);
  return `有 ${open} 项没有算出：${words.join('、')}。`;
}

/** A column of a statement, over all its lines. */
export function allowanceColumn(
  rule: AllowanceRule,
  { partialMonth }: AllowanceChoices,
  sum: AllowanceSum,
): AllowanceColumn {
  const { totalCents, computedCents } = sum.total();
  const { notStated, asks, unknown } = sum.open();
  return {
    ruleCode: rule.code,
    title: rule.title,
    basis: describeAllowance(rule),
    ground: rule.ground,
    partialMonth:
      rule.basis.kind === 'per_month'
        ? {
            silent: rule.basis.partialMonth.kind === 'unspecified',
            chosen:
              rule.basis.partialMonth.kind === 'stated'
                ? rule.basis.partialMonth.value
                : (partialMonth[rule.code] ?? null),
          }
        : null,
    amountCents: totalCents,
    computedCents,
    openLines: notStated + asks + unknown,
  };
}
