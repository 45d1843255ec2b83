import { callerOf, type Procedures } from '../../http/procedures.ts';
import { caseActorOf } from '../../recall/cases/cases.router.ts';
import type { TransfersService } from './transfers.service.ts';

/** Handlers of `archive.*` for hand-overs and the materials of one person. */
export function createTransfersRouter({ archive: on }: Procedures, transfers: TransfersService) {
  return {
    listTransfers: on.listTransfers.handler(({ input }) => transfers.listTransfers(input)),
    getTransfer: on.getTransfer.handler(({ input, context }) =>
      transfers.getTransfer(input.id, callerOf(context).role),
    ),
    transferCandidates: on.transferCandidates.handler(({ input, context }) =>
      transfers.transferCandidates(input, callerOf(context).role),
    ),
    prepareTransfer: on.prepareTransfer.handler(({ input, context }) =>
      transfers.prepareTransfer(caseActorOf(context), input),
    ),
    reviseTransfer: on.reviseTransfer.handler(({ input, context }) =>
      transfers.reviseTransfer(caseActorOf(context), input),
    ),
    handOverTransfer: on.handOverTransfer.handler(({ input, context }) =>
      transfers.handOverTransfer(caseActorOf(context), input),
    ),
    recordTransferReceipt: on.recordTransferReceipt.handler(({ input, context }) =>
      transfers.recordTransferReceipt(caseActorOf(context), input),
    ),
    cancelTransfer: on.cancelTransfer.handler(({ input, context }) =>
      transfers.cancelTransfer(caseActorOf(context), input),
    ),
    materialsOfPerson: on.materialsOfPerson.handler(({ input, context }) =>
      transfers.materialsOfPerson(input.personId, callerOf(context).role),
    ),
  };
}
