import type { AssessmentId, CycleId, TownshipId } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type { AssessedObject, AssessmentState, Participation, PostRole } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../../database/database.types.ts';

/** A record of the cycle, as far as a score sheet names it. */
export interface ScoredRecord {
  readonly id: AssessmentId;
  readonly object: AssessedObject;
  readonly state: AssessmentState;
  readonly individual: 0 | 1;
  readonly participation: Participation;
  readonly role: PostRole | null;
  /** The person's name; for a team its village's, for a unit its own. */
  readonly name: string;
  readonly townshipName: string;
  readonly villageName: string;
  readonly unitName: string;
}

/** Everyone assessed in a cycle, by township, village and in the order of the roster. */
export function scoredRecords(
  handle: ReadHandle,
  cycleId: CycleId,
  townshipId: TownshipId | null = null,
): Promise<ScoredRecord[]> {
  let query = handle
    .selectFrom('assessment')
    .select([
      'id',
      'object',
      'state',
      'individual',
      'participation',
      'role',
      'person_name as name',
      'township_name as townshipName',
      'village_name as villageName',
      'unit_name as unitName',
    ])
    .where('cycle_id', '=', cycleId);
  if (townshipId !== null) query = query.where('township_id', '=', townshipId);
  return query.orderBy('township_name').orderBy('village_key').orderBy('id').execute();
}

/** Scores of a cycle by record, scorer and item: see {@link scoreKey}. */
export async function storedScores(
  handle: ReadHandle,
  cycleId: CycleId,
): Promise<ReadonlyMap<string, Points>> {
  const rows = await handle
    .selectFrom('assessment as a')
    .innerJoin('item_score as s', 's.assessment_id', 'a.id')
    .select(['a.id', 's.scorer', 's.item_code as item', 's.points'])
    .where('a.cycle_id', '=', cycleId)
    .execute();
  return new Map(rows.map((row) => [scoreKey(row.id, row.scorer, row.item), row.points]));
}

export const scoreKey = (id: AssessmentId, scorer: number, item: string) => `${id} ${scorer} ${item}`;
