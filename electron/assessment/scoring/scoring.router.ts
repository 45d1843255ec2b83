import { actorOf, type Procedures } from '../../http/procedures.ts';
import type { ScoringService } from './scoring.service.ts';

/** Handlers of what the committee enters. */
export function createScoringRouter({ assessment: on }: Procedures, scoring: ScoringService) {
  return {
    saveTally: on.saveTally.handler(({ input, context }) => scoring.saveTally(actorOf(context), input)),
    saveScores: on.saveScores.handler(({ input, context }) => scoring.saveScores(actorOf(context), input)),
    saveNarrative: on.saveNarrative.handler(({ input, context }) =>
      scoring.saveNarrative(actorOf(context), input),
    ),
  };
}
