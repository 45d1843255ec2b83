import type { EligibilityOutcome } from '#shared/assessment/eligibility.ts';
import type { StoredEligibility } from '#shared/contract/assessment-eligibility.ts';
import type { AssessmentId } from '#shared/ids.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { updateAssessment } from '../record/assessment.repository.ts';

/** What holds: an overrule before the rules. */
export const holding = (stored: StoredEligibility): EligibilityOutcome => {
  const { participation, cap } = stored.overrule ?? stored;
  return { participation, cap };
};

/**
 * Stores a determination and lets it hold; the record's revision counts up. Total and suggestion are to be worked out
 * again afterwards.
 *
 * @returns what holds now
 */
export async function storeEligibility(
  unit: WriteUnit,
  id: AssessmentId,
  stored: StoredEligibility,
): Promise<EligibilityOutcome> {
  const holds = holding(stored);
  await updateAssessment(unit, id, {
    eligibility: JSON.stringify(stored),
    participation: holds.participation,
    grade_cap: holds.cap,
  });
  return holds;
}
