import type { AssessmentId, CycleId, UserId } from '#shared/ids.ts';
import { notFound } from '../../errors.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { ballotsOfRecord } from './ballots-of-record.ts';
import { type BatchListInput, countBatches, listBatches } from './batch-list.repository.ts';
import { toRows } from './batch-view.ts';
import { createBatchesService } from './batches.service.ts';
import { type CoverageInput, listCoverage } from './coverage.ts';
import { createDifferencesService } from './differences.service.ts';
import { createEntryService } from './entry.service.ts';
import { createRemarksService } from './remarks.service.ts';
import { createTallySheets } from './sheets.service.ts';
import { type SuggestionInput, suggestBatches } from './suggest-batches.ts';

/** Paper ballots: batches, putting them in twice, differences, remarks, and what is still missing. */
export function createBallotsService(dependencies: AssessmentDependencies) {
  const { database, policy } = dependencies;

  /** @throws ApplicationError NOT_FOUND */
  async function cycleOf(id: CycleId): Promise<CycleHead> {
    const cycle = await findCycleHead(database.read, id);
    if (!cycle) throw notFound('考核');
    return cycle;
  }
  const schemeOf = async (cycle: CycleHead) => (await policy.get(cycle.schemeVersionId)).content;

  return {
    batches: createBatchesService(dependencies),
    entry: createEntryService(dependencies),
    differences: createDifferencesService(dependencies),
    remarks: createRemarksService(dependencies),
    sheets: createTallySheets(dependencies),

    /** @throws ApplicationError NOT_FOUND */
    async suggest(input: SuggestionInput) {
      const cycle = await cycleOf(input.cycleId);
      return { suggestions: await suggestBatches(database.read, cycle, await schemeOf(cycle), input) };
    },

    async list(viewer: UserId, input: BatchListInput) {
      const states = await countBatches(database.read, input);
      const counted = input.state === null ? Object.values(states) : [states[input.state]];
      return {
        total: counted.reduce((sum, count) => sum + count, 0),
        rows: await toRows(database.read, await listBatches(database.read, input), viewer),
        states,
      };
    },

    /** @throws ApplicationError NOT_FOUND */
    async coverage(input: CoverageInput) {
      const cycle = await cycleOf(input.cycleId);
      return listCoverage(database.read, cycle, await schemeOf(cycle), input);
    },

    ofRecord: (viewer: UserId, id: AssessmentId) => ballotsOfRecord(database.read, id, viewer),
  };
}
export type BallotsService = ReturnType<typeof createBallotsService>;
