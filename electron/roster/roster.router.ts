import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import type { RosterService } from './roster.service.ts';

/** Handlers of `roster.*`. */
export function createRosterRouter(os: Procedures, { roster }: { readonly roster: RosterService }) {
  const { postings, units, imports } = roster;
  return {
    totals: os.roster.totals.handler(() => postings.totals()),
    listPostings: os.roster.listPostings.handler(({ input }) => postings.list(input)),
    listTownships: os.roster.listTownships.handler(async () => ({
      townships: await postings.listTownships(),
    })),
    listVillages: os.roster.listVillages.handler(async () => ({ villages: await postings.listVillages() })),
    listUnits: os.roster.listUnits.handler(async () => ({ units: await units.list() })),
    getPosting: os.roster.getPosting.handler(({ input }) => postings.get(input.id)),
    createPost: os.roster.createPost.handler(({ input, context }) =>
      postings.createPost(actorOf(context), input),
    ),
    fillPost: os.roster.fillPost.handler(({ input, context }) => postings.fillPost(actorOf(context), input)),
    updatePosting: os.roster.updatePosting.handler(({ input, context }) =>
      postings.updatePosting(actorOf(context), input),
    ),
    updatePerson: os.roster.updatePerson.handler(({ input, context }) =>
      postings.updatePerson(actorOf(context), input),
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
