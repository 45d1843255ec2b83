import { excellentLimit } from '#shared/assessment/quota.ts';
import { missingOf, progressByTownship, standingOfPools } from '#shared/assessment/summarise-cycle.ts';
import type { ComparisonRow, CycleSummary, HistoryEntry } from '#shared/contract/assessment-summary.ts';
import type { CycleId, PersonId } from '#shared/ids.ts';
import { templateFor } from '#shared/policy/lookup.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import { notFound } from '../../errors.ts';
import { findCycleHead } from '../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import {
  type ComparisonInput,
  type ComparisonRecord,
  comparedMoves,
  comparedRecords,
} from './comparison.repository.ts';
import { historyOf } from './history.ts';
import {
  batchStates,
  gradedByObject,
  likeRecords,
  lockedPools,
  ratioOf,
  scoredItems,
  talliedRecords,
} from './progress.repository.ts';

/** A cycle in figures, two cycles side by side, a person over the years. Reads only. */
export function createSummaryService({ database, policy }: AssessmentDependencies) {
  const { read } = database;
  return {
    /** @throws ApplicationError NOT_FOUND */
    async cycleSummary(cycleId: CycleId): Promise<CycleSummary> {
      const cycle = await findCycleHead(read, cycleId);
      if (!cycle) throw notFound('考核');
      const { content } = await policy.get(cycle.schemeVersionId);
      const records = await likeRecords(read, cycleId);
      const ratio = await ratioOf(read, cycleId);
      const { rounding } = content.annual.excellentQuota;
      return {
        townships: progressByTownship(records),
        pools: standingOfPools(records, await lockedPools(read, cycleId), (size) =>
          excellentLimit(size, ratio, rounding),
        ),
        missing: missingOf(
          {
            records,
            graded: await gradedByObject(read, cycleId),
            items: await scoredItems(read, cycleId),
            tallies: await talliedRecords(read, cycleId),
          },
          (object: AssessedObject) => templateFor(content, cycle.kind, object),
        ),
        batches: await batchStates(read, cycleId),
      };
    },

    /** Everyone of either cycle; who is in both stands in one row. */
    async compareCycles(input: ComparisonInput) {
      const moves = await comparedMoves(read, input);
      const records = await comparedRecords(read, input);
      return {
        total: moves.reduce((sum, { count }) => sum + count, 0),
        rows: records.map(toComparisonRow),
        moves: moves.flatMap(({ from, to, count }) =>
          from === null || to === null ? [] : [{ from, to, count }],
        ),
      };
    },

    /**
     * A person's assessments, the oldest first.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async historyOfPerson(personId: PersonId): Promise<{ name: string; entries: HistoryEntry[] }> {
      const person = await read
        .selectFrom('person')
        .select('name')
        .where('id', '=', personId)
        .executeTakeFirst();
      if (!person) throw notFound('人员');
      return { name: person.name, entries: await historyOf(read, policy, personId) };
    },
  };
}
export type SummaryService = ReturnType<typeof createSummaryService>;

function toComparisonRow(row: ComparisonRecord): ComparisonRow {
  return {
    key: row.key,
    object: row.object,
    name: row.name,
    identity: row.identity,
    townshipName: row.township_name,
    villageName: row.village_name,
    unitName: row.unit_name,
    first: sideOf(row, 'first'),
    second: sideOf(row, 'second'),
    difference: row.difference,
  };
}

function sideOf(row: ComparisonRecord, side: 'first' | 'second'): ComparisonRow['first'] {
  const [assessmentId, participation] = [row[`${side}_id`], row[`${side}_participation`]];
  if (assessmentId === null || participation === null) return null;
  return {
    assessmentId,
    total: row[`${side}_total`],
    rank: row[`${side}_place`],
    poolSize: row[`${side}_size`] ?? 0,
    grade: row[`${side}_grade`],
    participation,
    settled: row[`${side}_final`] !== null,
  };
}
