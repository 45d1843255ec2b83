import type { Procedures } from '../../http/procedures.ts';
import type { EligibilityService } from './eligibility.service.ts';

/** Handlers of who takes part, and how far. */
export function createEligibilityRouter(_procedures: Procedures, _eligibility: EligibilityService) {
  return {};
}
