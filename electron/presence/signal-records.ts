import { type RawBuilder, sql } from 'kysely';
import type { PostingId } from '#shared/ids.ts';
import type { Queries } from '../roster/handle.types.ts';

type Row<Q extends (...given: never[]) => Promise<readonly { postingId: PostingId }[]>> = Omit<
  Awaited<ReturnType<Q>>[number],
  'postingId'
>;

/** What is on record about a posting; voided records and leave that was not approved are left out. */
export interface SignalRecords {
  readonly spotChecks: readonly Row<typeof spotChecks>[];
  readonly conduct: readonly Row<typeof conduct>[];
  readonly observations: readonly Row<typeof observations>[];
  readonly leaves: readonly Row<typeof leaves>[];
}

/** What a posting has of which nothing is on record. */
export const noSignalRecords: SignalRecords = { spotChecks: [], conduct: [], observations: [], leaves: [] };

/**
 * Records by posting, in no particular order; postings without any are left out. Conduct is a person's and stands
 * under each of the person's postings.
 */
export async function recordsForSignals(
  handle: Queries,
  postingIds: readonly PostingId[] | 'all',
): Promise<Map<PostingId, SignalRecords>> {
  const found = new Map<PostingId, { -readonly [K in keyof SignalRecords]: SignalRecords[K][number][] }>();
  const under = (id: PostingId) => {
    const known = found.get(id);
    if (known) return known;
    const records = { spotChecks: [], conduct: [], observations: [], leaves: [] };
    found.set(id, records);
    return records;
  };
  const asked = (column: string): RawBuilder<boolean> =>
    postingIds === 'all'
      ? sql`true`
      : sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(postingIds)}))`;

  for (const { postingId, ...record } of await spotChecks(handle, asked('posting_id'))) {
    under(postingId).spotChecks.push(record);
  }
  for (const { postingId, ...record } of await conduct(handle, asked('p.id'))) {
    under(postingId).conduct.push(record);
  }
  for (const { postingId, ...record } of await observations(handle, asked('posting_id'))) {
    under(postingId).observations.push(record);
  }
  for (const { postingId, ...record } of await leaves(handle, asked('posting_id'))) {
    under(postingId).leaves.push(record);
  }
  return found;
}

const spotChecks = (handle: Queries, asked: RawBuilder<boolean>) =>
  handle
    .selectFrom('spot_check')
    .select([
      'posting_id as postingId',
      'id',
      'level',
      'organ',
      'checked_on as checkedOn',
      'finding',
      'detail',
      'document_number as documentNumber',
      'correction_due_on as correctionDueOn',
      'corrected_on as correctedOn',
    ])
    .where('voided_at', 'is', null)
    .where(asked)
    .execute();

const conduct = (handle: Queries, asked: RawBuilder<boolean>) =>
  handle
    .selectFrom('conduct_record as c')
    .innerJoin('posting as p', 'p.person_id', 'c.person_id')
    .select([
      'p.id as postingId',
      'c.id',
      'c.kind',
      'c.severity',
      'c.decided_on as decidedOn',
      'c.effective_until as effectiveUntil',
      'c.organ',
      'c.document_number as documentNumber',
      'c.reason',
    ])
    .where('c.voided_at', 'is', null)
    .where(asked)
    .execute();

const observations = (handle: Queries, asked: RawBuilder<boolean>) =>
  handle
    .selectFrom('observation')
    .select([
      'posting_id as postingId',
      'id',
      'kind',
      'observed_on as observedOn',
      'organ',
      'document_number as documentNumber',
      'text',
    ])
    .where('voided_at', 'is', null)
    .where(asked)
    .execute();

/** The plus keeps the planner off the index by state, which nearly every leave is in: by posting, or straight through. */
const leaves = (handle: Queries, asked: RawBuilder<boolean>) =>
  handle
    .selectFrom('leave')
    .select([
      'posting_id as postingId',
      'id',
      'kind',
      'start_date as startDate',
      'start_half as startHalf',
      'end_date as endDate',
      'end_half as endHalf',
      'counted_as as countedAs',
      'calendar_half_days as calendarHalfDays',
      'working_half_days as workingHalfDays',
      'decided_organ as decidedOrgan',
    ])
    .where(sql<boolean>`+state in ('approved', 'returned')`)
    .where(asked)
    .execute();
