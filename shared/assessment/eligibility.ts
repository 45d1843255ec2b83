import type { EligibilityFinding } from '../contract/assessment-eligibility.ts';
import type { EligibilityRule, Scheme } from '../policy/scheme.ts';
import {
  type CheckLevel,
  eligibilityFactLabels,
  eligibilityFacts,
  type Grade,
  grades,
  type Participation,
} from '../vocabulary.ts';
import { type FactSetting, facts } from './eligibility-facts.ts';
import type { EligibilityRecords } from './eligibility-records.ts';

/*
 * Who takes part in an assessment, and how far. The records of a person within the period answer each fact of the
 * vocabulary; the scheme says what a fact means; the strictest of what it says counts. What the records do not tell is
 * said and asked, and changes nothing until somebody answers.
 */

/**
 * How far somebody takes part, from whole to not at all: each takes one more thing away. First the grade (公务员考核规定
 * 第二十五、二十七条), then the comments as well (第二十八条), then taking part here at all (第二十六条: another body
 * assesses). Whoever is not assessed here gets no comments here either, so that is the strictest.
 */
const strictness: readonly Participation[] = ['graded', 'comment_only', 'neither', 'not_assessed'];

/** What follows for taking part and for the best grade. */
export interface EligibilityOutcome {
  readonly participation: Participation;
  /** Best grade that may be given; null without a cap. */
  readonly cap: Grade | null;
}

/** Takes part whole. */
export const wholeOutcome: EligibilityOutcome = { participation: 'graded', cap: null };

/** Where a scheme names no levels, absence found by a city's inspection or a higher one counts (赣州办法 第二十一条). */
const usualLevels: readonly CheckLevel[] = ['province', 'city'];

/** Inspections of which levels count as a notice of absence: those the scheme's own rule on a first finding names. */
export function factSettingOf({ presence }: Pick<Scheme, 'presence'>): FactSetting {
  const named = presence.absence.flatMap(({ threshold }) =>
    threshold.kind === 'findings' && threshold.minimum === 1 ? threshold.levels : [],
  );
  return { noticeLevels: named.length > 0 ? [...new Set(named)] : usualLevels };
}

/** Every fact as the records have it, in the order of the vocabulary, with what the rules make of it. */
export function answeredFacts(
  rules: readonly EligibilityRule[],
  records: EligibilityRecords,
  setting: FactSetting,
): EligibilityFinding[] {
  return eligibilityFacts.map((fact) => {
    const { answer, sentence, records: behind } = facts[fact](records, setting);
    const effects = rules
      .filter((rule) => rule.fact === fact)
      .map(({ code, participation, cap, ground, outcomeGround }) => ({
        code,
        participation,
        cap,
        ground,
        outcomeGround,
      }));
    return { fact, answer, sentence, records: [...behind], effects };
  });
}

/** What is worth a word: facts that hold, and those nobody knows though a rule asks for them. */
export const findingsAmong = (answered: readonly EligibilityFinding[]): EligibilityFinding[] =>
  answered.filter(({ answer, effects }) => answer === 'yes' || (answer === 'unknown' && effects.length > 0));

/** What the rules come to: the strictest participation, and the lowest cap. Facts that are not known count for nothing. */
export function outcomeOf(findings: readonly EligibilityFinding[]): EligibilityOutcome {
  const effects = findings.flatMap((finding) => (finding.answer === 'yes' ? finding.effects : []));
  return effects.reduce<EligibilityOutcome>(
    (sofar, { participation, cap }) => ({
      participation: stricter(sofar.participation, participation),
      cap: lowerCap(sofar.cap, cap),
    }),
    wholeOutcome,
  );
}

const stricter = (a: Participation, b: Participation): Participation =>
  strictness.indexOf(a) >= strictness.indexOf(b) ? a : b;

/** The lower of two caps; none is no cap. */
export function lowerCap(a: Grade | null, b: Grade | null): Grade | null {
  if (a === null || b === null) return a ?? b;
  return grades.indexOf(a) >= grades.indexOf(b) ? a : b;
}

/** What differs between the findings of before and those of now, one sentence each, in the order of the vocabulary. */
export function changesBetween(
  before: readonly EligibilityFinding[],
  now: readonly EligibilityFinding[],
): string[] {
  return eligibilityFacts.flatMap((fact) => {
    const was = before.find((finding) => finding.fact === fact);
    const is = now.find((finding) => finding.fact === fact);
    const label = eligibilityFactLabels[fact];
    if (!was && !is) return [];
    if (!was) return [`核定后出现“${label}”：${is?.sentence ?? ''}`];
    if (!is) return [`核定时有“${label}”，现在的记录里没有。核定时：${was.sentence}`];
    return sameFact(was, is) ? [] : [`“${label}”有变化。核定时：${was.sentence}现在：${is.sentence}`];
  });
}

const sameFact = (a: EligibilityFinding, b: EligibilityFinding): boolean =>
  JSON.stringify(factOf(a)) === JSON.stringify(factOf(b));

/** What a finding rests on, without the rules: what a hash is taken of to notice that records changed. */
export const factOf = ({ fact, answer, sentence, records }: EligibilityFinding) => ({
  fact,
  answer,
  sentence,
  records: records.map(({ kind, id }) => ({ kind, id })),
});
