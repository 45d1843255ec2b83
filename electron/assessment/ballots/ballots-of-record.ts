import type { BallotVotes, BatchRow } from '#shared/contract/assessment-ballots.ts';
import type { AssessmentId, UserId } from '#shared/ids.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';
import { toRows } from './batch-view.ts';

export interface BallotsOfRecord {
  readonly batches: (BatchRow & { readonly votes: BallotVotes | null })[];
  readonly remarks: {
    readonly id: string;
    readonly group: RaterGroup;
    readonly aboutAll: boolean;
    readonly text: string;
  }[];
}

/** The batches that rate one record, and what raters wrote about it or about all on its ballots, in no order. */
export async function ballotsOfRecord(
  handle: Reader,
  id: AssessmentId,
  viewer: UserId,
): Promise<BallotsOfRecord> {
  const rows = await handle
    .selectFrom('ballot_batch as b')
    .innerJoin('ballot_batch_subject as s', 's.batch_id', 'b.id')
    .selectAll('b')
    .where('s.assessment_id', '=', id)
    .orderBy('b.number')
    .execute();
  const counts = await handle
    .selectFrom('ballot_count as c')
    .innerJoin('ballot_batch_subject as s', (join) =>
      join.onRef('s.batch_id', '=', 'c.batch_id').onRef('s.position', '=', 'c.position'),
    )
    .select(['c.batch_id', 'c.excellent', 'c.competent', 'c.basically_competent', 'c.incompetent', 'c.blank'])
    .where('s.assessment_id', '=', id)
    .where('c.pass', '=', 0)
    .execute();
  const votes = new Map(
    counts.map(({ batch_id, blank, ...options }) => [batch_id, { votes: options, blank }]),
  );
  const remarks = await handle
    .selectFrom('ballot_remark as r')
    .innerJoin('ballot_batch as b', 'b.id', 'r.batch_id')
    .innerJoin('ballot_batch_subject as s', 's.batch_id', 'r.batch_id')
    .select(['r.id', 'r.text', 'r.position', 'b.rater_group as group'])
    .where('s.assessment_id', '=', id)
    .where('b.state', '=', 'settled')
    .where((e) => e.or([e('r.position', 'is', null), e('r.position', '=', e.ref('s.position'))]))
    .orderBy('r.id')
    .execute();
  return {
    batches: (await toRows(handle, rows, viewer)).map((batch) => ({
      ...batch,
      votes: votes.get(batch.id) ?? null,
    })),
    remarks: remarks.map(({ position, ...remark }) => ({ ...remark, aboutAll: position === null })),
  };
}
