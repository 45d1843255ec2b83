import type {
  EligibilityDetail,
  EligibilityFilter,
  EligibilityRow,
  EligibilitySummary,
  Evidence,
  FiguresComparison,
} from '#shared/contract/assessment-eligibility.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { AssessmentId, CycleId, JobId, UserId } from '#shared/ids.ts';
import type { Grade, Participation } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { AssessmentDependencies, Target } from '../record/change.ts';

/** Service of who takes part, and how far. */
export function createEligibilityService(_dependencies: AssessmentDependencies) {
  const missing = (): never => {
    throw ruleViolation('not_ready', '资格审核尚未就绪。');
  };
  return {
    determine: async (_owner: UserId, _actor: Actor, _id: CycleId): Promise<JobId> => missing(),
    summary: async (_id: CycleId): Promise<EligibilitySummary> => missing(),
    list: async (_input: { filter: EligibilityFilter }): Promise<{ total: number; rows: EligibilityRow[] }> =>
      missing(),
    get: async (_id: AssessmentId): Promise<EligibilityDetail> => missing(),
    overrule: async (
      _actor: Actor,
      _input: Target & { participation: Participation; cap: Grade | null },
    ): Promise<EligibilityDetail> => missing(),
    withdrawOverrule: async (_actor: Actor, _input: Target): Promise<EligibilityDetail> => missing(),
    startResit: async (_actor: Actor, _input: Target): Promise<EligibilityDetail> => missing(),
    takeFigures: async (
      _owner: UserId,
      _actor: Actor,
      _input: { cycleId: CycleId; overwrite: boolean },
    ): Promise<JobId> => missing(),
    compareFigures: async (_id: AssessmentId): Promise<FiguresComparison> => missing(),
    takeFiguresOf: async (
      _actor: Actor,
      _input: Target & { overwrite: boolean },
    ): Promise<AssessmentDetail> => missing(),
    evidence: async (_id: AssessmentId): Promise<Evidence> => missing(),
  };
}
export type EligibilityService = ReturnType<typeof createEligibilityService>;
