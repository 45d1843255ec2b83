import type { AssessmentDependencies } from '../record/change.ts';

/** Service of paper ballots. */
export function createBallotsService(_dependencies: AssessmentDependencies) {
  return {};
}
export type BallotsService = ReturnType<typeof createBallotsService>;
