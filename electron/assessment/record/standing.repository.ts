import { sql } from 'kysely';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { AssessmentId, CycleId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { AssessmentRecord } from './assessment.repository.ts';
import { lockedContentSchema } from './locked-version.ts';

/** A place in the pool (null while incomplete), and how many of the pool are graded: only they compete for places. */
export interface Standing {
  readonly rank: number | null;
  readonly poolSize: number;
}

/** The standing of one record. */
export async function standingOf(handle: ReadHandle, { row }: AssessmentRecord): Promise<Standing> {
  const { better, size } = await handle
    .selectFrom('assessment')
    .select((e) => [
      e.fn.countAll<number>().filterWhere('participation', '=', 'graded').as('size'),
      sql<number>`count(*) filter (where ${e.ref('total_points')} > ${row.total_points})`.as('better'),
    ])
    .where('cycle_id', '=', row.cycle_id)
    .where('pool', '=', row.pool)
    .executeTakeFirstOrThrow();
  return { rank: row.total_points === null ? null : better + 1, poolSize: size };
}

/** The standings of every record of a cycle, all at once. */
export async function standingsOf(handle: ReadHandle, id: CycleId): Promise<Map<AssessmentId, Standing>> {
  const rows = await handle
    .selectFrom('assessment')
    .select(['id', 'total_points'])
    .select((e) => [
      e.fn
        .agg<number>('rank')
        .over((over) => over.partitionBy(['cycle_id', 'pool']).orderBy('total_points', 'desc'))
        .as('place'),
      e.fn
        .countAll<number>()
        .filterWhere('participation', '=', 'graded')
        .over((over) => over.partitionBy(['cycle_id', 'pool']))
        .as('poolSize'),
    ])
    .where('cycle_id', '=', id)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { rank: row.total_points === null ? null : row.place, poolSize: row.poolSize },
    ]),
  );
}

/** Versions locked before and reopened since, newest first. */
export async function earlierVersionsOf(
  handle: ReadHandle,
  id: AssessmentId,
): Promise<AssessmentDetail['earlierVersions']> {
  const rows = await handle
    .selectFrom('assessment_version')
    .selectAll()
    .where('assessment_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => {
    const { finalGrade, total } = lockedContentSchema.parse(JSON.parse(row.content));
    return {
      version: row.version,
      finalGrade,
      total,
      lockedAt: row.locked_at,
      reopenedAt: row.reopened_at,
      reopenedBy: row.reopened_by,
      reopenReason: row.reopen_reason,
    };
  });
}
