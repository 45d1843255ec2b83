import type { Selectable } from 'kysely';
import type { EarlierResult } from '#shared/contract/assessment-record.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';

type Whose = Pick<
  Selectable<Schema['assessment']>,
  'cycle_id' | 'object' | 'person_id' | 'village_id' | 'unit_id'
>;

/**
 * Locked results of assessments of lower kinds whose period lies within that of the record's cycle, the oldest first:
 * the regular ones of a year for the annual one, the annual ones of a term for its end.
 */
export async function earlierResultsOf(handle: ReadHandle, whose: Whose): Promise<EarlierResult[]> {
  const cycle = await handle
    .selectFrom('assessment_cycle')
    .select(['kind', 'period_from', 'period_to'])
    .where('id', '=', whose.cycle_id)
    .executeTakeFirstOrThrow();
  const kind = { regular: null, annual: 'regular', term: 'annual' } as const;
  const earlierKind = kind[cycle.kind];
  if (earlierKind === null) return [];
  let query = handle
    .selectFrom('assessment as a')
    .innerJoin('assessment_cycle as c', 'c.id', 'a.cycle_id')
    .select([
      'a.id as assessmentId',
      'c.kind',
      'c.year',
      'c.title as cycleTitle',
      'a.total_points as total',
      'a.final_grade as finalGrade',
    ])
    .where('a.state', '=', 'locked')
    .where('c.kind', '=', earlierKind)
    .where('c.period_to', '>=', cycle.period_from)
    .where('c.period_from', '<=', cycle.period_to)
    .orderBy('c.period_from')
    .orderBy('c.ordinal');
  if (whose.person_id !== null) query = query.where('a.person_id', '=', whose.person_id);
  else if (whose.object === 'team')
    query = query.where('a.object', '=', 'team').where('a.village_id', '=', whose.village_id);
  else query = query.where('a.object', '=', 'unit').where('a.unit_id', '=', whose.unit_id);
  return query.execute();
}
