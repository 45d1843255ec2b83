import type { Calculation } from '../contract/assessment-record.ts';
import { formatPoints, points } from '../points.ts';
import { adjustmentWords } from './calculation-adjustments.ts';
import { totalOf } from './score-arithmetic.ts';

/**
 * The total written out, so that it can be checked by adding what is shown:
 * `总分 = 28.5 + 36.25 + 27.07 + 加分 2 − 扣分 1 = 92.82`.
 */
export function totalFormula({
  sections,
  adjustments,
}: Pick<Calculation, 'sections' | 'adjustments'>): string {
  const terms = sections.map((line) => (line.points === null ? '待补' : formatPoints(line.points)));
  const written = adjustments.map(({ kind, line }) => {
    const sign = kind === 'bonus' ? '+' : '−';
    return ` ${sign} ${adjustmentWords[kind]} ${formatPoints(line.points ?? points(0))}`;
  });
  const left = `总分 = ${terms.join(' + ')}${written.join('')}`;
  if (sections.some((line) => line.points === null)) return left;
  const sum = sections.reduce((together, line) => together + (line.points ?? 0), 0);
  const sumOf = (which: 'bonus' | 'deduction') =>
    adjustments.reduce((all, { kind, line }) => (kind === which ? all + (line.points ?? 0) : all), 0);
  const [bonuses, deductions] = [sumOf('bonus'), sumOf('deduction')];
  const total = formatPoints(totalOf(sum, bonuses, deductions));
  return sum + bonuses < deductions ? `${left}，不足 0 分，按 ${total} 分计` : `${left} = ${total}`;
}
