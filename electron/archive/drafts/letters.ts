import type { UnitRule } from '#shared/contract/assessment-unit-results.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { CycleHead } from '../../assessment/cycle/cycle.repository.ts';

/** Who signs the letters of a cycle: whoever leads it, else the organ that settles the grades. */
export function signingOrgan({ leadOrgan }: CycleHead, { annual }: Scheme): string {
  return leadOrgan ?? annual.approvingOrgan.name;
}

/** Where a rule about results stands, e.g. 赣州办法第二十一条; the scheme itself where no clause has it. */
export function ruleSource({ ground }: UnitRule, { shortTitle }: Scheme): string {
  return ground?.kind === 'clause'
    ? `${ground.clause.document}${ground.clause.article}`
    : `${shortTitle}方案`;
}
