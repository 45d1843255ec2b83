import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { type CycleState, cycleStateLabels } from '#shared/vocabulary.ts';

type Phased = Pick<AssessmentDetail, 'cycleState' | 'individual'>;

/**
 * Whether what belongs to a phase may be done with a record now: its cycle is in it, or the record goes its own way
 * (reopened alone, or graded later). The program decides anew with every step; this only says what to offer.
 */
export function isInPhase({ cycleState, individual }: Phased, phase: CycleState): boolean {
  if (individual && cycleState !== 'draft' && cycleState !== 'archived') return true;
  return cycleState === phase;
}

/** Whether scores, tallies, texts and figures may be entered now. */
export function isOpenForEntry(detail: Phased & Pick<AssessmentDetail, 'state'>): boolean {
  return detail.state === 'scoring' && isInPhase(detail, 'scoring');
}

/** Why nothing can be entered though nobody has put a grade forward yet; null where it can. */
export function closedSentence(detail: Phased & Pick<AssessmentDetail, 'state'>): string | null {
  if (detail.state !== 'scoring' || isOpenForEntry(detail)) return null;
  const { cycleState } = detail;
  const now = `本次考核现在是“${cycleStateLabels[cycleState]}”阶段`;
  if (cycleState === 'draft' || cycleState === 'open') return `${now}，进入“测评评分”后才能评分。`;
  if (cycleState === 'archived') return `${now}，只能查看。`;
  return `${now}，评分和票数不能再改。确需修改，请在本次考核的总况中说明理由退回“测评评分”。`;
}
