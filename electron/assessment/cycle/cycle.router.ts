import { actorOf, type Procedures } from '../../http/procedures.ts';
import type { CyclesService } from './cycles.service.ts';

/** Handlers of the cycles' procedures. */
export function createCycleRouter({ assessment: on }: Procedures, cycles: CyclesService) {
  return {
    listCycles: on.listCycles.handler(async () => ({ cycles: await cycles.listCycles() })),
    getCycle: on.getCycle.handler(({ input }) => cycles.getCycle(input.id)),
    openCycle: on.openCycle.handler(({ input, context }) => cycles.openCycle(actorOf(context), input)),
  };
}
