import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import type { RosterService } from './roster.service.ts';

/** Handlers of `roster.*`. */
export function createRosterRouter(os: Procedures, { roster }: { readonly roster: RosterService }) {
  const { postings, units, people, nominations, rotation, earlyChanges, villages, imports } = roster;
  return {
    getPerson: os.roster.getPerson.handler(({ input }) => people.get(input.id)),
    findPeople: os.roster.findPeople.handler(async ({ input }) => ({
      people: await people.find(input.text),
    })),
    listNominations: os.roster.listNominations.handler(async ({ input }) => ({
      nominations: await nominations.list(input.townshipId),
    })),
    getNomination: os.roster.getNomination.handler(({ input }) => nominations.get(input.id)),
    nominate: os.roster.nominate.handler(({ input, context }) =>
      nominations.nominate(actorOf(context), input),
    ),
    answerNomination: os.roster.answerNomination.handler(({ input, context }) =>
      nominations.answer(actorOf(context), input),
    ),
    recordNominationStep: os.roster.recordNominationStep.handler(({ input, context }) =>
      nominations.recordStep(actorOf(context), input),
    ),
    arrive: os.roster.arrive.handler(({ input, context }) => nominations.arrive(actorOf(context), input)),
    closeNomination: os.roster.closeNomination.handler(({ input, context }) =>
      nominations.close(actorOf(context), input),
    ),
    openSuccessorPost: os.roster.openSuccessorPost.handler(({ input, context }) =>
      rotation.openSuccessorPost(actorOf(context), input),
    ),
    handOver: os.roster.handOver.handler(({ input, context }) => rotation.handOver(actorOf(context), input)),
    endPosting: os.roster.endPosting.handler(({ input, context }) =>
      rotation.endPosting(actorOf(context), input),
    ),
    listEarlyChanges: os.roster.listEarlyChanges.handler(({ input }) => earlyChanges.list(input)),
    getEarlyChange: os.roster.getEarlyChange.handler(({ input }) => earlyChanges.get(input.id)),
    applyEarlyChange: os.roster.applyEarlyChange.handler(({ input, context }) =>
      earlyChanges.apply(actorOf(context), input),
    ),
    recordEarlyChangeStep: os.roster.recordEarlyChangeStep.handler(({ input, context }) =>
      earlyChanges.recordStep(actorOf(context), input),
    ),
    closeEarlyChange: os.roster.closeEarlyChange.handler(({ input, context }) =>
      earlyChanges.close(actorOf(context), input),
    ),
    listVillageDemand: os.roster.listVillageDemand.handler(({ input }) => villages.listDemand(input)),
    updateVillage: os.roster.updateVillage.handler(({ input, context }) =>
      villages.update(actorOf(context), input),
    ),
    getTeam: os.roster.getTeam.handler(({ input }) => villages.getTeam(input.villageId)),
    getUnit: os.roster.getUnit.handler(({ input }) => units.get(input.id)),
    updateUnit: os.roster.updateUnit.handler(({ input, context }) => units.update(actorOf(context), input)),
    totals: os.roster.totals.handler(() => postings.totals()),
    listPostings: os.roster.listPostings.handler(({ input }) => postings.list(input)),
    listTownships: os.roster.listTownships.handler(async () => ({
      townships: await postings.listTownships(),
    })),
    listVillages: os.roster.listVillages.handler(async () => ({ villages: await postings.listVillages() })),
    listUnits: os.roster.listUnits.handler(async () => ({ units: await units.list() })),
    getPosting: os.roster.getPosting.handler(({ input }) => people.getPosting(input.id)),
    createPost: os.roster.createPost.handler(({ input, context }) =>
      postings.createPost(actorOf(context), input),
    ),
    fillPost: os.roster.fillPost.handler(({ input, context }) => postings.fillPost(actorOf(context), input)),
    updatePosting: os.roster.updatePosting.handler(({ input, context }) =>
      postings.updatePosting(actorOf(context), input),
    ),
    updatePerson: os.roster.updatePerson.handler(({ input, context }) =>
      people.update(actorOf(context), input),
    ),
    listUnitMatches: os.roster.listUnitMatches.handler(async () => ({ matches: await units.listMatches() })),
    mergeUnits: os.roster.mergeUnits.handler(({ input, context }) => units.merge(actorOf(context), input)),
    dismissUnitMatch: os.roster.dismissUnitMatch.handler(async ({ input, context }) => {
      await units.dismissMatch(actorOf(context), input);
      return {};
    }),
    inspectImport: os.roster.inspectImport.handler(({ input, context }) =>
      imports.inspect(callerOf(context).userId, input.uploadId),
    ),
    previewImport: os.roster.previewImport.handler(({ input, context }) =>
      imports.preview(callerOf(context).userId, input),
    ),
    commitImport: os.roster.commitImport.handler(async ({ input, context }) => ({
      jobId: await imports.commit(callerOf(context).userId, actorOf(context), input),
    })),
  };
}
