import type { Scheme } from './scheme.ts';
import { assessmentProblems } from './validate-assessment.ts';
import { dutyProblems } from './validate-duties.ts';
import { gradeWordProblems } from './validate-grade-words.ts';
import { groundProblems } from './validate-grounds.ts';
import { moneyProblems } from './validate-money.ts';
import { postingProblems } from './validate-posting.ts';
import { presenceProblems } from './validate-presence.ts';
import { recallProblems } from './validate-recall.ts';
import { sourceProblems } from './validate-source.ts';

/**
 * What keeps a scheme from being published, one Chinese sentence each that names the place; an empty list when it is
 * sound. Checks what the type cannot: that parts add up to their whole, that rules name what exists, that nothing is
 * missing, double or out of order. A part that says nothing is sound: the notice is silent there.
 */
export function validateScheme(scheme: Scheme): string[] {
  return [
    ...sourceProblems(scheme),
    ...gradeWordProblems(scheme),
    ...assessmentProblems(scheme),
    ...postingProblems(scheme.posting),
    ...presenceProblems(scheme.presence),
    ...dutyProblems(scheme.duties),
    ...moneyProblems(scheme.money),
    ...recallProblems(scheme.recall, scheme.presence),
    ...groundProblems(scheme),
  ];
}
