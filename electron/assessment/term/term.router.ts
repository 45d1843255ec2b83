import { actorOf, callerOf, type Procedures } from '../../http/procedures.ts';
import type { TermService } from './term.service.ts';

/** Handlers of the end of a term. */
export function createTermRouter({ assessment: on }: Procedures, term: TermService) {
  return {
    termRules: on.termRules.handler(() => term.rules()),
    listTermDue: on.listTermDue.handler(({ input }) => term.listDue(input)),
    termDossier: on.termDossier.handler(({ input, context }) =>
      term.dossier(input.id, callerOf(context).role),
    ),
    draftAppraisal: on.draftAppraisal.handler(({ input }) => term.draft(input.id)),
    saveAppraisal: on.saveAppraisal.handler(({ input, context }) =>
      term.saveAppraisal(actorOf(context), input),
    ),
  };
}
