import type { Procedures } from '../../http/procedures.ts';
import { caseActorOf, readingPart } from '../cases/cases.router.ts';
import type { CasesService } from '../cases/cases.service.ts';
import type { AttachmentsService } from './attachments.service.ts';
import type { EvidenceService } from './evidence.service.ts';

/** Handlers of `recall.*` for evidence and attachments. */
export function createEvidenceRouter(
  os: Procedures,
  {
    evidence,
    attachments,
    cases,
  }: {
    readonly evidence: EvidenceService;
    readonly attachments: AttachmentsService;
    readonly cases: CasesService;
  },
) {
  const { recall } = os;
  const reading = readingPart(cases);
  return {
    listEvidence: recall.listEvidence.handler(async ({ input, context }) => ({
      evidence: await reading(context, input.caseId, evidence.list(caseActorOf(context), input.caseId)),
    })),
    evidenceCandidates: recall.evidenceCandidates.handler(async ({ input, context }) => ({
      candidates: await evidence.candidates(caseActorOf(context), input.caseId),
    })),
    addEvidence: recall.addEvidence.handler(({ input, context }) =>
      evidence.add(caseActorOf(context), input),
    ),
    voidEvidence: recall.voidEvidence.handler(({ input, context }) =>
      evidence.void(caseActorOf(context), input),
    ),
    noteRecordChange: recall.noteRecordChange.handler(({ input, context }) =>
      evidence.noteRecordChange(caseActorOf(context), input),
    ),
    listAttachments: recall.listAttachments.handler(async ({ input, context }) => ({
      attachments: await reading(context, input.caseId, attachments.list(caseActorOf(context), input.caseId)),
    })),
    attachFile: recall.attachFile.handler(({ input, context }) =>
      attachments.attach(caseActorOf(context), input),
    ),
    voidAttachment: recall.voidAttachment.handler(({ input, context }) =>
      attachments.void(caseActorOf(context), input),
    ),
  };
}
