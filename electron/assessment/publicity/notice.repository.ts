import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { type Publicised, publicisedSchema } from '#shared/contract/assessment-publicity.ts';
import type { Instant } from '#shared/dates.ts';
import type { CycleId, PublicityId } from '#shared/ids.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';

const resultsSchema = z.array(publicisedSchema);

type NoticeRow = Selectable<Schema['publicity']>;

/** A notice as stored, with what it shows and how many objections it met. */
export interface StoredNotice extends Omit<NoticeRow, 'results'> {
  readonly results: readonly Publicised[];
  readonly objections: { readonly all: number; readonly open: number };
}

function notices(handle: ReadHandle) {
  return handle
    .selectFrom('publicity')
    .selectAll('publicity')
    .select((e) => [
      e
        .selectFrom('objection as o')
        .select((o) => o.fn.countAll<number>().as('count'))
        .whereRef('o.publicity_id', '=', 'publicity.id')
        .as('all'),
      e
        .selectFrom('objection as o')
        .select((o) => o.fn.countAll<number>().as('count'))
        .whereRef('o.publicity_id', '=', 'publicity.id')
        .where('o.outcome', 'is', null)
        .as('open'),
    ]);
}

type FoundNotice = Awaited<ReturnType<ReturnType<typeof notices>['executeTakeFirstOrThrow']>>;

const toNotice = ({ results, all, open, ...row }: FoundNotice): StoredNotice => ({
  ...row,
  results: resultsSchema.parse(JSON.parse(results)),
  objections: { all: all ?? 0, open: open ?? 0 },
});

/** Every notice of a cycle, the newest first. */
export async function noticesOf(handle: ReadHandle, cycleId: CycleId): Promise<StoredNotice[]> {
  const rows = await notices(handle)
    .where('cycle_id', '=', cycleId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toNotice);
}

export async function findNotice(handle: ReadHandle, id: PublicityId): Promise<StoredNotice | undefined> {
  const row = await notices(handle).where('id', '=', id).executeTakeFirst();
  return row && toNotice(row);
}

export async function insertNotice(
  trx: Transaction<Schema>,
  { results, ...row }: Omit<Insertable<Schema['publicity']>, 'results'> & { results: readonly Publicised[] },
): Promise<void> {
  await trx
    .insertInto('publicity')
    .values({ ...row, results: JSON.stringify(results) })
    .execute();
}

/** Changes a notice and counts its revision up. */
export async function updateNotice(
  trx: Transaction<Schema>,
  id: PublicityId,
  changes: Pick<NoticeRow, 'withdrawn_at' | 'withdraw_reason'>,
): Promise<void> {
  await trx
    .updateTable('publicity')
    .set({ ...changes, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/**
 * Every settled grade of a cycle as a notice shows it: first secretaries, members, teams, units, each in the order of
 * the roster. Whoever has no grade is left out: that somebody was not graded is not for the public.
 */
export async function settledResults(
  handle: ReadHandle,
  cycleId: CycleId,
  scheme: Scheme,
): Promise<Publicised[]> {
  const rows = await handle
    .selectFrom('assessment')
    .select([
      'id as assessmentId',
      'object',
      'person_name as name',
      'township_name as townshipName',
      'village_name as villageName',
      'unit_name as unitName',
      'identity',
      'final_grade as grade',
    ])
    .where('cycle_id', '=', cycleId)
    .where('state', '=', 'locked')
    .where('final_grade', 'is not', null)
    .orderBy(
      sql`case object when 'first_secretary' then 1 when 'team_member' then 2 when 'team' then 3 else 4 end`,
    )
    .orderBy('township_name')
    .orderBy('village_key')
    .orderBy('person_key')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ identity, grade, ...row }) =>
    grade === null ? [] : [{ ...row, grade, gradeWord: gradeWordsFor(scheme, identity)[grade] }],
  );
}

/**
 * When the last of these results was settled after the cycle had come to its publicity; null where none was. What was
 * settled before that follows the step's own day: paper may have been ahead of what was entered.
 */
export async function lastSettledAt(
  handle: ReadHandle,
  results: readonly Pick<Publicised, 'assessmentId'>[],
  steppedAt: Instant | null,
): Promise<Instant | null> {
  if (steppedAt === null) return null;
  const ids = results.map(({ assessmentId }) => assessmentId);
  const { last } = await handle
    .selectFrom('assessment')
    .select((e) => e.fn.max<Instant | null>('approved_at').as('last'))
    .where('id', 'in', among(ids))
    .where('approved_at', '>', steppedAt)
    .executeTakeFirstOrThrow();
  return last;
}

/** How many graded records of a cycle are not settled, or are open again. */
export async function openRecords(handle: ReadHandle, cycleId: CycleId): Promise<number> {
  const { count } = await handle
    .selectFrom('assessment')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('cycle_id', '=', cycleId)
    .where('participation', '=', 'graded')
    .where('state', '<>', 'locked')
    .executeTakeFirstOrThrow();
  return count;
}

/** The day on which the cycle came to its publicity in the present version; undefined where it never did. */
export async function publicityStep(handle: ReadHandle, cycleId: CycleId, version: number) {
  const row = await handle
    .selectFrom('cycle_step')
    .select(['on_date as onDate', 'at'])
    .where('cycle_id', '=', cycleId)
    .where('version', '=', version)
    .where('to_state', '=', 'publicity')
    .where('direction', '=', 'forward')
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row;
}
