import { eligibilityFactLabels, eligibilityFacts, participationLabels } from '../../vocabulary.ts';
import type { EligibilityRule, Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';
import { gradeInWords } from './words.ts';

/** What a fact of the period means for taking part and for the grade (考核资格). */
export function describeEligibility(scheme: Scheme): Chapter {
  const { eligibility } = scheme.assessment;
  // In the order of the vocabulary, so that two schemes read alike.
  const rules = eligibilityFacts.flatMap((fact) =>
    eligibility
      .filter((rule) => rule.fact === fact)
      .map((rule) =>
        given(
          { code: `assessment.eligibility.${fact}`, title: eligibilityFactLabels[fact] },
          [eligibilitySentence(scheme, rule)],
          [rule.ground, rule.outcomeGround],
        ),
      ),
  );
  return chapter(
    'eligibility',
    rules.length > 0
      ? rules
      : [missing({ code: 'assessment.eligibility', title: '考核资格' }, '哪些情形影响参加考核和确定等次')],
  );
}

/** E.g. 受警告处分的，参加考核、确定等次，等次不得高于称职（合格）。 */
export function eligibilitySentence(
  scheme: Scheme,
  { fact, participation, cap }: Pick<EligibilityRule, 'fact' | 'participation' | 'cap'>,
): string {
  const limit = cap === null ? '' : `，等次不得高于${gradeInWords(scheme, cap)}`;
  return `${eligibilityFactLabels[fact]}的，${participationLabels[participation]}${limit}。`;
}
