import { sql } from 'kysely';
import type { CycleId, TownshipId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import {
  type BallotBatchState,
  ballotBatchStates,
  type RaterGroup,
  raterGroups,
} from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';
import type { BatchColumns } from './batch.repository.ts';

export interface BatchFilter {
  readonly cycleId: CycleId;
  /** Parts of the place, or of names of those on the ballot, or of pinyin initials; a number is the batch's. */
  readonly text: string;
  readonly group: RaterGroup | null;
  readonly state: BallotBatchState | null;
  readonly townshipId: TownshipId | null;
}

export interface BatchListInput extends BatchFilter {
  readonly sort: readonly {
    readonly column: 'number' | 'group' | 'place' | 'state' | 'heldOn';
    readonly direction: 'asc' | 'desc';
  }[];
  readonly offset: number;
  readonly limit: number;
}

/** A page of the batches of a cycle; by number, unless sorted. */
export function listBatches(handle: Reader, input: BatchListInput): Promise<BatchColumns[]> {
  let query = filtered(handle, input).selectAll('b');
  if (input.state !== null) query = query.where('b.state', '=', input.state);
  for (const { column, direction } of input.sort) {
    query = query.orderBy(sortExpressions[column], direction);
  }
  return query.orderBy('b.number').offset(input.offset).limit(input.limit).execute();
}

/** How many batches of the filter are in each state, whatever state the filter names. */
export async function countBatches(
  handle: Reader,
  filter: BatchFilter,
): Promise<Record<BallotBatchState, number>> {
  const rows = await filtered(handle, filter)
    .select((e) => ['b.state', e.fn.countAll<number>().as('count')])
    .groupBy('b.state')
    .execute();
  const countOf = (state: BallotBatchState) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    printed: countOf('printed'),
    first: countOf('first'),
    second: countOf('second'),
    differences: countOf('differences'),
    settled: countOf('settled'),
    voided: countOf('voided'),
  };
}

function filtered(handle: Reader, { cycleId, text, group, townshipId }: BatchFilter) {
  let query = handle.selectFrom('ballot_batch as b').where('b.cycle_id', '=', cycleId);
  if (group !== null) query = query.where('b.rater_group', '=', group);
  if (townshipId !== null) query = query.where(onBallot(sql`a.township_id = ${townshipId}`));
  for (const part of tidyLine(text).toLowerCase().split(' ').filter(Boolean)) {
    const inNames = onBallot(sql`instr(a.search_text, ${part}) > 0`);
    query = query.where((e) =>
      e.or([
        sql<boolean>`instr(lower(b.place), ${part}) > 0`,
        inNames,
        ...(/^\d{1,6}$/.test(part) ? [e('b.number', '=', Number(part))] : []),
      ]),
    );
  }
  return query;
}

const onBallot = (condition: ReturnType<typeof sql>) => sql<boolean>`exists (
  select 1 from ballot_batch_subject s join assessment a on a.id = s.assessment_id
  where s.batch_id = b.id and ${condition})`;

const inOrder = (column: string, values: readonly string[]) =>
  sql`case ${sql.ref(column)} ${sql.join(
    values.map((value, index) => sql`when ${value} then ${sql.lit(index)}`),
    sql` `,
  )} end`;

const sortExpressions = {
  number: sql`b.number`,
  group: inOrder('b.rater_group', raterGroups),
  // As the roster sorts: by the pinyin of the first one's village.
  place: sql`(select a.village_key from ballot_batch_subject s join assessment a on a.id = s.assessment_id
    where s.batch_id = b.id and s.position = 1)`,
  state: inOrder('b.state', ballotBatchStates),
  heldOn: sql`b.held_on`,
} as const;
