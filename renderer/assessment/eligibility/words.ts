import type {
  EligibilityFinding,
  EligibilityRecord,
  EligibilityRow,
} from '#shared/contract/assessment-eligibility.ts';
import type { PersonId } from '#shared/ids.ts';
import type { GradeWords } from '#shared/policy/scheme.ts';
import {
  eligibilityFactLabels,
  type Grade,
  grades,
  type Participation,
  participationLabels,
} from '#shared/vocabulary.ts';

/** The best grade that may be given, in words: `不得确定为优秀`; empty without a cap. */
export function capWords(cap: Grade | null, words: GradeWords): string {
  if (cap === null) return '';
  const barred = grades.slice(0, grades.indexOf(cap)).map((grade) => words[grade]);
  return barred.length === 0 ? `最高${words[cap]}` : `不得确定为${barred.join('、')}`;
}

/** How far somebody takes part and the cap, in one phrase. */
export function outcomeWords(participation: Participation, cap: Grade | null, words: GradeWords): string {
  const capped = capWords(cap, words);
  if (participation !== 'graded' || capped === '') return participationLabels[participation];
  return `${participationLabels[participation]}，${capped}`;
}

/** A finding in a few words; one that nobody knows says so. */
export const findingWords = ({ fact, answer }: Pick<EligibilityFinding, 'fact' | 'answer'>): string =>
  answer === 'unknown' ? `待核对：${eligibilityFactLabels[fact]}` : eligibilityFactLabels[fact];

/** Why somebody has no grade: what people decided, else what was found. */
export function reasonWords({ determination, participation }: EligibilityRow): string {
  if (!determination) return '还没有核定';
  if (determination.overrule) return `人工调整：${determination.overrule.reason}`;
  const leading = determination.findings.filter(
    ({ answer, effects }) => answer === 'yes' && effects.some((effect) => effect.participation !== 'graded'),
  );
  const found = leading.map(({ fact }) => eligibilityFactLabels[fact]).join('、');
  return found || (participation === 'graded' ? '' : participationLabels[participation]);
}

/**
 * How far somebody has come whose grade was withheld. A grade is owed only to whom an open investigation keeps from it
 * (公务员考核规定 第二十八条); others may get one where somebody decides so.
 */
export function resitWords(
  { determination, participation, finalGrade, state }: EligibilityRow,
  words: GradeWords,
): string {
  if (!determination?.resit) return participation === 'neither' ? '待补评' : '未定等次';
  if (finalGrade !== null && state === 'locked') return `已补评：${words[finalGrade]}`;
  return '补评中';
}

/** Where a record that an answer rests on can be looked at. */
export function addressOfRecord({ kind, id }: EligibilityRecord, personId: PersonId): string {
  switch (kind) {
    case 'posting':
      return `/roster?posting=${id}`;
    case 'person':
      return `/people/${personId}`;
    case 'leave':
    case 'conduct_record':
    case 'spot_check':
      return `/people/${personId}?record=${id}`;
  }
}
