import { actorOf, type Procedures } from '../http/procedures.ts';
import type { AssessmentService } from './assessment.service.ts';

/** Handlers of `assessment.*`. */
export function createAssessmentRouter(os: Procedures, { assessment }: { assessment: AssessmentService }) {
  const on = os.assessment;
  return {
    listCycles: on.listCycles.handler(async () => ({ cycles: await assessment.listCycles() })),
    getCycle: on.getCycle.handler(({ input }) => assessment.getCycle(input.id)),
    openCycle: on.openCycle.handler(({ input, context }) => assessment.openCycle(actorOf(context), input)),
    list: on.list.handler(({ input }) => assessment.list(input)),
    get: on.get.handler(({ input }) => assessment.get(input.id)),
    saveTally: on.saveTally.handler(({ input, context }) => assessment.saveTally(actorOf(context), input)),
    saveScores: on.saveScores.handler(({ input, context }) => assessment.saveScores(actorOf(context), input)),
    saveNarrative: on.saveNarrative.handler(({ input, context }) =>
      assessment.saveNarrative(actorOf(context), input),
    ),
    propose: on.propose.handler(({ input, context }) => assessment.propose(actorOf(context), input)),
    sendBack: on.sendBack.handler(({ input, context }) => assessment.sendBack(actorOf(context), input)),
    approve: on.approve.handler(({ input, context }) => assessment.approve(actorOf(context), input)),
    reopen: on.reopen.handler(({ input, context }) => assessment.reopen(actorOf(context), input)),
  };
}
