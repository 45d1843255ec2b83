import type { CalculationLine } from '../contract/assessment-record.ts';
import { formatPoints, type Points, points } from '../points.ts';
import type { Item, ItemSection } from '../policy/scheme.ts';
import { citation } from './calculation-ground.ts';

/**
 * The line of a dimension scored by the committee: the sum of its items, incomplete until each has a score.
 *
 * @throws RangeError for a score above its item's maximum
 */
export function itemSectionLine(section: ItemSection, scores: ReadonlyMap<string, Points>): CalculationLine {
  const lines = section.items.map((item) => itemLine(section, item, scores.get(item.code)));
  const unscored = lines.filter((line) => line.points === null).length;
  const sum = points(lines.reduce((total, line) => total + (line.points ?? 0), 0));
  const terms = lines.map((line) => (line.points === null ? '未评' : formatPoints(line.points))).join(' + ');
  return {
    key: section.code,
    label: section.title,
    formula: unscored === 0 ? `${terms} = ${formatPoints(sum)}` : terms,
    exact: unscored === 0 ? formatPoints(sum) : null,
    points: unscored === 0 ? sum : null,
    maximum: section.maximum,
    missing: unscored === 0 ? null : `${section.title}：还有 ${unscored} 项没有评分。`,
    ...citation(section.ground, section.maximumGround),
    lines,
  };
}

function itemLine(section: ItemSection, item: Item, score: Points | undefined): CalculationLine {
  if (score !== undefined && score > item.maximum) {
    throw new RangeError(`Score ${score} of item ${item.code} is above its maximum ${item.maximum}`);
  }
  return {
    key: `${section.code}.${item.code}`,
    label: item.title,
    formula: score === undefined ? '未评' : `考核组评分 ${formatPoints(score)}`,
    exact: score === undefined ? null : formatPoints(score),
    points: score ?? null,
    maximum: item.maximum,
    missing:
      score === undefined
        ? `${section.title}：“${item.title}”还没有评分（满分 ${formatPoints(item.maximum)} 分）。`
        : null,
    ...citation(item.ground, item.maximumGround),
    lines: [],
  };
}
