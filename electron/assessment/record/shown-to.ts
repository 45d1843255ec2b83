import { calculate } from '#shared/assessment/calculate.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';

/**
 * A record as far as a role may see it. How far somebody takes part is known to everyone; why, which may be a penalty or
 * an investigation, only to those who may read eligibility.
 */
export function shownTo(reader: Role, detail: AssessmentDetail): AssessmentDetail {
  if (isAllowed(reader, 'assessment.getEligibility')) return detail;
  const { template, gradeWords } = detail;
  return {
    ...detail,
    standingReasons: [],
    calculation: calculate(template, detail, gradeWords, { ...detail, reasons: [] }),
  };
}
