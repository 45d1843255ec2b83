import type { CycleId } from '#shared/ids.ts';
import type { Pool } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { createApprovalService } from './approval.service.ts';
import { readBoard } from './board.service.ts';
import { createDecisionService } from './decision.service.ts';
import { createLockService } from './lock.service.ts';
import { createMovesService } from './moves.service.ts';

/** From score to settled grade: record by record, and pool by pool on the quota board. */
export function createGradingService(dependencies: AssessmentDependencies) {
  const { database, policy } = dependencies;
  return {
    ...createDecisionService(dependencies),
    ...createMovesService(dependencies),
    ...createLockService(dependencies),
    ...createApprovalService(dependencies),

    /** @throws ApplicationError NOT_FOUND */
    board: (actor: Actor, target: { readonly cycleId: CycleId; readonly pool: Pool }) =>
      readBoard(database.read, policy, actor, target),
  };
}
export type GradingService = ReturnType<typeof createGradingService>;
