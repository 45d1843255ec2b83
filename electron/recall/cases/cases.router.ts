import type { CaseId } from '#shared/ids.ts';
import { actorOf, callerOf, type Procedures, type RequestContext } from '../../http/procedures.ts';
import type { CasesService } from './cases.service.ts';
import type { CaseActor } from './confidential.ts';

/** Who acts in a case, with the role of the session. */
export const caseActorOf = (context: RequestContext): CaseActor => ({
  ...actorOf(context),
  role: callerOf(context).role,
});

/** Gives what a part of a case says, where its reader may read it, and notes in the trail that the case was read. */
export const readingPart =
  (cases: Pick<CasesService, 'noteCaseRead'>) =>
  async <T>(context: RequestContext, id: CaseId, part: Promise<T>): Promise<T> => {
    const found = await part;
    await cases.noteCaseRead(caseActorOf(context), id);
    return found;
  };

/** Handlers of `recall.*` for cases. */
export function createCasesRouter(os: Procedures, cases: CasesService) {
  const { recall } = os;
  const reading = readingPart(cases);
  return {
    openCase: recall.openCase.handler(({ input, context }) => cases.openCase(caseActorOf(context), input)),
    addSignals: recall.addSignals.handler(({ input, context }) =>
      cases.addSignals(caseActorOf(context), input),
    ),
    caseCandidates: recall.caseCandidates.handler(({ input }) => cases.caseCandidates(input.postingId)),
    listCases: recall.listCases.handler(({ input, context }) =>
      cases.listCases(callerOf(context).role, input),
    ),
    caseTotals: recall.caseTotals.handler(({ context }) => cases.caseTotals(callerOf(context).role)),
    casesOf: recall.casesOf.handler(async ({ input, context }) => ({
      cases: await cases.casesOf(callerOf(context).role, input.personId),
    })),
    getCase: recall.getCase.handler(({ input, context }) => cases.getCase(caseActorOf(context), input.id)),
    comparableCases: recall.comparableCases.handler(({ input, context }) =>
      reading(context, input.id, cases.comparableCases(caseActorOf(context), input.id)),
    ),
    caseEvents: recall.caseEvents.handler(({ input, context }) =>
      cases.caseEvents(caseActorOf(context), input),
    ),
    saveCaseFacts: recall.saveCaseFacts.handler(({ input, context }) =>
      cases.saveCaseFacts(caseActorOf(context), input),
    ),
    recordStatement: recall.recordStatement.handler(({ input, context }) =>
      cases.recordStatement(caseActorOf(context), input),
    ),
    recordVerification: recall.recordVerification.handler(({ input, context }) =>
      cases.recordVerification(caseActorOf(context), input),
    ),
    recordOpinion: recall.recordOpinion.handler(({ input, context }) =>
      cases.recordOpinion(caseActorOf(context), input),
    ),
    stepCase: recall.stepCase.handler(({ input, context }) => cases.stepCase(caseActorOf(context), input)),
  };
}
