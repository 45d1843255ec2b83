import type { Procedures } from '../../http/procedures.ts';
import type { SummaryService } from './summary.service.ts';

/** Handlers of the cycle's figures, comparison and history. */
export function createSummaryRouter({ assessment: on }: Procedures, summary: SummaryService) {
  return {
    cycleSummary: on.cycleSummary.handler(({ input }) => summary.cycleSummary(input.cycleId)),
    compareCycles: on.compareCycles.handler(({ input }) => summary.compareCycles(input)),
    historyOfPerson: on.historyOfPerson.handler(({ input }) => summary.historyOfPerson(input.personId)),
  };
}
