import type { StoredEligibility } from '../contract/assessment-eligibility.ts';
import { eligibilityFactLabels, type Grade, type Participation } from '../vocabulary.ts';
import type { Standing } from './score-inputs.ts';

/**
 * How far a record takes part, with the reasons in short phrases: what people decided otherwise, else the facts whose
 * rules led there.
 *
 * @param eligibility null where it has not been determined
 */
export function standingIn(
  participation: Participation,
  gradeCap: Grade | null,
  eligibility: Pick<StoredEligibility, 'findings' | 'overrule' | 'resit'> | null,
): Standing {
  return {
    participation,
    gradeCap,
    reasons: eligibility ? reasonsIn(participation, gradeCap, eligibility) : [],
  };
}

function reasonsIn(
  participation: Participation,
  gradeCap: Grade | null,
  { findings, overrule, resit }: Pick<StoredEligibility, 'findings' | 'overrule' | 'resit'>,
): string[] {
  const decided = overrule ?? resit;
  if (decided) return [decided.reason.replace(/[。；，\s]+$/, '')];
  const leads = participation === 'graded' ? { cap: gradeCap } : { participation };
  return findings
    .filter(({ answer, effects }) => answer === 'yes' && effects.some((effect) => matches(effect, leads)))
    .map(({ fact }) => eligibilityFactLabels[fact]);
}

function matches(
  effect: StoredEligibility['findings'][number]['effects'][number],
  leads: { readonly cap: Grade | null } | { readonly participation: Participation },
): boolean {
  return 'cap' in leads
    ? leads.cap !== null && effect.cap === leads.cap
    : effect.participation === leads.participation;
}
