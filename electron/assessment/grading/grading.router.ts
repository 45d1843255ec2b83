import { actorOf, type Procedures } from '../../http/procedures.ts';
import type { GradingService } from './grading.service.ts';

/** Handlers of the way from score to settled grade. */
export function createGradingRouter({ assessment: on }: Procedures, grading: GradingService) {
  return {
    propose: on.propose.handler(({ input, context }) => grading.propose(actorOf(context), input)),
    sendBack: on.sendBack.handler(({ input, context }) => grading.sendBack(actorOf(context), input)),
    approve: on.approve.handler(({ input, context }) => grading.approve(actorOf(context), input)),
    reopen: on.reopen.handler(({ input, context }) => grading.reopen(actorOf(context), input)),
    board: on.board.handler(({ input, context }) => grading.board(actorOf(context), input)),
    moveGrades: on.moveGrades.handler(({ input, context }) => grading.moveGrades(actorOf(context), input)),
    withdrawGrades: on.withdrawGrades.handler(({ input, context }) =>
      grading.withdrawGrades(actorOf(context), input),
    ),
    acceptSuggestions: on.acceptSuggestions.handler(({ input, context }) =>
      grading.acceptSuggestions(actorOf(context), input),
    ),
    lockPool: on.lockPool.handler(({ input, context }) => grading.lockPool(actorOf(context), input)),
    lockPoolBeyondQuota: on.lockPoolBeyondQuota.handler(({ input, context }) =>
      grading.lockPoolBeyondQuota(actorOf(context), input),
    ),
    unlockPool: on.unlockPool.handler(({ input, context }) => grading.unlockPool(actorOf(context), input)),
    approvePool: on.approvePool.handler(({ input, context }) => grading.approvePool(actorOf(context), input)),
  };
}
