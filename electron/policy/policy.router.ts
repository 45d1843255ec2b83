import { actorOf, type Procedures } from '../http/procedures.ts';
import type { PolicyService } from './policy.service.ts';

/** Handlers of `policy.*`. */
export function createPolicyRouter(os: Procedures, { policy }: { policy: PolicyService }) {
  const on = os.policy;
  return {
    listSchemes: on.listSchemes.handler(async () => ({ schemes: await policy.list() })),
    getScheme: on.getScheme.handler(({ input }) => policy.get(input.id)),
    usage: on.usage.handler(({ input }) => policy.usage(input.id)),
    inForce: on.inForce.handler(() => policy.versionInForce()),
    putInForce: on.putInForce.handler(({ input, context }) => policy.putInForce(actorOf(context), input)),
    listDrafts: on.listDrafts.handler(async () => ({ drafts: await policy.listDrafts() })),
    startDraft: on.startDraft.handler(({ input, context }) => policy.startDraft(actorOf(context), input)),
    getDraft: on.getDraft.handler(({ input }) => policy.getDraft(input.id)),
    saveDraft: on.saveDraft.handler(({ input, context }) => policy.saveDraft(actorOf(context), input)),
    publishDraft: on.publishDraft.handler(({ input, context }) =>
      policy.publishDraft(actorOf(context), input),
    ),
    discardDraft: on.discardDraft.handler(async ({ input, context }) => {
      await policy.discardDraft(actorOf(context), input);
      return {};
    }),
    exportScheme: on.exportScheme.handler(({ input }) => policy.exportScheme(input.id)),
    inspectSchemeFile: on.inspectSchemeFile.handler(({ input }) => policy.inspectSchemeFile(input.text)),
    importScheme: on.importScheme.handler(({ input, context }) =>
      policy.importScheme(actorOf(context), input),
    ),
  };
}
