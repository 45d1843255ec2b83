import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import { caseActorOf } from '../recall/cases/cases.router.ts';
import type { ArchiveService } from './archive.service.ts';
import type { FileCheck } from './file-check/verify-file.ts';

/** Handlers of `archive.*`. */
export function createArchiveRouter(
  os: Procedures,
  { archive, fileCheck }: { archive: ArchiveService; fileCheck: FileCheck },
) {
  const on = os.archive;
  return {
    previewDocument: on.previewDocument.handler(({ input, context }) =>
      archive.previewDocument(caseActorOf(context), input),
    ),
    issueDocument: on.issueDocument.handler(({ input, context }) =>
      archive.issueDocument(actorOf(context), input),
    ),
    previewCaseDocument: on.previewCaseDocument.handler(({ input, context }) =>
      archive.previewCaseDocument(caseActorOf(context), input),
    ),
    issueCaseDocument: on.issueCaseDocument.handler(({ input, context }) =>
      archive.issueCaseDocument(caseActorOf(context), input),
    ),
    caseDocuments: on.caseDocuments.handler(({ input, context }) =>
      archive.caseDocuments(input.caseId, callerOf(context).role),
    ),
    previewBallots: on.previewBallots.handler(({ input, context }) =>
      archive.previewBallots(actorOf(context), input.batchIds),
    ),
    list: on.list.handler(({ input, context }) => archive.list(input, callerOf(context).role)),
    get: on.get.handler(({ input, context }) => archive.get(input.id, callerOf(context).role)),
    frozenData: on.frozenData.handler(({ input, context }) =>
      archive.frozenData(input.id, caseActorOf(context)),
    ),
    draftData: on.draftData.handler(({ input, context }) => archive.draftData(input, callerOf(context).role)),
    documentNeighbours: on.documentNeighbours.handler(({ input, context }) =>
      archive.neighbours(input, callerOf(context).role),
    ),
    verify: on.verify.handler(({ input, context }) => archive.verify(input.id, callerOf(context).role)),
    verifyFile: on.verifyFile.handler(({ input, context }) =>
      fileCheck.verifyFile(caseActorOf(context), input.uploadId),
    ),
    voidDocument: on.voidDocument.handler(({ input, context }) =>
      archive.voidDocument(caseActorOf(context), input),
    ),
    voidCaseDocument: on.voidCaseDocument.handler(({ input, context }) =>
      archive.voidCaseDocument(caseActorOf(context), input),
    ),
  };
}
