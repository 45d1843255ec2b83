import type { Calculation, ScoreAdjustment } from '../contract/assessment-record.ts';
import { formatPoints, points } from '../points.ts';
import { citation } from './calculation-ground.ts';
import type { RuleAdjustments } from './score-inputs.ts';

export const adjustmentWords = { bonus: '加分', deduction: '扣分' } as const;

/** A line for each rule of bonus or deduction with an entry, and below it the entries with what shows them. */
export function adjustmentLines(
  sorted: readonly RuleAdjustments<ScoreAdjustment>[],
): Calculation['adjustments'] {
  return sorted.map(({ rule, entries, sum }) => {
    const terms = entries.map((entry) => formatPoints(entry.points)).join(' + ');
    const written = entries.length === 1 ? terms : `${terms} = ${formatPoints(points(sum))}`;
    return {
      kind: rule.kind,
      line: {
        key: `adjustment.${rule.code}`,
        label: `${adjustmentWords[rule.kind]}：${rule.title}`,
        formula: `${written}（最多 ${formatPoints(rule.maximum)}）`,
        exact: formatPoints(points(sum)),
        points: points(sum),
        maximum: rule.maximum,
        missing: null,
        ...citation(rule.ground, rule.maximumGround),
        lines: entries.map((entry) => ({
          key: `adjustment.${rule.code}.${entry.id}`,
          label:
            entry.documentNumber === null ? entry.evidence : `${entry.evidence}（${entry.documentNumber}）`,
          formula: `${adjustmentWords[rule.kind]} ${formatPoints(entry.points)}`,
          exact: formatPoints(entry.points),
          points: entry.points,
          maximum: rule.maximum,
          missing: null,
          clause: null,
          example: false,
          lines: [],
        })),
      },
    };
  });
}
