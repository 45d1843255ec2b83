import type { CalculationLine, EarlierResult } from '../contract/assessment-record.ts';
import { formatPoints, points } from '../points.ts';
import type { EarlierSection } from '../policy/scheme.ts';
import { assessmentKindLabels } from '../vocabulary.ts';
import { citation } from './calculation-ground.ts';
import { formatExact, formatShort, multiply, type Rational, rational } from './rational.ts';
import { earlierSectionValue, sectionPoints } from './score-arithmetic.ts';
import { earlierTotals } from './score-inputs.ts';

const fullMark = points(100 * 100);

/** The exact value of a dimension made of earlier results, in hundredths of a point; null while there are too few. */
export function earlierSectionExact(
  section: EarlierSection,
  results: readonly Pick<EarlierResult, 'kind' | 'total'>[],
): Rational | null {
  const totals = earlierTotals(section.kind, results).map(({ total }) => total);
  return totals.length < section.minimumCount ? null : earlierSectionValue(section.maximum, totals);
}

/**
 * The line of a dimension that takes over earlier results: their exact mean as a share of the dimension's points,
 * rounded once, here. With fewer results than the template asks for it stays incomplete.
 */
export function earlierSectionLine(
  section: EarlierSection,
  results: readonly EarlierResult[],
): CalculationLine {
  const counted = earlierTotals(section.kind, results);
  const label = assessmentKindLabels[section.kind];
  const frame = {
    key: section.code,
    label: section.title,
    maximum: section.maximum,
    ...citation(section.ground, section.maximumGround),
    lines: counted.map(({ assessmentId, cycleTitle, total }) => ({
      key: `${section.code}.${assessmentId}`,
      label: cycleTitle,
      formula: `${label}得分 ${formatPoints(total)}`,
      exact: formatPoints(total),
      points: total,
      maximum: fullMark,
      missing: null,
      clause: null,
      example: false,
      lines: [],
    })),
  };
  const value = earlierSectionExact(section, results);
  if (value === null) {
    const missing = `${section.title}：已有${label}结果 ${counted.length} 次，至少需要 ${section.minimumCount} 次。`;
    const formula = counted.length === 0 ? '没有结果' : `已有 ${counted.length} 次`;
    return { ...frame, formula, exact: null, points: null, missing };
  }
  const exact = multiply(value, rational(1, 100));
  const rounded = sectionPoints(value);
  const terms = counted.map(({ total }) => formatPoints(total)).join(' + ');
  const average = counted.length === 1 ? terms : `(${terms}) ÷ ${counted.length}`;
  const rounding =
    formatExact(exact) === formatPoints(rounded) ? '' : `，四舍五入为 ${formatPoints(rounded)}`;
  return {
    ...frame,
    formula: `${formatPoints(section.maximum)} × ${average} ÷ 100 = ${formatShort(exact)}${rounding}`,
    exact: formatExact(exact),
    points: rounded,
    missing: null,
  };
}
