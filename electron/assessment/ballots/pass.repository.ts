import type { Updateable } from 'kysely';
import type { PassContent } from '#shared/assessment/ballots/compare-passes.ts';
import { noVotes } from '#shared/assessment/ballots/count-ballots.ts';
import type { BallotMarks, BallotVotes } from '#shared/contract/assessment-ballots.ts';
import type { BallotBatchId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import type { PassColumns } from './batch.repository.ts';

type PassKey = Pick<PassColumns, 'batch_id' | 'pass'>;

/** What is stored of a pass: its ballots in the order of the stack, and its totals by person. */
export async function readPassContent(
  handle: ReadHandle,
  { batch_id, pass }: PassKey,
  people: number,
): Promise<{ ballots: BallotMarks[]; totals: (BallotVotes | null)[] }> {
  const counts = await countsOf(handle, batch_id, pass);
  return {
    ballots: await ballotsOf(handle, { batch_id, pass }),
    totals: Array.from({ length: people }, (_, index) => counts.get(index + 1) ?? null),
  };
}

/** Ballots of a pass in the order of the stack. */
export async function ballotsOf(handle: ReadHandle, { batch_id, pass }: PassKey): Promise<BallotMarks[]> {
  const rows = await handle
    .selectFrom('ballot_mark')
    .select('marks')
    .where('batch_id', '=', batch_id)
    .where('pass', '=', pass)
    .orderBy('number')
    .execute();
  return rows.map(({ marks }) => marks);
}

/** What a finished pass holds, to be compared. */
export async function finishedContent(
  handle: ReadHandle,
  pass: PassColumns,
  people: number,
): Promise<PassContent> {
  const { ballots, totals } = await readPassContent(handle, pass, people);
  if (pass.method === 'ballots') return { kind: 'ballots', ballots };
  return {
    kind: 'totals',
    totals: {
      returned: pass.returned ?? 0,
      invalid: pass.invalid ?? 0,
      totals: totals.map((person) => person ?? noVotes()),
    },
  };
}

/** Settled votes by person, in the order of the ballot. */
export async function settledVotes(handle: ReadHandle, id: BallotBatchId): Promise<BallotVotes[]> {
  const counts = await countsOf(handle, id, 0);
  return [...counts.entries()].sort(([a], [b]) => a - b).map(([, votes]) => votes);
}

async function countsOf(
  handle: ReadHandle,
  id: BallotBatchId,
  pass: 0 | 1 | 2,
): Promise<Map<number, BallotVotes>> {
  const rows = await handle
    .selectFrom('ballot_count')
    .select(['position', 'excellent', 'competent', 'basically_competent', 'incompetent', 'blank'])
    .where('batch_id', '=', id)
    .where('pass', '=', pass)
    .execute();
  return new Map(rows.map(({ position, blank, ...votes }) => [position, { votes, blank }]));
}

/** Replaces the totals of a pass (0: what was settled); a person without any has no line. */
export async function storeCounts(
  { trx }: WriteUnit,
  id: BallotBatchId,
  pass: 0 | 1 | 2,
  totals: readonly (BallotVotes | null)[],
): Promise<void> {
  await trx.deleteFrom('ballot_count').where('batch_id', '=', id).where('pass', '=', pass).execute();
  const rows = totals.flatMap((person, index) => {
    if (person === null) return [];
    const { votes, blank } = person;
    const valid = Object.values(votes).reduce((sum, count) => sum + count, blank);
    return [{ batch_id: id, pass, position: index + 1, valid, ...votes, blank }];
  });
  if (rows.length > 0) await trx.insertInto('ballot_count').values(rows).execute();
}

/** Changes columns of a pass and counts its revision up. */
export async function updatePass(
  { trx }: WriteUnit,
  { batch_id, pass }: PassKey,
  changes: Omit<Updateable<Schema['ballot_pass']>, 'batch_id' | 'pass' | 'revision'>,
): Promise<void> {
  await trx
    .updateTable('ballot_pass')
    .set((e) => ({ ...changes, revision: e('revision', '+', 1) }))
    .where('batch_id', '=', batch_id)
    .where('pass', '=', pass)
    .execute();
}

/** Throws a pass away with all it holds. */
export async function deletePass({ trx }: WriteUnit, { batch_id, pass }: PassKey): Promise<void> {
  for (const table of ['ballot_mark', 'ballot_count', 'ballot_pass'] as const) {
    await trx.deleteFrom(table).where('batch_id', '=', batch_id).where('pass', '=', pass).execute();
  }
}

/** Writes ballots at their places in the stack and takes back those beyond `total`. */
export async function storeBallots(
  { trx }: WriteUnit,
  { batch_id, pass }: PassKey,
  ballots: readonly { readonly number: number; readonly marks: BallotMarks }[],
  total: number,
): Promise<void> {
  if (ballots.length > 0) {
    await trx
      .insertInto('ballot_mark')
      .values(ballots.map(({ number, marks }) => ({ batch_id, pass, number, marks })))
      .onConflict((conflict) =>
        conflict
          .columns(['batch_id', 'pass', 'number'])
          .doUpdateSet((e) => ({ marks: e.ref('excluded.marks') })),
      )
      .execute();
  }
  await trx
    .deleteFrom('ballot_mark')
    .where('batch_id', '=', batch_id)
    .where('pass', '=', pass)
    .where('number', '>', total)
    .execute();
}
