import { actorOf, type Procedures } from '../../http/procedures.ts';
import type { DecisionService } from './decision.service.ts';

/** Handlers of the way from score to settled grade. */
export function createGradingRouter({ assessment: on }: Procedures, decision: DecisionService) {
  return {
    propose: on.propose.handler(({ input, context }) => decision.propose(actorOf(context), input)),
    sendBack: on.sendBack.handler(({ input, context }) => decision.sendBack(actorOf(context), input)),
    approve: on.approve.handler(({ input, context }) => decision.approve(actorOf(context), input)),
    reopen: on.reopen.handler(({ input, context }) => decision.reopen(actorOf(context), input)),
  };
}
