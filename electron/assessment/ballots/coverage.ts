import { sql } from 'kysely';
import type { CoverageRow, GroupCoverage } from '#shared/contract/assessment-ballots.ts';
import type { CycleId, TownshipId } from '#shared/ids.ts';
import { findTemplate } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { tidyLine } from '#shared/text.ts';
import type { Reader } from '../../database/database.types.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import { groupsRating } from './ballot-options.ts';
import { recordColumns } from './batch.repository.ts';

export interface CoverageInput {
  readonly cycleId: CycleId;
  readonly text: string;
  readonly townshipId: TownshipId | null;
  readonly onlyLacking: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Which ballots of whom are still missing, by the groups that rate each record. */
export async function listCoverage(handle: Reader, cycle: CycleHead, scheme: Scheme, input: CoverageInput) {
  const records = await takingPart(handle, input);
  const batches = await batchesByRecord(handle, input.cycleId);
  const rated = await ratedByRecord(handle, input.cycleId);
  const rows = records.map(({ id, ...record }): CoverageRow => {
    const groups = groupsRating(findTemplate(scheme, cycle.kind, record.object)).map(
      ({ group, minimumValid }): GroupCoverage => {
        const key = `${id} ${group}`;
        const made = batches.get(key) ?? { batches: 0, settledBatches: 0 };
        const valid = rated.get(key);
        return {
          group,
          minimumValid,
          batches: made.batches,
          settledBatches: made.settledBatches,
          rated: valid ?? 0,
          state: stateOf(made, valid, minimumValid),
        };
      },
    );
    const { name, object, townshipName, villageName, unitName } = record;
    return { assessmentId: id, name, object, townshipName, villageName, unitName, groups };
  });
  const lacking = rows.filter(({ groups }) => groups.some(({ state }) => state !== 'enough'));
  const listed = input.onlyLacking ? lacking : rows;
  return {
    total: listed.length,
    complete: rows.length - lacking.length,
    all: rows.length,
    rows: listed.slice(input.offset, input.offset + input.limit),
  };
}

function stateOf(
  made: { readonly batches: number; readonly settledBatches: number },
  valid: number | undefined,
  minimum: number,
): GroupCoverage['state'] {
  if (made.batches > made.settledBatches) return 'waiting';
  if (valid === undefined) return 'none';
  return valid >= minimum ? 'enough' : 'short';
}

async function takingPart(handle: Reader, { cycleId, text, townshipId }: CoverageInput) {
  let query = handle
    .selectFrom('assessment as a')
    .select(['a.id', ...recordColumns])
    .where('a.cycle_id', '=', cycleId)
    .where('a.participation', 'in', ['graded', 'comment_only'])
    .orderBy('a.township_name')
    .orderBy('a.village_key')
    .orderBy('a.person_key')
    .orderBy('a.id');
  if (townshipId !== null) query = query.where('a.township_id', '=', townshipId);
  for (const part of tidyLine(text).toLowerCase().split(' ').filter(Boolean)) {
    query = query.where(sql<boolean>`instr(a.search_text, ${part}) > 0`);
  }
  return query.execute();
}

async function batchesByRecord(handle: Reader, cycleId: CycleId) {
  const rows = await handle
    .selectFrom('ballot_batch as b')
    .innerJoin('ballot_batch_subject as s', 's.batch_id', 'b.id')
    .select((e) => [
      's.assessment_id as id',
      'b.rater_group as group',
      e.fn.countAll<number>().as('batches'),
      e.fn.countAll<number>().filterWhere('b.state', '=', 'settled').as('settledBatches'),
    ])
    .where('b.cycle_id', '=', cycleId)
    .where('b.state', '<>', 'voided')
    .groupBy(['s.assessment_id', 'b.rater_group'])
    .execute();
  return new Map(rows.map(({ id, group, ...made }) => [`${id} ${group}`, made]));
}

/** Valid ballots with an option, from batches or typed. */
async function ratedByRecord(handle: Reader, cycleId: CycleId): Promise<Map<string, number>> {
  const rows = await handle
    .selectFrom('ballot_tally as t')
    .innerJoin('assessment as a', 'a.id', 't.assessment_id')
    .select(['t.assessment_id as id', 't.rater_group as group', 't.valid', 't.blank'])
    .where('a.cycle_id', '=', cycleId)
    .execute();
  return new Map(rows.map(({ id, group, valid, blank }) => [`${id} ${group}`, valid - blank]));
}
