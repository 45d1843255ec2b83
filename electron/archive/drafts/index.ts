import type { DocumentTarget } from '#shared/contract/archive.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import { annualFormDraft } from './annual-form.ts';
import { archiveCatalogueDraft } from './archive-catalogue.ts';
import { ballotSummaryDraft } from './ballot-summary.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { feedbackLetterDraft } from './feedback-letter.ts';
import { publicityNoticeDraft } from './publicity-notice.ts';
import { resultNoticeDraft } from './result-notice.ts';
import { resultRollDraft } from './result-roll.ts';
import { scoreDetailDraft } from './score-detail.ts';
import { teamFormDraft } from './team-form.ts';
import { termFormDraft } from './term-form.ts';
import { transferListDraft } from './transfer-list.ts';
import { unitFormDraft } from './unit-form.ts';

/**
 * Gathers what stands in a document as the data are now.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION where there is no such document about the target
 */
export function draftDocument(
  dependencies: ArchiveDependencies,
  target: DocumentTarget,
  reader: DraftReader,
): Promise<DocumentDraft> {
  switch (target.kind) {
    case 'annual_form':
      return annualFormDraft(dependencies, target.assessmentId, reader);
    case 'term_form':
      return termFormDraft(dependencies, target.assessmentId, reader);
    case 'team_form':
      return teamFormDraft(dependencies, target.assessmentId, reader);
    case 'unit_form':
      return unitFormDraft(dependencies, target.assessmentId, reader);
    case 'score_detail':
      return scoreDetailDraft(dependencies, target.assessmentId, reader);
    case 'result_notice':
      return resultNoticeDraft(dependencies, target.assessmentId, reader);
    case 'ballot_summary':
      return ballotSummaryDraft(dependencies, target);
    case 'result_roll':
      return resultRollDraft(dependencies, target.cycleId, reader);
    case 'archive_catalogue':
      return archiveCatalogueDraft(dependencies, target.personId);
    case 'transfer_list':
      return transferListDraft(dependencies, target.transferId);
    case 'publicity_notice':
      return publicityNoticeDraft(dependencies, target.cycleId);
    case 'feedback_letter':
      return feedbackLetterDraft(dependencies, target.cycleId, target.unitId);
  }
}
