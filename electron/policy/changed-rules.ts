import { type ComparedRule, compareSchemes } from '#shared/policy/compare-schemes.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** A rule for the trail: its code for programs, its chapter and title for people. */
export type ChangedRule = Readonly<{ ruleId: string; title: string }>;

/** The rules that changed in word or ground, e.g. `presence.leave.first_secretary`. */
export function changedRules(before: Scheme, after: Scheme): ChangedRule[] {
  return compareSchemes(before, after).flatMap(({ chapter, rows }) =>
    rows.filter(changed).map(({ code, title }) => ({ ruleId: code, title: `${chapter.title}：${title}` })),
  );
}

function changed({ same, left, right }: ComparedRule): boolean {
  const grounds = [left, right].map((rule) => JSON.stringify([rule?.title, rule?.ground, rule?.note]));
  return !same || grounds[0] !== grounds[1];
}
