import type { Scheme } from '#shared/policy/scheme.ts';
import type { CycleHead } from '../../assessment/cycle/cycle.repository.ts';

/** Who signs the letters of a cycle: whoever leads it, else the organ that settles the grades. */
export function signingOrgan({ leadOrgan }: CycleHead, { annual }: Scheme): string {
  return leadOrgan ?? annual.approvingOrgan.name;
}
