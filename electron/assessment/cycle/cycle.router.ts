import { actorOf, callerOf, type Procedures, type RequestContext } from '../../http/procedures.ts';
import type { Stepper } from './cycle-steps.ts';
import type { CyclesService } from './cycles.service.ts';

/** Handlers of the cycles' procedures. */
export function createCycleRouter({ assessment: on }: Procedures, cycles: CyclesService) {
  return {
    listCycles: on.listCycles.handler(async () => ({ cycles: await cycles.listCycles() })),
    getCycle: on.getCycle.handler(({ input }) => cycles.getCycle(input.id)),
    cycleVersion: on.cycleVersion.handler(({ input }) => cycles.cycleVersion(input.id, input.version)),
    previewParticipants: on.previewParticipants.handler(({ input }) => cycles.previewParticipants(input)),
    planCycle: on.planCycle.handler(({ input, context }) => cycles.planCycle(actorOf(context), input)),
    reviseCycle: on.reviseCycle.handler(({ input, context }) => cycles.reviseCycle(actorOf(context), input)),
    discardCycle: on.discardCycle.handler(async ({ input, context }) => {
      await cycles.discardCycle(actorOf(context), input);
      return {};
    }),
    stepCycle: on.stepCycle.handler(({ input, context }) => cycles.stepCycle(stepperOf(context), input)),
    stepCycleBack: on.stepCycleBack.handler(({ input, context }) =>
      cycles.stepCycleBack(stepperOf(context), input),
    ),
    reopenCycle: on.reopenCycle.handler(({ input, context }) =>
      cycles.reopenCycle(stepperOf(context), input),
    ),
  };
}

/** Each step has its own roles, beyond those who may call the procedure at all. */
const stepperOf = (context: RequestContext): Stepper => ({
  ...actorOf(context),
  role: callerOf(context).role,
});
