import type { Clause, Ground, Stated, Unspecified } from '../ground.ts';
import { type Chapter, type ChapterCode, chapterTitles, type DescribedRule } from './chapter.types.ts';

/** Under which code and title a rule stands. */
export interface RuleName {
  readonly code: string;
  readonly title: string;
}

/**
 * A rule that the scheme gives. Where it rests on several grounds, their clauses are quoted together; what is an
 * example beside a clause is said in the note.
 */
export function given(
  { code, title }: RuleName,
  sentences: readonly string[],
  grounds: readonly Ground[],
  remarks: readonly string[] = [],
): DescribedRule {
  const { ground, notes } = together(grounds);
  const note = [...new Set([...notes, ...remarks])].join('');
  return { code, title, sentences, ground, unspecified: false, note: note === '' ? null : note };
}

/** A matter that the notice does not touch: one sentence says so, the note what the scheme remarks about it. */
export function missing({ code, title }: RuleName, what: string, silence?: Unspecified): DescribedRule {
  return {
    code,
    title,
    sentences: [`本方案未载明${what}。`],
    ground: null,
    unspecified: true,
    note: silence?.note ?? null,
  };
}

/** A rule that a notice may or may not state; `what` is the matter as in 本方案未载明…。 */
export function maybe<T>(
  name: RuleName,
  what: string,
  rule: Stated<T>,
  sentences: (value: T) => readonly string[],
): DescribedRule {
  return rule.kind === 'stated'
    ? given(name, sentences(rule.value), [rule.ground])
    : missing(name, what, rule);
}

/** A chapter of these rules. Codes are unique in it, also in a draft that uses one twice. */
export function chapter(code: ChapterCode, rules: readonly DescribedRule[]): Chapter {
  const seen = new Map<string, number>();
  return {
    code,
    title: chapterTitles[code],
    rules: rules.map((rule) => {
      const count = (seen.get(rule.code) ?? 0) + 1;
      seen.set(rule.code, count);
      return count === 1 ? rule : { ...rule, code: `${rule.code}.${count}` };
    }),
  };
}

function together(grounds: readonly Ground[]): { ground: Ground | null; notes: readonly string[] } {
  const clauses = grounds.flatMap((ground) => (ground.kind === 'clause' ? [ground.clause] : []));
  const notes = [...new Set(grounds.flatMap((ground) => (ground.kind === 'example' ? [ground.note] : [])))];
  if (clauses.length > 0) return { ground: { kind: 'clause', clause: quotedTogether(clauses) }, notes };
  return notes.length > 0
    ? { ground: { kind: 'example', note: notes.join('') }, notes: [] }
    : { ground: null, notes: [] };
}

/** One quotation a line; a passage that another one holds is not quoted again. */
function quotedTogether(clauses: readonly Clause[]): Clause {
  const texts = [...new Set(clauses.map((clause) => clause.text))];
  return {
    document: [...new Set(clauses.map((clause) => clause.document))].join('、'),
    article: [...new Set(clauses.map((clause) => clause.article))].join('、'),
    text: texts.filter((text) => !texts.some((other) => other !== text && other.includes(text))).join('\n'),
  };
}
