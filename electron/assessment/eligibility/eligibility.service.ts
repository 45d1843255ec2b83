import type { AssessmentDependencies } from '../record/change.ts';

/** Service of who takes part, and how far. */
export function createEligibilityService(_dependencies: AssessmentDependencies) {
  return {};
}
export type EligibilityService = ReturnType<typeof createEligibilityService>;
