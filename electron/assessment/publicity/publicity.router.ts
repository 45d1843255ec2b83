import { actorOf, type Procedures } from '../../http/procedures.ts';
import type { PublicityService } from './publicity.service.ts';

/** Handlers of publicity, objections, replies, and feedback to units. */
export function createPublicityRouter({ assessment: on }: Procedures, publicity: PublicityService) {
  return {
    publicity: on.publicity.handler(({ input }) => publicity.publicity(input.cycleId)),
    previewPublicity: on.previewPublicity.handler(({ input }) => publicity.previewPublicity(input)),
    publicisedResults: on.publicisedResults.handler(({ input }) =>
      publicity.publicisedResults(input.publicityId),
    ),
    startPublicity: on.startPublicity.handler(({ input, context }) =>
      publicity.startPublicity(actorOf(context), input),
    ),
    withdrawPublicity: on.withdrawPublicity.handler(({ input, context }) =>
      publicity.withdrawPublicity(actorOf(context), input),
    ),
    listObjections: on.listObjections.handler(({ input }) => publicity.listObjections(input.cycleId)),
    recordObjection: on.recordObjection.handler(({ input, context }) =>
      publicity.recordObjection(actorOf(context), input),
    ),
    answerObjection: on.answerObjection.handler(({ input, context }) =>
      publicity.answerObjection(actorOf(context), input),
    ),
    results: on.results.handler(({ input }) => publicity.results(input)),
    notifyResults: on.notifyResults.handler(({ input, context }) =>
      publicity.notifyResults(actorOf(context), input),
    ),
    recordReply: on.recordReply.handler(({ input, context }) =>
      publicity.recordReply(actorOf(context), input),
    ),
    unitResults: on.unitResults.handler(({ input }) => publicity.unitResults(input)),
    recordFeedback: on.recordFeedback.handler(({ input, context }) =>
      publicity.recordFeedback(actorOf(context), input),
    ),
    saveFeedback: on.saveFeedback.handler(({ input, context }) =>
      publicity.saveFeedback(actorOf(context), input),
    ),
  };
}
