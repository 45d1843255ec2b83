import type { AssessmentDependencies } from '../record/change.ts';
import { createNoticesService } from './notices.service.ts';
import { createObjectionsService } from './objections.service.ts';
import { createRepliesService } from './replies.service.ts';
import { createUnitFeedbackService } from './unit-feedback.service.ts';

/** What follows a settled grade: publicity, objections, people and units told. */
export function createPublicityService(dependencies: AssessmentDependencies) {
  return {
    ...createNoticesService(dependencies),
    ...createObjectionsService(dependencies),
    ...createRepliesService(dependencies),
    ...createUnitFeedbackService(dependencies),
  };
}
export type PublicityService = ReturnType<typeof createPublicityService>;
