import type { Scheme } from '../scheme.ts';
import { describeAnnual } from './annual-chapter.ts';
import type { Chapter } from './chapter.types.ts';
import { describeDemand } from './demand-chapter.ts';
import { describeDuties } from './duties-chapter.ts';
import { describeEligibility } from './eligibility-chapter.ts';
import { describeEndOfTerm } from './end-of-term-chapter.ts';
import { describeLeave } from './leave-chapter.ts';
import { describeMoney } from './money-chapter.ts';
import { describeSelection, describeTerm } from './posting-steps-chapters.ts';
import { describeAbsence, describePresence } from './presence-chapter.ts';
import { describeQualifications } from './qualifications-chapter.ts';
import { describeRecall } from './recall-chapter.ts';
import { describeRegular } from './regular-chapter.ts';
import { describeResults } from './results-chapter.ts';
import { describeSource } from './source-chapter.ts';

export type { Chapter, ChapterCode, DescribedRule } from './chapter.types.ts';

/**
 * A scheme in words, chapter by chapter, as a person would read the notice. Each rule says where it comes from, or
 * that the notice is silent. The same sentences are read, compared, printed and given as reasons.
 */
export function describeScheme(scheme: Scheme): Chapter[] {
  return [
    describeSource(scheme),
    describeQualifications(scheme),
    describeDemand(scheme),
    describeSelection(scheme),
    describeTerm(scheme),
    describePresence(scheme),
    describeLeave(scheme),
    describeAbsence(scheme),
    describeDuties(scheme),
    describeMoney(scheme),
    describeEligibility(scheme),
    describeRegular(scheme),
    describeAnnual(scheme),
    describeEndOfTerm(scheme),
    describeResults(scheme),
    describeRecall(scheme),
  ];
}
