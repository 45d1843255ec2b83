import { actorOf, type Procedures } from '../http/procedures.ts';
import type { LeaveService } from './leave.service.ts';

/** Handlers of leave, `presence.*`. */
export function createLeaveRouter(os: Procedures, { leave }: { readonly leave: LeaveService }) {
  return {
    previewLeave: os.presence.previewLeave.handler(({ input }) => leave.preview(input)),
    requestLeave: os.presence.requestLeave.handler(({ input, context }) =>
      leave.request(actorOf(context), input),
    ),
    decideLeave: os.presence.decideLeave.handler(({ input, context }) =>
      leave.decide(actorOf(context), input),
    ),
    withdrawLeave: os.presence.withdrawLeave.handler(({ input, context }) =>
      leave.withdraw(actorOf(context), input),
    ),
    recordLeavePaper: os.presence.recordLeavePaper.handler(({ input, context }) =>
      leave.recordPaper(actorOf(context), input),
    ),
    returnLeave: os.presence.returnLeave.handler(({ input, context }) =>
      leave.recordReturn(actorOf(context), input),
    ),
    arrangeSubstitute: os.presence.arrangeSubstitute.handler(({ input, context }) =>
      leave.arrangeSubstitute(actorOf(context), input),
    ),
    listLeaves: os.presence.listLeaves.handler(({ input }) => leave.list(input)),
    getLeave: os.presence.getLeave.handler(({ input }) => leave.get(input.id)),
    leavesOf: os.presence.leavesOf.handler(async ({ input }) => ({ leaves: await leave.leavesOf(input) })),
  };
}
