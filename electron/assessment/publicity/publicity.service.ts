import type { AssessmentDependencies } from '../record/change.ts';

/** Service of publicity, objections and replies. */
export function createPublicityService(_dependencies: AssessmentDependencies) {
  return {};
}
export type PublicityService = ReturnType<typeof createPublicityService>;
