import type { Chapter, ChapterCode, DescribedRule } from './describe/chapter.types.ts';
import { describeScheme } from './describe/describe-scheme.ts';
import type { Scheme } from './scheme.ts';

/** One matter in two schemes; a side is null where that scheme has no such rule. */
export interface ComparedRule {
  readonly code: string;
  readonly title: string;
  readonly left: DescribedRule | null;
  readonly right: DescribedRule | null;
  /** Both say the same, in the same words; where they got it from may differ. */
  readonly same: boolean;
}

export interface ComparedChapter {
  readonly chapter: { readonly code: ChapterCode; readonly title: string };
  readonly rows: readonly ComparedRule[];
}

/**
 * Two schemes side by side, chapter by chapter. Rules meet by their codes; a rule that only the right one has stands
 * behind the rule it follows there.
 */
export function compareSchemes(left: Scheme, right: Scheme): ComparedChapter[] {
  const rightChapters = new Map(describeScheme(right).map((chapter) => [chapter.code, chapter]));
  return describeScheme(left).map((chapter) => ({
    chapter: { code: chapter.code, title: chapter.title },
    rows: rowsOf(chapter, rightChapters.get(chapter.code)),
  }));
}

function rowsOf(left: Chapter, right: Chapter | undefined): ComparedRule[] {
  const rightRules = right?.rules ?? [];
  const leftByCode = new Map(left.rules.map((rule) => [rule.code, rule]));
  const rightByCode = new Map(rightRules.map((rule) => [rule.code, rule]));
  return mergedOrder([...leftByCode.keys()], [...rightByCode.keys()]).map((code) =>
    rowOf(code, leftByCode.get(code) ?? null, rightByCode.get(code) ?? null),
  );
}

function rowOf(code: string, left: DescribedRule | null, right: DescribedRule | null): ComparedRule {
  const same =
    left !== null &&
    right !== null &&
    left.unspecified === right.unspecified &&
    left.sentences.join('\n') === right.sentences.join('\n');
  return { code, title: left?.title ?? right?.title ?? code, left, right, same };
}

/** The codes of the left in their order, those only on the right behind the one they follow there. */
function mergedOrder(left: readonly string[], right: readonly string[]): string[] {
  const order = [...left];
  let place = 0;
  for (const code of right) {
    const known = order.indexOf(code);
    if (known >= 0) place = Math.max(place, known + 1);
    else {
      order.splice(place, 0, code);
      place += 1;
    }
  }
  return order;
}
