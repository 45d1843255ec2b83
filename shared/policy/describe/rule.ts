import type { Ground, Unspecified } from '../ground.ts';
import { type Chapter, type ChapterCode, chapterTitles, type DescribedRule } from './chapter.types.ts';

/** A rule that the scheme gives. */
export function given(
  code: string,
  title: string,
  sentences: readonly string[],
  ground: Ground | null,
  note: string | null = null,
): DescribedRule {
  return { code, title, sentences, ground, unspecified: false, note };
}

/** A matter that the notice does not touch: one sentence says so, the note what that means here. */
export function missing(
  code: string,
  title: string,
  what: string,
  unspecified: Unspecified | null = null,
): DescribedRule {
  return {
    code,
    title,
    sentences: [`本方案未载明${what}。`],
    ground: null,
    unspecified: true,
    note: unspecified?.note ?? null,
  };
}

/** A chapter of these rules. */
export function chapter(code: ChapterCode, rules: readonly DescribedRule[]): Chapter {
  return { code, title: chapterTitles[code], rules };
}
