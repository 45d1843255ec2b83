import { callerOf, type Procedures } from '../../http/procedures.ts';
import { caseActorOf, readingPart } from '../cases/cases.router.ts';
import type { CasesService } from '../cases/cases.service.ts';
import type { ConsequencesService } from './consequences.service.ts';

/** Handlers of `recall.*` for what follows a decision. */
export function createConsequencesRouter(
  { recall }: Procedures,
  {
    consequences: service,
    cases,
  }: { readonly consequences: ConsequencesService; readonly cases: CasesService },
) {
  const reading = readingPart(cases);
  return {
    followUpsOf: recall.followUpsOf.handler(async ({ input, context }) => ({
      followUps: await reading(
        context,
        input.caseId,
        service.followUpsOf(callerOf(context).role, input.caseId),
      ),
    })),
    listFollowUps: recall.listFollowUps.handler(({ input, context }) =>
      service.listFollowUps(callerOf(context).role, input),
    ),
    addFollowUp: recall.addFollowUp.handler(({ input, context }) =>
      service.addFollowUp(caseActorOf(context), input),
    ),
    finishFollowUp: recall.finishFollowUp.handler(({ input, context }) =>
      service.finishFollowUp(caseActorOf(context), input),
    ),
    voidFollowUp: recall.voidFollowUp.handler(({ input, context }) =>
      service.voidFollowUp(caseActorOf(context), input),
    ),
    accountabilityOf: recall.accountabilityOf.handler(async ({ input, context }) => ({
      records: await reading(
        context,
        input.caseId,
        service.accountabilityOf(callerOf(context).role, input.caseId),
      ),
    })),
    accountabilityAdvice: recall.accountabilityAdvice.handler(async ({ input, context }) => ({
      advice: await reading(
        context,
        input.caseId,
        service.accountabilityAdvice(callerOf(context).role, input.caseId),
      ),
    })),
    recordAccountability: recall.recordAccountability.handler(({ input, context }) =>
      service.recordAccountability(caseActorOf(context), input),
    ),
    voidAccountability: recall.voidAccountability.handler(({ input, context }) =>
      service.voidAccountability(caseActorOf(context), input),
    ),
    caseSuccessor: recall.caseSuccessor.handler(({ input, context }) =>
      reading(context, input.caseId, service.caseSuccessor(callerOf(context).role, input.caseId)),
    ),
    caseEffects: recall.caseEffects.handler(({ input, context }) =>
      reading(context, input.caseId, service.caseEffects(callerOf(context).role, input.caseId)),
    ),
    effectsEnding: recall.effectsEnding.handler(({ input }) => service.effectsEnding(input)),
    effectsOfPerson: recall.effectsOfPerson.handler(async ({ input }) => ({
      effects: await service.effectsOfPerson(input.personId),
    })),
  };
}
