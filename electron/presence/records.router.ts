import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import type { ConductService } from './conduct.service.ts';
import type { LeaveService } from './leave.service.ts';
import type { ObservationService } from './observation.service.ts';
import type { SpotCheckService } from './spot-check.service.ts';

interface RecordServices {
  readonly leave: LeaveService;
  readonly spotChecks: SpotCheckService;
  readonly conduct: ConductService;
  readonly observations: ObservationService;
}

/** Handlers of inspections, conduct and observations, `presence.*`. */
export function createRecordsRouter(os: Procedures, services: RecordServices) {
  const { leave, spotChecks, conduct, observations } = services;
  return {
    previewSpotChecks: os.presence.previewSpotChecks.handler(({ input }) => spotChecks.preview(input)),
    recordSpotChecks: os.presence.recordSpotChecks.handler(async ({ input, context }) => ({
      ids: await spotChecks.record(actorOf(context), input),
    })),
    recordCorrection: os.presence.recordCorrection.handler(({ input, context }) =>
      spotChecks.correct(actorOf(context), input),
    ),
    voidSpotCheck: os.presence.voidSpotCheck.handler(({ input, context }) =>
      spotChecks.void(actorOf(context), input),
    ),
    listSpotChecks: os.presence.listSpotChecks.handler(({ input }) => spotChecks.list(input)),
    recordConduct: os.presence.recordConduct.handler(({ input, context }) =>
      conduct.record(actorOf(context), input),
    ),
    concludeInvestigation: os.presence.concludeInvestigation.handler(({ input, context }) =>
      conduct.conclude(actorOf(context), input),
    ),
    voidConduct: os.presence.voidConduct.handler(({ input, context }) =>
      conduct.void(actorOf(context), input),
    ),
    listConduct: os.presence.listConduct.handler(({ input }) => conduct.list(input)),
    recordObservation: os.presence.recordObservation.handler(({ input, context }) =>
      observations.record(actorOf(context), input),
    ),
    voidObservation: os.presence.voidObservation.handler(({ input, context }) =>
      observations.void(actorOf(context), input),
    ),
    listObservations: os.presence.listObservations.handler(({ input }) => observations.list(input)),
    recordsOfPerson: os.presence.recordsOfPerson.handler(async ({ input: { personId }, context }) => ({
      leaves: await leave.leavesOf({ personId }),
      spotChecks: await spotChecks.ofPerson(personId),
      conduct: await conduct.shownOfPerson(personId, callerOf(context).role),
      observations: await observations.ofPerson(personId),
    })),
  };
}
