import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { describeSource } from './source.ts';

export type { Chapter, ChapterCode, DescribedRule } from './chapter.types.ts';

/**
 * A scheme in words, chapter by chapter, as a person would read the notice. Each rule says where it comes from, or
 * that the notice is silent. The same sentences are read, compared, printed and given as reasons.
 */
export function describeScheme(scheme: Scheme): Chapter[] {
  return [describeSource(scheme)];
}
