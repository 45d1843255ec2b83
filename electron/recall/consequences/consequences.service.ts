import { createAccountability } from './accountability.service.ts';
import type { ConsequenceDependencies } from './consequence-dependencies.ts';
import { createEffects } from './effects.service.ts';
import { createFollowUps } from './follow-ups.service.ts';
import { createSuccessorView } from './successor.service.ts';

export type ConsequencesService = ReturnType<typeof createConsequencesService>;

/** What follows a decision: follow-ups, accountability of the unit, the successor, effects for the person. */
export function createConsequencesService(dependencies: ConsequenceDependencies) {
  return {
    ...createFollowUps(dependencies),
    ...createAccountability(dependencies),
    ...createSuccessorView(dependencies),
    ...createEffects(dependencies),
  };
}
