import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import type { ArchiveService } from './archive.service.ts';

/** Handlers of `archive.*`. */
export function createArchiveRouter(os: Procedures, { archive }: { archive: ArchiveService }) {
  const on = os.archive;
  return {
    previewAnnualForm: on.previewAnnualForm.handler(({ input, context }) =>
      archive.previewAnnualForm(callerOf(context).userId, input.assessmentId),
    ),
    issueAnnualForm: on.issueAnnualForm.handler(({ input, context }) =>
      archive.issueAnnualForm(actorOf(context), input.assessmentId),
    ),
    list: on.list.handler(({ input }) => archive.list(input)),
    get: on.get.handler(({ input }) => archive.get(input.id)),
    verify: on.verify.handler(({ input }) => archive.verify(input.id)),
    voidDocument: on.voidDocument.handler(({ input, context }) =>
      archive.voidDocument(actorOf(context), input),
    ),
  };
}
