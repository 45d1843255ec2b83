import type { Ground } from '../ground.ts';

/** One rule of a scheme in words. */
export interface DescribedRule {
  /** The same in every scheme for the same matter, e.g. `presence.leave.first_secretary`. */
  readonly code: string;
  readonly title: string;
  /** Whole Chinese sentences, in reading order; never empty. */
  readonly sentences: readonly string[];
  /** Where it comes from; null where the notice is silent. */
  readonly ground: Ground | null;
  /** The notice is silent: the sentences say so, and what the program asks instead. */
  readonly unspecified: boolean;
  /** What should be known about it besides, e.g. that another figure of the rule is an example; null for nothing. */
  readonly note: string | null;
}

/** A part of a scheme in words, in the order of a notice. */
export interface Chapter {
  readonly code: ChapterCode;
  readonly title: string;
  readonly rules: readonly DescribedRule[];
}

export const chapterTitles = {
  source: '方案依据',
  qualifications: '选派条件',
  demand: '村与力量配备',
  selection: '选派程序',
  term: '任期与轮换',
  presence: '驻村与考勤',
  leave: '请销假',
  absence: '无故不在岗',
  duties: '履职要求',
  money: '补助与经费',
  eligibility: '考核资格',
  regular: '平时考核',
  annual: '年度考核',
  end_of_term: '期满考核',
  results: '评定与公示',
  recall: '召回',
} as const;
export type ChapterCode = keyof typeof chapterTitles;
