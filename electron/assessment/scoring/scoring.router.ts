import { actorOf, callerOf, type Procedures } from '../../http/procedures.ts';
import type { ScoringService } from './scoring.service.ts';

/** Handlers of what the committee enters. */
export function createScoringRouter({ assessment: on }: Procedures, scoring: ScoringService) {
  return {
    saveTally: on.saveTally.handler(({ input, context }) => scoring.saveTally(actorOf(context), input)),
    saveScores: on.saveScores.handler(({ input, context }) => scoring.saveScores(actorOf(context), input)),
    saveNarrative: on.saveNarrative.handler(({ input, context }) =>
      scoring.saveNarrative(actorOf(context), input),
    ),
    recordAdjustment: on.recordAdjustment.handler(({ input, context }) =>
      scoring.recordAdjustment(actorOf(context), input),
    ),
    voidAdjustment: on.voidAdjustment.handler(({ input, context }) =>
      scoring.voidAdjustment(actorOf(context), input),
    ),
    scoreTemplate: on.scoreTemplate.handler(({ input }) => scoring.scoreTemplate(input)),
    inspectScoreSheets: on.inspectScoreSheets.handler(({ input, context }) =>
      scoring.inspectScoreSheets(callerOf(context).userId, input),
    ),
    previewScoreImport: on.previewScoreImport.handler(({ input, context }) =>
      scoring.previewScoreImport(callerOf(context).userId, input),
    ),
    commitScoreImport: on.commitScoreImport.handler(async ({ input, context }) => ({
      jobId: await scoring.commitScoreImport(callerOf(context).userId, actorOf(context), input),
    })),
    recomputeCycle: on.recomputeCycle.handler(async ({ input, context }) => ({
      jobId: await scoring.recomputeCycle(callerOf(context).userId, actorOf(context), input.cycleId),
    })),
  };
}
