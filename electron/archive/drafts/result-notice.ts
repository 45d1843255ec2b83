import { type ResultNoticeSnapshot, resultNoticeSnapshotSchema } from '#shared/archive/snapshots/letters.ts';
import { isPersonSubject } from '#shared/contract/assessment-record.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { assessmentKindLabels, participationLabels } from '#shared/vocabulary.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { signingOrgan } from './letters.ts';
import { type RecordWithCycle, readRecordWithCycle, recordDraft } from './record-draft.ts';
import { nameOfSubject, standingOfSubject } from './record-facts.ts';

/**
 * What stands in a 考核结果通知书. Nobody is told before the results are in force; whoever is graded on their own is
 * told when their record is settled.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function resultNoticeDraft(
  dependencies: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const record = await readRecordWithCycle(dependencies, id, reader);
  const { detail, cycle } = record;
  const { approval, gradeWords, subject } = detail;
  const { content } = await dependencies.policy.get(cycle.schemeVersionId);
  const draft = recordDraft(dependencies, record, 'result_notice');
  return {
    ...draft,
    refusal: draft.refusal ?? notInForce(record),
    title: `${detail.cycleTitle}结果通知书`,
    formedOn: businessDateOf,
    snapshot: (frame) =>
      resultNoticeSnapshotSchema.parse({
        kind: 'result_notice',
        ...frame,
        year: detail.year,
        documentNumber: null,
        organ: signingOrgan(cycle, content),
        issuedOn: businessDateOf(frame.takenAt),
        cycleTitle: detail.cycleTitle,
        assessment: assessmentKindLabels[detail.kind],
        addressee: nameOfSubject(detail),
        standing: standingOfSubject(detail),
        toPerson: isPersonSubject(subject),
        period: { from: cycle.periodFrom, to: cycle.periodTo },
        grade: approval?.grade ? gradeWords[approval.grade] : null,
        participation: participationLabels[detail.participation],
        settledOn: approval && businessDateOf(approval.at),
        settledBy: content.annual.approvingOrgan.name,
        settledUnder: approval?.documentNumber ?? null,
      } satisfies ResultNoticeSnapshot),
  };
}

function notInForce({ detail, cycle }: RecordWithCycle) {
  if (detail.individual || cycle.state === 'final' || cycle.state === 'archived') return null;
  return ruleViolation(
    'not_in_final',
    `${detail.cycleTitle}的结果还没有生效，不能生成${nameOfSubject(detail)}的考核结果通知书。公示期满、结果生效后再生成。`,
  );
}
