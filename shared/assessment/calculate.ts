import type {
  BallotTally,
  Calculation,
  CalculationLine,
  EarlierResult,
  ItemScore,
  ScoreAdjustment,
} from '../contract/assessment-record.ts';
import { points } from '../points.ts';
import type { AssessmentTemplate, GradeWords, Section } from '../policy/scheme.ts';
import { ballotSectionLine } from './ballot-section.ts';
import { earlierSectionLine } from './earlier-section.ts';
import { itemSectionLine } from './item-section.ts';
import { suggestGrade } from './suggest-grade.ts';

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
 * Works out one person's score, exactly, with every step written out. Each dimension is rounded once, half up to
 * hundredths; the total is the sum of the rounded dimensions, so that it can be checked by adding what is shown.
 * While anything is missing there is no total and no suggested grade.
 *
 * Tallies must add up (`tallyProblems`) and scores lie within their items' maxima.
 *
 * @param words words of the grades for the person's identity
 * @throws RangeError for a rater group or item that is twice there or unknown to the template, or a score that is
 *   too high: such input is a fault of the caller
 */
export function calculate(
  template: AssessmentTemplate,
  { tallies, scores, earlier }: CalculationInputs,
  words: GradeWords,
): Calculation {
  const tallyOf = uniqueMap(tallies.map((tally) => [tally.group, tally]));
  const scoreOf = uniqueMap(scores.map((score) => [score.item, score.points]));
  refuseUnknown(template, [...tallyOf.keys(), ...scoreOf.keys()]);

  const lineOf = (section: Section): CalculationLine => {
    switch (section.source) {
      case 'items':
        return itemSectionLine(section, scoreOf);
      case 'ballots':
        return ballotSectionLine(section, tallyOf);
      case 'earlier':
        return earlierSectionLine(section, earlier);
    }
  };
  const sections = template.sections.map(lineOf);
  const complete = sections.every((section) => section.points !== null);
  const soFar = points(sections.reduce((sum, section) => sum + (section.points ?? 0), 0));
  const missing = sections.flatMap(missingIn);
  const suggestion = complete ? suggestGrade(template, soFar, words) : null;
  return {
    total: complete ? soFar : null,
    soFar,
    complete,
    missing,
    sections,
    suggestedGrade: suggestion?.grade ?? null,
    suggestionReason: suggestion?.reason ?? `还有 ${missing.length} 项没有完成，暂时没有等次建议。`,
  };
}

/** The sentences of the innermost lines: each names one thing to do. */
function missingIn(line: CalculationLine): string[] {
  if (line.lines.length > 0) return line.lines.flatMap(missingIn);
  return line.missing === null ? [] : [line.missing];
}

function uniqueMap<K, V>(entries: readonly (readonly [K, V])[]): Map<K, V> {
  const map = new Map(entries);
  if (map.size !== entries.length) throw new RangeError('The same rater group or item is there twice');
  return map;
}

function keysOf(section: Section): string[] {
  switch (section.source) {
    case 'items':
      return section.items.map((item) => item.code);
    case 'ballots':
      return section.groups.map((group) => group.group);
    case 'earlier':
      return [];
  }
}

function refuseUnknown(template: AssessmentTemplate, keys: readonly string[]): void {
  const known = new Set<string>(template.sections.flatMap(keysOf));
  const unknown = keys.find((key) => !known.has(key));
  if (unknown !== undefined) throw new RangeError(`Template ${template.code} has no ${unknown}`);
}
