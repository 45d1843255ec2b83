import { actorOf, callerOf, type Procedures } from '../../http/procedures.ts';
import type { EligibilityService } from './eligibility.service.ts';

/** Handlers of who takes part, and how far. */
export function createEligibilityRouter({ assessment }: Procedures, eligibility: EligibilityService) {
  return {
    determineEligibility: assessment.determineEligibility.handler(async ({ input, context }) => ({
      jobId: await eligibility.determine(callerOf(context).userId, actorOf(context), input.cycleId),
    })),
    eligibilitySummary: assessment.eligibilitySummary.handler(({ input }) =>
      eligibility.summary(input.cycleId),
    ),
    listEligibility: assessment.listEligibility.handler(({ input }) => eligibility.list(input)),
    getEligibility: assessment.getEligibility.handler(({ input }) => eligibility.get(input.id)),
    overruleEligibility: assessment.overruleEligibility.handler(({ input, context }) =>
      eligibility.overrule(actorOf(context), input),
    ),
    withdrawOverrule: assessment.withdrawOverrule.handler(({ input, context }) =>
      eligibility.withdrawOverrule(actorOf(context), input),
    ),
    startResit: assessment.startResit.handler(({ input, context }) =>
      eligibility.startResit(actorOf(context), input),
    ),
    takeFigures: assessment.takeFigures.handler(async ({ input, context }) => ({
      jobId: await eligibility.takeFigures(callerOf(context).userId, actorOf(context), input),
    })),
    compareFigures: assessment.compareFigures.handler(({ input }) => eligibility.compareFigures(input.id)),
    takeFiguresOf: assessment.takeFiguresOf.handler(({ input, context }) =>
      eligibility.takeFiguresOf(actorOf(context), input),
    ),
    evidence: assessment.evidence.handler(({ input }) => eligibility.evidence(input.id)),
  };
}
