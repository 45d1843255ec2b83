import { callerOf, type Procedures } from '../../http/procedures.ts';
import { caseActorOf } from '../../recall/cases/cases.router.ts';
import type { BatchService } from './batches.service.ts';

/** Handlers of the batches of `archive.*`. */
export function createBatchHandlers({ archive: on }: Pick<Procedures, 'archive'>, batches: BatchService) {
  return {
    planBatch: on.planBatch.handler(({ input, context }) => batches.plan(callerOf(context).role, input)),
    startBatch: on.startBatch.handler(({ input, context }) => batches.start(caseActorOf(context), input)),
    listBatches: on.listBatches.handler(({ input, context }) =>
      batches.list(callerOf(context).userId, input),
    ),
    getBatch: on.getBatch.handler(({ input, context }) => batches.get(callerOf(context).userId, input.id)),
    listBatchItems: on.listBatchItems.handler(({ input, context }) =>
      batches.items(callerOf(context).userId, input),
    ),
    stopBatch: on.stopBatch.handler(({ input, context }) => batches.stop(caseActorOf(context), input)),
    resumeBatch: on.resumeBatch.handler(({ input, context }) => batches.resume(caseActorOf(context), input)),
    cancelBatch: on.cancelBatch.handler(({ input, context }) => batches.cancel(caseActorOf(context), input)),
    retryBatch: on.retryBatch.handler(({ input, context }) => batches.retry(caseActorOf(context), input)),
    removeBatchFiles: on.removeBatchFiles.handler(({ input, context }) =>
      batches.removeFiles(caseActorOf(context), input),
    ),
    takeBatchFile: on.takeBatchFile.handler(({ input, context }) =>
      batches.take(caseActorOf(context), input.id, input.part),
    ),
  };
}
