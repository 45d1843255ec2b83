import { sql } from 'kysely';
import type { EarlierResult } from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import type { AssessmentKind } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/**
 * Locked results of assessments of lower kinds whose period lies within that of a record's cycle or reaches into it,
 * the oldest first: the regular ones of a year for the annual one, the annual ones of a term for its end.
 */
export async function earlierResultsOf(handle: ReadHandle, id: AssessmentId): Promise<EarlierResult[]> {
  return (await earlierResultsOfMany(handle, [id])).get(id) ?? [];
}

/** The same of many records, in one query; records without such results are not among them. */
export async function earlierResultsOfMany(
  handle: ReadHandle,
  ids: readonly AssessmentId[],
): Promise<Map<AssessmentId, EarlierResult[]>> {
  const found = new Map<AssessmentId, EarlierResult[]>();
  if (ids.length === 0) return found;
  for (const { of, begins: _begins, place: _place, ...result } of await earlierResultsQuery(
    handle,
    ids,
  ).execute()) {
    const results = found.get(of);
    if (results) results.push(result);
    else found.set(of, [result]);
  }
  return found;
}

/**
 * The query behind {@link earlierResultsOfMany}, for looking at its plan. Whose results count follows the object: a
 * person's, a village's team's, a unit's; each is looked up by an index of its own.
 */
export function earlierResultsQuery(handle: ReadHandle, ids: readonly AssessmentId[]) {
  const asked = JSON.stringify(ids);
  const ofPeople = lockedBefore(handle, asked)
    .where('mine.person_id', 'is not', null)
    .whereRef('a.person_id', '=', 'mine.person_id');
  const ofTeams = lockedBefore(handle, asked)
    .where('mine.object', '=', 'team')
    .where('a.object', '=', sql.lit('team'))
    .whereRef('a.village_id', '=', 'mine.village_id');
  const ofUnits = lockedBefore(handle, asked)
    .where('mine.object', '=', 'unit')
    .where('a.object', '=', sql.lit('unit'))
    .whereRef('a.unit_id', '=', 'mine.unit_id');
  return ofPeople.unionAll(ofTeams).unionAll(ofUnits).orderBy('begins').orderBy('place');
}

/**
 * Locked records of cycles that the cycle of each record asked about takes into account, whoever they are of. CROSS JOIN
 * keeps the order: SQLite would otherwise begin with every team there is.
 */
function lockedBefore(handle: ReadHandle, asked: string) {
  return handle
    .selectFrom(sql<{ value: AssessmentId }>`json_each(${asked})`.as('asked'))
    .crossJoin('assessment as mine')
    .crossJoin('assessment_cycle as cycle')
    .crossJoin('assessment_cycle as c')
    .crossJoin('assessment as a')
    .select([
      'mine.id as of',
      'a.id as assessmentId',
      'c.kind',
      'c.year',
      'c.title as cycleTitle',
      'a.total_points as total',
      'a.final_grade as finalGrade',
      'c.period_from as begins',
      'c.ordinal as place',
    ])
    .whereRef('mine.id', '=', 'asked.value')
    .whereRef('cycle.id', '=', 'mine.cycle_id')
    .whereRef('c.period_to', '>=', 'cycle.period_from')
    .whereRef('c.period_from', '<=', 'cycle.period_to')
    .where(
      'c.kind',
      '=',
      sql<AssessmentKind>`case cycle.kind when 'annual' then 'regular' when 'term' then 'annual' end`,
    )
    .whereRef('a.cycle_id', '=', 'c.id')
    .where('a.state', '=', 'locked');
}
