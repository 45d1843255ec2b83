import type { Scheme } from '../../policy/scheme.ts';
import { preCheck } from '../../roster/pre-check.ts';
import type { PreCheckItem } from '../../roster/pre-check.types.ts';
import { withoutEnd } from '../words.ts';
import type { WhatIfCase, WhatIfComparison } from './what-if.types.ts';

/**
 * Conditions for being posted that the person on post does not meet, as the records stand. What the records do not
 * tell and what only people can judge is left out: it says nothing about either scheme.
 */
export const comparePreCheck: WhatIfComparison = (first, second, about) => {
  const [a, b] = [failedUnder(first, about), failedUnder(second, about)];
  const codes = (items: readonly PreCheckItem[]) =>
    items
      .map(({ code }) => code)
      .toSorted()
      .join();
  if (codes(a) === codes(b)) return [];
  return [{ kind: 'pre_check', first: said(first, a), second: said(second, b) }];
};

function failedUnder(scheme: Scheme, { records, person, asOf }: WhatIfCase): PreCheckItem[] {
  const { role } = records.posting;
  if (role === null) return [];
  const penalties = records.conduct
    .filter(({ kind }) => kind === 'penalty')
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0));
  return preCheck(scheme.posting.qualifications, {
    role,
    candidate: person,
    penalties,
    answers: {},
    on: asOf,
  }).items.filter(({ outcome }) => outcome === 'failed');
}

function said({ shortTitle }: Scheme, failed: readonly PreCheckItem[]): string {
  if (failed.length === 0) return `${shortTitle}：现有资料中没有不符合选派条件的情形。`;
  const items = failed.map(
    ({ title, strength, sentence }) =>
      `${title}${strength === 'in_principle' ? '（原则上）' : ''}不符合：${withoutEnd(sentence)}`,
  );
  return `${shortTitle}：${items.join('；')}。`;
}
