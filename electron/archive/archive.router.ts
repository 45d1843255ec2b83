import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import type { ArchiveService } from './archive.service.ts';

/** Handlers of `archive.*`. */
export function createArchiveRouter(os: Procedures, { archive }: { archive: ArchiveService }) {
  const on = os.archive;
  return {
    previewDocument: on.previewDocument.handler(({ input, context }) =>
      archive.previewDocument(callerOf(context).userId, input),
    ),
    issueDocument: on.issueDocument.handler(({ input, context }) =>
      archive.issueDocument(actorOf(context), input),
    ),
    previewBallots: on.previewBallots.handler(({ input, context }) =>
      archive.previewBallots(actorOf(context), input.batchIds),
    ),
    list: on.list.handler(({ input }) => archive.list(input)),
    get: on.get.handler(({ input }) => archive.get(input.id)),
    verify: on.verify.handler(({ input }) => archive.verify(input.id)),
    voidDocument: on.voidDocument.handler(({ input, context }) =>
      archive.voidDocument(actorOf(context), input),
    ),
  };
}
