import type {
  EligibilityRecords,
  LeaveOfPeriod,
  PostingOfPeriod,
} from '#shared/assessment/eligibility-records.ts';
import type { Days } from '#shared/assessment/time-on-post.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { takenPeriod } from '#shared/presence/leave-joining.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { conductOf, spotChecksOf } from '../../presence/dated-records.ts';

/** What decides whether these people take part, for each of them, in one round of queries. */
export async function eligibilityRecordsOf(
  handle: ReadHandle,
  period: Days,
  people: readonly PersonId[],
): Promise<Map<PersonId, EligibilityRecords>> {
  const postings = await postingsOf(handle, period, people);
  const ids = [...postings.values()].flatMap((held) => held.map(({ id }) => id));
  const leaves = await leavesOf(handle, period, ids);
  const checks = await spotChecksOf(handle, ids, period);
  const conduct = await conductOf(handle, people);
  const workStarts = await workStartsOf(handle, people);
  return new Map(
    people.map((personId) => {
      const held = postings.get(personId) ?? [];
      return [
        personId,
        {
          period,
          personId,
          workStart: workStarts.get(personId) ?? null,
          postings: held,
          leaves: held.flatMap(({ id }) => leaves.get(id) ?? []),
          conduct: (conduct.get(personId) ?? []).filter(({ decidedOn }) => decidedOn <= period.to),
          spotChecks: held.flatMap(({ id }) => checks.get(id) ?? []),
        },
      ];
    }),
  );
}

async function postingsOf(
  handle: ReadHandle,
  { from, to }: Days,
  people: readonly PersonId[],
): Promise<Map<PersonId, PostingOfPeriod[]>> {
  const rows = await handle
    .selectFrom('posting as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .select([
      'p.id',
      'p.person_id as personId',
      'v.name as villageName',
      'p.start_date as startDate',
      'p.end_date as endDate',
      'p.end_kind as endKind',
    ])
    .where('p.person_id', 'in', among(people))
    .where('p.start_date', '<=', to)
    .where((e) => e.or([e('p.end_date', 'is', null), e('p.end_date', '>=', from)]))
    .orderBy('p.start_date')
    .orderBy('p.id')
    // A posting with a person has a start date: the table's own check says so.
    .$narrowType<{ personId: PersonId; startDate: BusinessDate }>()
    .execute();
  const held = new Map<PersonId, PostingOfPeriod[]>();
  for (const { personId, ...posting } of rows) {
    const known = held.get(personId);
    if (known) known.push(posting);
    else held.set(personId, [posting]);
  }
  return held;
}

async function leavesOf(
  handle: ReadHandle,
  { from, to }: Days,
  ids: readonly PostingId[],
): Promise<Map<PostingId, LeaveOfPeriod[]>> {
  const rows = await handle
    .selectFrom('leave')
    .select([
      'id',
      'posting_id as postingId',
      'kind',
      'state',
      'start_date as startDate',
      'start_half as startHalf',
      'end_date as endDate',
      'end_half as endHalf',
      'returned_on as returnedOn',
      'returned_half as returnedHalf',
    ])
    .where('posting_id', 'in', among(ids))
    .where('state', 'in', ['approved', 'returned'])
    .where('start_date', '<=', to)
    .where('end_date', '>=', from)
    .orderBy('start_date')
    .orderBy('id')
    .execute();
  const leaves = new Map<PostingId, LeaveOfPeriod[]>();
  for (const { id, postingId, kind, ...leave } of rows) {
    const taken = { id, kind, ...takenPeriod(leave) };
    const known = leaves.get(postingId);
    if (known) known.push(taken);
    else leaves.set(postingId, [taken]);
  }
  return leaves;
}

async function workStartsOf(
  handle: ReadHandle,
  people: readonly PersonId[],
): Promise<Map<PersonId, BusinessDate | null>> {
  const rows = await handle
    .selectFrom('person')
    .select(['id', 'work_start_date as workStart'])
    .where('id', 'in', among(people))
    .execute();
  return new Map(rows.map(({ id, workStart }) => [id, workStart]));
}
