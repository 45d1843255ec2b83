import { type ComparedRule, compareSchemes } from '#shared/policy/compare-schemes.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** Codes of the rules that changed in word or ground, e.g. `presence.leave.first_secretary`. */
export function changedRules(before: Scheme, after: Scheme): string[] {
  return compareSchemes(before, after).flatMap(({ rows }) => rows.filter(changed).map(({ code }) => code));
}

function changed({ same, left, right }: ComparedRule): boolean {
  const grounds = [left, right].map((rule) => JSON.stringify([rule?.title, rule?.ground, rule?.note]));
  return !same || grounds[0] !== grounds[1];
}
