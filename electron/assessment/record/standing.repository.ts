import { sql } from 'kysely';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { AssessmentRecord } from './assessment.repository.ts';
import { lockedContentSchema } from './locked-version.ts';

/** A person's place in the pool (null while incomplete) and the size of the pool. */
export async function standingOf(
  handle: ReadHandle,
  { row }: AssessmentRecord,
): Promise<{ rank: number | null; poolSize: number }> {
  const { better, size } = await handle
    .selectFrom('assessment')
    .select((e) => [
      e.fn.countAll<number>().as('size'),
      sql<number>`count(*) filter (where ${e.ref('total_points')} > ${row.total_points})`.as('better'),
    ])
    .where('cycle_id', '=', row.cycle_id)
    .where('pool', '=', row.pool)
    .executeTakeFirstOrThrow();
  return { rank: row.total_points === null ? null : better + 1, poolSize: size };
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
