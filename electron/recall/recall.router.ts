import { callerOf, type Procedures } from '../http/procedures.ts';
import { caseActorOf, createCasesRouter } from './cases/cases.router.ts';
import { createConsequencesRouter } from './consequences/consequences.router.ts';
import { createEvidenceRouter } from './evidence/evidence.router.ts';
import { createMeetingsRouter } from './meetings/meetings.router.ts';
import type { RecallService } from './recall.service.ts';

/** Handlers of `recall.*`. */
export function createRecallRouter(os: Procedures, { recall }: { readonly recall: RecallService }) {
  return {
    ...createCasesRouter(os, recall.cases),
    ...createConsequencesRouter(os, recall),
    ...createEvidenceRouter(os, recall),
    ...createMeetingsRouter(os, recall.meetings),
    signalTotals: os.recall.signalTotals.handler(({ context }) => recall.totals(callerOf(context).role)),
    listSignals: os.recall.listSignals.handler(({ input, context }) =>
      recall.list(input, callerOf(context).role),
    ),
    signalsOf: os.recall.signalsOf.handler(({ input, context }) =>
      recall.ofPosting(input.postingId, callerOf(context).role),
    ),
    signalsOfPerson: os.recall.signalsOfPerson.handler(({ input, context }) =>
      recall.ofPerson(input.personId, callerOf(context).role),
    ),
    unansweredRules: os.recall.unansweredRules.handler(() => recall.unansweredRules()),
    dismissSignal: os.recall.dismissSignal.handler(({ input, context }) =>
      recall.dismiss(caseActorOf(context), input),
    ),
    withdrawDismissal: os.recall.withdrawDismissal.handler(async ({ input, context }) => ({
      signal: await recall.withdraw(caseActorOf(context), input),
    })),
    startWhatIf: os.recall.startWhatIf.handler(async ({ input, context }) => ({
      jobId: await recall.startWhatIf(callerOf(context).userId, input),
    })),
    listWhatIf: os.recall.listWhatIf.handler(({ input, context }) =>
      recall.listWhatIf(callerOf(context).userId, input),
    ),
  };
}
