import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import { createCasesRouter } from './cases/cases.router.ts';
import type { RecallService } from './recall.service.ts';

/** Handlers of `recall.*`. */
export function createRecallRouter(os: Procedures, { recall }: { readonly recall: RecallService }) {
  return {
    ...createCasesRouter(os, recall.cases),
    signalTotals: os.recall.signalTotals.handler(() => recall.totals()),
    listSignals: os.recall.listSignals.handler(({ input }) => recall.list(input)),
    signalsOf: os.recall.signalsOf.handler(({ input }) => recall.ofPosting(input.postingId)),
    signalsOfPerson: os.recall.signalsOfPerson.handler(({ input }) => recall.ofPerson(input.personId)),
    unansweredRules: os.recall.unansweredRules.handler(() => recall.unansweredRules()),
    dismissSignal: os.recall.dismissSignal.handler(({ input, context }) =>
      recall.dismiss(actorOf(context), input),
    ),
    withdrawDismissal: os.recall.withdrawDismissal.handler(async ({ input, context }) => ({
      signal: await recall.withdraw(actorOf(context), input),
    })),
    startWhatIf: os.recall.startWhatIf.handler(async ({ input, context }) => ({
      jobId: await recall.startWhatIf(callerOf(context).userId, input),
    })),
    listWhatIf: os.recall.listWhatIf.handler(({ input, context }) =>
      recall.listWhatIf(callerOf(context).userId, input),
    ),
  };
}
