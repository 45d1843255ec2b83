import { type CaseDecision, caseDecisionSchema } from '#shared/contract/recall-case.ts';
import type { CaseRow } from '../cases/case.repository.ts';

/** What the decision of a case froze; null before it. */
export function decisionOf({ decision }: Pick<CaseRow, 'decision'>): CaseDecision | null {
  return decision === null ? null : caseDecisionSchema.parse(JSON.parse(decision));
}
