import { compareSchemes } from '#shared/policy/compare-schemes.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** Codes of the rules that do not say the same in both, e.g. `presence.leave.first_secretary`. */
export function changedRules(before: Scheme, after: Scheme): string[] {
  return compareSchemes(before, after).flatMap(({ rows }) =>
    rows.filter((row) => !row.same).map((row) => row.code),
  );
}
