import type { Calculation, CalculationLine } from '#shared/contract/assessment-record.ts';
import { type Points, points } from '#shared/points.ts';

/** What a dimension has come to: its points, or while items are missing the sum of those that are scored. */
export function sectionSoFar({ points: complete, lines, maximum }: CalculationLine): Points {
  if (complete !== null) return complete;
  // Lines of ballots are means out of 100 and add up to nothing before all groups are there.
  const areItems = lines.reduce((sum, line) => sum + line.maximum, 0) === maximum;
  return points(areItems ? lines.reduce((sum, line) => sum + (line.points ?? 0), 0) : 0);
}

/** What has been reached up to now with bonus and deduction, for whoever is in the middle of scoring; never below 0. */
export function pointsSoFar({ total, sections, adjustments }: Calculation): Points {
  if (total !== null) return total;
  const sum = sections.reduce((together, section) => together + sectionSoFar(section), 0);
  const adjusted = adjustments.reduce(
    (together, { kind, line }) => together + (kind === 'bonus' ? 1 : -1) * (line.points ?? 0),
    sum,
  );
  return points(Math.max(0, adjusted));
}
