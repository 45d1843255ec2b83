import { actorOf, callerOf, type Procedures } from '../../http/procedures.ts';
import type { BallotsService } from './ballots.service.ts';

/** Handlers of paper ballots. */
export function createBallotsRouter({ assessment: on }: Procedures, ballots: BallotsService) {
  const { batches, entry, differences, remarks, sheets } = ballots;
  return {
    suggestBatches: on.suggestBatches.handler(({ input }) => ballots.suggest(input)),
    prepareBatches: on.prepareBatches.handler(({ input, context }) =>
      batches.prepare(actorOf(context), input.cycleId, input.batches),
    ),
    reviseBatch: on.reviseBatch.handler(({ input, context }) => batches.revise(actorOf(context), input)),
    voidBatch: on.voidBatch.handler(({ input, context }) => batches.void(actorOf(context), input)),
    listBatches: on.listBatches.handler(({ input, context }) =>
      ballots.list(callerOf(context).userId, input),
    ),
    getBatch: on.getBatch.handler(({ input, context }) => batches.get(actorOf(context), input.id)),

    startPass: on.startPass.handler(({ input, context }) => entry.start(actorOf(context), input)),
    saveBallots: on.saveBallots.handler(({ input: { ballots: marks, total, ...target }, context }) =>
      entry.saveBallots(actorOf(context), target, marks, total),
    ),
    saveTotals: on.saveTotals.handler(({ input: { returned, invalid, totals, ...target }, context }) =>
      entry.saveTotals(actorOf(context), target, { returned, invalid, totals }),
    ),
    ballotSheet: on.ballotSheet.handler(({ input, context }) => sheets.template(actorOf(context), input.id)),
    readBallotSheet: on.readBallotSheet.handler(({ input, context }) => sheets.read(actorOf(context), input)),
    finishPass: on.finishPass.handler(({ input: { returned, ...target }, context }) =>
      entry.finish(actorOf(context), target, returned),
    ),
    restartEntry: on.restartEntry.handler(({ input, context }) => entry.restart(actorOf(context), input)),

    listDifferences: on.listDifferences.handler(({ input, context }) =>
      differences.list(actorOf(context), input.id),
    ),
    settleDifference: on.settleDifference.handler(({ input: { id, ...decision }, context }) =>
      differences.settle(actorOf(context), id, decision),
    ),

    listRemarks: on.listRemarks.handler(async ({ input }) => ({ remarks: await remarks.list(input.id) })),
    addRemarks: on.addRemarks.handler(async ({ input, context }) => ({
      remarks: await remarks.add(actorOf(context), input.id, input.remarks),
    })),
    removeRemark: on.removeRemark.handler(async ({ input, context }) => ({
      remarks: await remarks.remove(actorOf(context), input.id, input.remarkId),
    })),

    listBallotCoverage: on.listBallotCoverage.handler(({ input }) => ballots.coverage(input)),
    ballotsOfRecord: on.ballotsOfRecord.handler(({ input, context }) =>
      ballots.ofRecord(callerOf(context).userId, input.id),
    ),
  };
}
