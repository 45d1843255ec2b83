import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';

/** What is said of a copy of the default scheme with one thing broken. */
export function problemsOfBroken(breakIt: (scheme: Scheme) => void): string[] {
  const copy = structuredClone(ganzhou2021);
  breakIt(copy);
  return validateScheme(copy);
}

/** The entry at a place of a list that must be there. */
export function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`Nothing at ${index}`);
  return value;
}
