import type { Chapter, DescribedRule } from '#shared/policy/describe/chapter.types.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** What should be known about a rule besides what it says. */
export interface Marks {
  /** All or part of it is set by the organisation itself: the notice does not give it. */
  readonly example: boolean;
  /** All or part of it is what the notice is silent about. */
  readonly silent: boolean;
}

export interface MarkedRule extends DescribedRule {
  readonly marks: Marks;
}

export interface MarkedChapter {
  readonly chapter: Pick<Chapter, 'code' | 'title'>;
  readonly rules: readonly MarkedRule[];
}

/** Rules with their marks: which of them are examples, and which say that the notice is silent. */
export function markedChapters(scheme: Scheme, chapters: readonly Chapter[]): MarkedChapter[] {
  const notes = notesIn(scheme);
  return chapters.map(({ code, title, rules }) => ({
    chapter: { code, title },
    rules: rules.map((rule) => ({ ...rule, marks: marksOf(rule, notes) })),
  }));
}

/** How many rules carry a mark. */
export function markTotals(chapters: readonly MarkedChapter[]): { example: number; silent: number } {
  const rules = chapters.flatMap((chapter) => chapter.rules);
  return {
    example: rules.filter(({ marks }) => marks.example).length,
    silent: rules.filter(({ marks }) => marks.silent).length,
  };
}

interface Notes {
  readonly example: ReadonlySet<string>;
  readonly unspecified: ReadonlySet<string>;
}

function marksOf({ ground, note, unspecified, sentences }: DescribedRule, notes: Notes): Marks {
  const holds = (texts: ReadonlySet<string>) =>
    note !== null && [...texts].some((text) => note.includes(text));
  return {
    example: ground?.kind === 'example' || (!unspecified && holds(notes.example)),
    // Part of a rule may be missing, e.g. the amount of an allowance.
    silent:
      unspecified || holds(notes.unspecified) || sentences.some((text) => text.includes('本方案未载明')),
  };
}

/** The notes of all examples and of everything unspecified in a scheme. */
function notesIn(scheme: Scheme): Notes {
  const example = new Set<string>();
  const unspecified = new Set<string>();
  const gather = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    if ('kind' in part && 'note' in part && typeof part.note === 'string' && part.note !== '') {
      if (part.kind === 'example') example.add(part.note);
      if (part.kind === 'unspecified') unspecified.add(part.note);
    }
    for (const field of Object.values(part)) gather(field);
  };
  gather(scheme);
  return { example, unspecified };
}

/** Rules that follow one another and rest on the same words: the words are quoted once beside them. */
export interface RuleGroup<Rule extends DescribedRule = MarkedRule> {
  readonly rules: readonly Rule[];
}

/** Groups neighbours that quote the same, so that the page reads like the notice. */
export function groupsOf<Rule extends DescribedRule>(rules: readonly Rule[]): RuleGroup<Rule>[] {
  const groups: { rules: Rule[] }[] = [];
  for (const rule of rules) {
    const last = groups.at(-1);
    const before = last?.rules.at(-1);
    if (last && before && quotesTheSame(before, rule)) last.rules.push(rule);
    else groups.push({ rules: [rule] });
  }
  return groups;
}

/** Both rest on the same words, and on some. */
export function quotesTheSame(one: DescribedRule, other: DescribedRule): boolean {
  return sideOf(one) !== '' && sideOf(one) === sideOf(other);
}

/** What stands at the right of a rule; empty where nothing does. */
function sideOf({ ground, note }: DescribedRule): string {
  return ground === null && note === null ? '' : JSON.stringify([ground, note]);
}
