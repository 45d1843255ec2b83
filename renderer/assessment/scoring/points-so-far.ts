import type { Calculation, CalculationLine } from '#shared/contract/assessment-record.ts';
import { type Points, points } from '#shared/points.ts';

/** What a dimension has come to: its points, or while items are missing the sum of those that are scored. */
export function sectionSoFar({ points: complete, lines, maximum }: CalculationLine): Points {
  if (complete !== null) return complete;
  // Lines of ballots are means out of 100 and add up to nothing before all groups are there.
  const areItems = lines.reduce((sum, line) => sum + line.maximum, 0) === maximum;
  return points(areItems ? lines.reduce((sum, line) => sum + (line.points ?? 0), 0) : 0);
}

/** What has been reached up to now, for whoever is in the middle of scoring. */
export function pointsSoFar({ total, sections }: Calculation): Points {
  return total ?? points(sections.reduce((sum, section) => sum + sectionSoFar(section), 0));
}
