import type { AssessmentDependencies } from '../record/change.ts';

/** Service of the end of a term. */
export function createTermService(_dependencies: AssessmentDependencies) {
  return {};
}
export type TermService = ReturnType<typeof createTermService>;
