import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import type { CycleHead } from '../../assessment/cycle/cycle.repository.ts';
import { shownTo } from '../../assessment/record/shown-to.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { type ApplicationError, ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { nameOfSubject } from './record-facts.ts';

/** A record with the cycle it belongs to. */
export interface RecordWithCycle {
  readonly detail: AssessmentDetail;
  readonly cycle: CycleHead;
}

/**
 * A record as far as it goes on a paper for the reader.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function readRecordWithCycle(
  { assessment }: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<RecordWithCycle> {
  const whole = await assessment.get(id);
  const detail = reader === 'register' ? whole : shownTo(reader, whole);
  return { detail, cycle: await assessment.cycles.headOf(detail.cycleId) };
}

type RecordDocument =
  | 'annual_form'
  | 'term_form'
  | 'team_form'
  | 'unit_form'
  | 'score_detail'
  | 'result_notice';

/** What documents about one record have in common. */
export function recordDraft(
  { assessment }: ArchiveDependencies,
  { detail, cycle }: RecordWithCycle,
  kind: RecordDocument,
  refusal: ApplicationError | null = refusalOf(detail, kind),
): Omit<DocumentDraft, 'title' | 'snapshot' | 'formedOn'> {
  const { subject } = detail;
  return {
    kind,
    year: detail.year,
    schemeVersionId: cycle.schemeVersionId,
    name: nameOfSubject(detail),
    about: detail.id,
    assessment: { id: detail.id, revision: detail.revision },
    cycleId: null,
    unitId: null,
    caseId: null,
    person: isPersonSubject(subject) ? { id: subject.personId, name: subject.name } : null,
    refusal,
    standing: detail.revision,
    standingNow: (handle: ReadHandle) => assessment.revisionOf(handle, detail.id),
  };
}

/** A document about a record says what was settled; before that there is only a preview. */
function refusalOf(detail: AssessmentDetail, kind: RecordDocument): ApplicationError | null {
  if (detail.state === 'locked') return null;
  return ruleViolation(
    'not_locked',
    `${nameOfSubject(detail)}的考核还没有审定锁定，不能生成${documentKindLabels[kind]}。可以先预览；审定锁定后再生成。`,
  );
}
