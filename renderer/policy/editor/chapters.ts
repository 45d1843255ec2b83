import { type ChapterCode, chapterTitles } from '#shared/policy/describe/chapter.types.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { groundProblems } from '#shared/policy/validate-grounds.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { sourceProblems } from '#shared/policy/validate-source.ts';
import { type Path, valueAt } from './values.ts';

export const chapterCodes = Object.keys(chapterTitles) as readonly ChapterCode[];

/** Which parts of a scheme are edited in which chapter: those that the chapter describes. */
export const chapterParts: Record<ChapterCode, readonly Path[]> = {
  source: [['title'], ['shortTitle'], ['documentNumber'], ['issuer'], ['issuedOn']],
  qualifications: [['posting', 'qualifications']],
  demand: [
    ['posting', 'demand'],
    ['posting', 'teamSize'],
  ],
  selection: [['posting', 'selection']],
  term: [
    ['posting', 'minimumTerm'],
    ['posting', 'handOverOverlap'],
    ['posting', 'earlyChange'],
  ],
  presence: [['presence', 'rules']],
  leave: [
    ['presence', 'leaveTiers'],
    ['presence', 'leaveDayCount'],
    ['presence', 'laterPaperwork'],
    ['presence', 'substitution'],
  ],
  absence: [['presence', 'absence']],
  duties: [['duties']],
  money: [
    ['money', 'allowances'],
    ['money', 'funds'],
  ],
  eligibility: [['assessment', 'eligibility']],
  regular: [['assessment', 'regular', 'templates']],
  annual: [
    ['gradeWords'],
    ['annual', 'templates'],
    ['annual', 'excellentQuota'],
    ['annual', 'approvingOrgan'],
    ['annual', 'effects'],
  ],
  end_of_term: [
    ['assessment', 'term', 'lead'],
    ['assessment', 'term', 'templates'],
    ['assessment', 'term', 'personalFile'],
  ],
  results: [
    ['assessment', 'quotaOverride'],
    ['assessment', 'publicityDays'],
    ['assessment', 'sameGradeInUnit'],
    ['assessment', 'dualAssessment'],
  ],
  recall: [
    ['recall', 'triggers'],
    ['recall', 'measures'],
    ['recall', 'proposedBy'],
    ['recall', 'decidedBy'],
    ['recall', 'urgedBy'],
    ['recall', 'carriedOutBy'],
    ['recall', 'informed'],
    ['recall', 'aftermath'],
    ['recall', 'workflow'],
    ['recall', 'effects'],
  ],
};

/** The chapter in which a place of the content is edited. */
export function chapterOfPath(path: Path): ChapterCode {
  const found = chapterCodes.find((code) =>
    chapterParts[code].some((part) => part.every((step, index) => step === path[index])),
  );
  return found ?? 'source';
}

/** Something that keeps a scheme from being published, and where it is mended. */
export interface Problem {
  readonly chapter: ChapterCode;
  readonly text: string;
}

/** How the validation names its parts at the beginning of a sentence; what begins otherwise is of the annual part. */
const beginnings: readonly (readonly [string, ChapterCode])[] = [
  ['选派条件：', 'qualifications'],
  ['选派需求：', 'demand'],
  ['选派程序：', 'selection'],
  ['任期未满调整：', 'term'],
  ['在岗要求：', 'presence'],
  ['请假审批：', 'leave'],
  ['无故脱岗：', 'absence'],
  ['定期任务：', 'duties'],
  ['补助：', 'money'],
  ['经费：', 'money'],
  ['考核资格：', 'eligibility'],
  ['平时考核：', 'regular'],
  ['期满考核：', 'end_of_term'],
  ['评定与公示：', 'results'],
  ['召回', 'recall'],
];

/** What `validateScheme` says, each with the chapter that it is about, in the order of the chapters. */
export function problemsOf(scheme: Scheme): Problem[] {
  const sentences = validateScheme(scheme);
  const ofSource = new Set(sourceProblems(scheme));
  const ofGrounds = chapterCodes.flatMap((chapter) => groundProblemsIn(scheme, chapter));
  const others = sentences.filter((text) => !ofGrounds.some((problem) => problem.text === text));
  return [
    ...others.map((text) => ({
      text,
      chapter: ofSource.has(text)
        ? ('source' as const)
        : (beginnings.find(([beginning]) => text.startsWith(beginning))?.[1] ?? 'annual'),
    })),
    ...ofGrounds.filter(({ text }) => sentences.includes(text)),
  ].toSorted((a, b) => chapterCodes.indexOf(a.chapter) - chapterCodes.indexOf(b.chapter));
}

/** Rules without a name are called by the scheme there: the same sentence may be about several chapters. */
function groundProblemsIn(scheme: Scheme, chapter: ChapterCode): Problem[] {
  const texts = chapterParts[chapter].flatMap((part) =>
    groundProblems({ title: scheme.title, [String(part.at(-1))]: valueAt(scheme, part) }),
  );
  return [...new Set(texts)].map((text) => ({ text, chapter }));
}
