import { callerOf, type Procedures } from '../http/procedures.ts';
import type { AssessmentService } from './assessment.service.ts';
import { createBallotsRouter } from './ballots/ballots.router.ts';
import { createCycleRouter } from './cycle/cycle.router.ts';
import { createEligibilityRouter } from './eligibility/eligibility.router.ts';
import { createGradingRouter } from './grading/grading.router.ts';
import { createPublicityRouter } from './publicity/publicity.router.ts';
import { shownTo } from './record/shown-to.ts';
import { createScoringRouter } from './scoring/scoring.router.ts';
import { createSummaryRouter } from './summary/summary.router.ts';
import { createTermRouter } from './term/term.router.ts';

/** Handlers of `assessment.*`, each part by its own router. */
export function createAssessmentRouter(os: Procedures, { assessment }: { assessment: AssessmentService }) {
  return {
    list: os.assessment.list.handler(({ input }) => assessment.list(input)),
    get: os.assessment.get.handler(async ({ input, context }) =>
      shownTo(callerOf(context).role, await assessment.get(input.id)),
    ),
    ...createCycleRouter(os, assessment.cycles),
    ...createEligibilityRouter(os, assessment.eligibility),
    ...createBallotsRouter(os, assessment.ballots),
    ...createScoringRouter(os, assessment.scoring),
    ...createGradingRouter(os, assessment.grading),
    ...createPublicityRouter(os, assessment.publicity),
    ...createSummaryRouter(os, assessment.summary),
    ...createTermRouter(os, assessment.term),
  };
}
