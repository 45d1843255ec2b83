import type { SchemeUsage, SchemeUses } from '#shared/contract/policy.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** Nothing was made under a version. */
export const unused: SchemeUses = { cycles: 0, assessments: 0, nominations: 0, earlyChanges: 0, leaves: 0 };

/**
 * How many records were made under each version; versions without any are left out. Later features keep these
 * records and reach policy, not the other way round, so it counts them itself.
 */
export async function usesByVersion(handle: ReadHandle): Promise<Map<SchemeVersionId, SchemeUses>> {
  const [cycles, assessments, nominations, earlyChanges, leaves] = await Promise.all([
    countByVersion(handle, 'assessment_cycle'),
    assessmentsByVersion(handle),
    countByVersion(handle, 'nomination'),
    countByVersion(handle, 'early_change'),
    countByVersion(handle, 'leave'),
  ]);
  const uses = new Map<SchemeVersionId, SchemeUses>();
  for (const [kind, counts] of Object.entries({ cycles, assessments, nominations, earlyChanges, leaves })) {
    for (const { id, count } of counts) uses.set(id, { ...(uses.get(id) ?? unused), [kind]: count });
  }
  return uses;
}

type Counts = readonly { id: SchemeVersionId; count: number }[];

function countByVersion(
  handle: ReadHandle,
  table: 'assessment_cycle' | 'nomination' | 'early_change' | 'leave',
): Promise<Counts> {
  return handle
    .selectFrom(table)
    .select(({ fn }) => ['scheme_version_id as id', fn.countAll<number>().as('count')])
    .groupBy('scheme_version_id')
    .execute();
}

function assessmentsByVersion(handle: ReadHandle): Promise<Counts> {
  return handle
    .selectFrom('assessment')
    .innerJoin('assessment_cycle', 'assessment_cycle.id', 'assessment.cycle_id')
    .select(({ fn }) => ['assessment_cycle.scheme_version_id as id', fn.countAll<number>().as('count')])
    .groupBy('assessment_cycle.scheme_version_id')
    .execute();
}

/** The assessment cycles under a version, the newest year first. */
export function cyclesUnder(handle: ReadHandle, id: SchemeVersionId): Promise<SchemeUsage['cycles']> {
  return handle
    .selectFrom('assessment_cycle')
    .select(['id', 'title', 'year'])
    .where('scheme_version_id', '=', id)
    .orderBy('year', 'desc')
    .orderBy('opened_at', 'desc')
    .execute();
}
