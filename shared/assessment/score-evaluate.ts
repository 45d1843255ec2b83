import type { Points } from '../points.ts';
import type { AssessmentTemplate, Section } from '../policy/scheme.ts';
import type { Grade } from '../vocabulary.ts';
import { ballotSectionExact } from './ballot-section.ts';
import { earlierSectionExact } from './earlier-section.ts';
import { itemSectionValue } from './item-section.ts';
import type { Rational } from './rational.ts';
import { sectionPoints, totalOf } from './score-arithmetic.ts';
import {
  adjustmentSums,
  type ScoreInputs,
  type Standing,
  sortAdjustments,
  sortInputs,
} from './score-inputs.ts';
import { capped, gradeByScore } from './suggest-grade.ts';

/** What a record stores of its score. */
export interface ScoreResult {
  /** Null while anything is missing, and for whoever takes part without a grade. */
  readonly total: Points | null;
  readonly suggestedGrade: Grade | null;
}

const noResult: ScoreResult = { total: null, suggestedGrade: null };

/**
 * Total and suggested grade of a record, by the arithmetic of `calculate` and without its words: for a whole cycle at
 * once.
 *
 * @throws RangeError for input that `calculate` would not take either
 */
export function evaluateScore(
  template: AssessmentTemplate,
  inputs: ScoreInputs,
  { participation, gradeCap }: Pick<Standing, 'participation' | 'gradeCap'>,
): ScoreResult {
  const { tallies, sheets } = sortInputs(template, inputs.tallies, inputs.scores);
  const exactOf = (section: Section): Rational | null => {
    switch (section.source) {
      case 'items':
        return itemSectionValue(section, sheets, template.scorers);
      case 'ballots':
        return ballotSectionExact(section, tallies);
      case 'earlier':
        return earlierSectionExact(section, inputs.earlier);
    }
  };
  const { bonuses, deductions } = adjustmentSums(sortAdjustments(template, inputs.adjustments));
  if (participation !== 'graded') return noResult;
  let sum = 0;
  for (const section of template.sections) {
    const value = exactOf(section);
    if (value === null) return noResult;
    sum += sectionPoints(value);
  }
  const total = totalOf(sum, bonuses, deductions);
  return { total, suggestedGrade: capped(gradeByScore(template, total), gradeCap) };
}
