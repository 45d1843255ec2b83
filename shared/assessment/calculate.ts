import type {
  BallotTally,
  Calculation,
  CalculationLine,
  EarlierResult,
  ItemScore,
  ScoreAdjustment,
} from '../contract/assessment-record.ts';
import type { AssessmentTemplate, GradeWords, Section } from '../policy/scheme.ts';
import { ballotSectionLine } from './ballot-section.ts';
import { adjustmentLines } from './calculation-adjustments.ts';
import { totalFormula } from './calculation-total.ts';
import { earlierSectionLine } from './earlier-section.ts';
import { itemSectionLine } from './item-section.ts';
import { totalOf } from './score-arithmetic.ts';
import { adjustmentSums, plainStanding, type Standing, sortAdjustments, sortInputs } from './score-inputs.ts';
import { suggestGrade, ungradedReason } from './suggest-grade.ts';

/** Everything that was entered for a record. */
export interface CalculationInputs {
  readonly tallies: readonly BallotTally[];
  readonly scores: readonly ItemScore[];
  /** Names of the scorers; a score names its scorer by place, from 1. */
  readonly scorers: readonly string[];
  readonly adjustments: readonly ScoreAdjustment[];
  readonly earlier: readonly EarlierResult[];
}

/**
 * Works out one record's score, exactly, with every step written out. Each dimension is rounded once, half up to
 * hundredths; the total is the sum of the rounded dimensions with bonuses and without deductions, never below 0, so
 * that it can be checked by adding what is shown. While anything is missing there is no total and no suggested grade;
 * whoever takes part without a grade has neither, and nothing is missing.
 *
 * `evaluateScore` gives the same total and grade without the words.
 *
 * Tallies must add up (`tallyProblems`) and scores lie within their items' maxima.
 *
 * @param words words of the grades for the person's identity
 * @throws RangeError for a rater group, an item of one scorer or a rule that is twice there or unknown to the template,
 *   or for points above a maximum: such input is a fault of the caller
 */
export function calculate(
  template: AssessmentTemplate,
  inputs: CalculationInputs,
  words: GradeWords,
  standing: Standing = plainStanding,
): Calculation {
  const { tallies, sheets } = sortInputs(template, inputs.tallies, inputs.scores);
  const lineOf = (section: Section): CalculationLine => {
    switch (section.source) {
      case 'items':
        return itemSectionLine(section, sheets, template.scorers, inputs.scorers);
      case 'ballots':
        return ballotSectionLine(section, tallies);
      case 'earlier':
        return earlierSectionLine(section, inputs.earlier);
    }
  };
  const sections = template.sections.map(lineOf);
  const sorted = sortAdjustments(template, inputs.adjustments);
  const adjustments = adjustmentLines(sorted);
  const { bonuses, deductions } = adjustmentSums(sorted);
  const complete = sections.every((section) => section.points !== null);
  const sum = sections.reduce((together, section) => together + (section.points ?? 0), 0);
  const soFar = totalOf(sum, bonuses, deductions);
  const shown = {
    sections,
    adjustments,
    soFar,
    complete,
    totalFormula: totalFormula({ sections, adjustments }),
  };
  const { participation, reasons } = standing;
  if (participation !== 'graded') {
    const suggestionReason = ungradedReason(participation, reasons);
    return { ...shown, total: null, missing: [], gradeByScore: null, suggestedGrade: null, suggestionReason };
  }
  if (!complete) {
    const missing = sections.flatMap(missingIn);
    const suggestionReason = `还有 ${missing.length} 项没有完成，暂时没有等次建议。`;
    return { ...shown, total: null, missing, gradeByScore: null, suggestedGrade: null, suggestionReason };
  }
  const { byScore, grade, reason } = suggestGrade(template, soFar, words, standing);
  return {
    ...shown,
    total: soFar,
    missing: [],
    gradeByScore: byScore,
    suggestedGrade: grade,
    suggestionReason: reason,
  };
}

/** The sentences of the innermost lines that have one: each names one thing to do. */
function missingIn(line: CalculationLine): string[] {
  const inner = line.lines.flatMap(missingIn);
  return inner.length > 0 || line.missing === null ? inner : [line.missing];
}
