import { sql } from 'kysely';
import type { ScoreInputs } from '#shared/assessment/score-inputs.ts';
import type { AssessmentId, SchemeVersionId } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type { AssessedObject, AssessmentKind, Grade, Participation } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** A record with what was entered for it, and nothing else; earlier results are not among it. */
export interface BareRecord extends Omit<ScoreInputs, 'earlier'> {
  readonly id: AssessmentId;
  readonly schemeVersionId: SchemeVersionId;
  readonly kind: AssessmentKind;
  readonly object: AssessedObject;
  readonly participation: Participation;
  readonly gradeCap: Grade | null;
  /** As stored. */
  readonly total: Points | null;
  readonly suggestedGrade: Grade | null;
}

/** Reads the records among these that are still being scored, in four queries however many they are. */
export async function readBareRecords(
  handle: ReadHandle,
  ids: readonly AssessmentId[],
): Promise<BareRecord[]> {
  const queries = bareRecordQueries(handle, ids);
  const tallies: ScoreInputs['tallies'][number][][] = ids.map(() => []);
  for (const row of await queries.tallies.execute()) {
    tallies[row.place]?.push({ group: row.group, votes: row });
  }
  const scores: ScoreInputs['scores'][number][][] = ids.map(() => []);
  for (const row of await queries.scores.execute()) scores[row.place]?.push(row);
  const adjustments: ScoreInputs['adjustments'][number][][] = ids.map(() => []);
  for (const row of await queries.adjustments.execute()) adjustments[row.place]?.push(row);
  return (await queries.records.execute()).map(({ place, ...record }) => ({
    ...record,
    tallies: tallies[place] ?? [],
    scores: scores[place] ?? [],
    adjustments: adjustments[place] ?? [],
  }));
}

/**
 * The queries behind {@link readBareRecords}, for looking at their plans. Rows name their record by its place among the
 * ids, which is a number: a text of its own for each score would cost as much as the score.
 */
export function bareRecordQueries(handle: ReadHandle, ids: readonly AssessmentId[]) {
  const asked = handle
    .selectFrom(sql<{ key: number; value: AssessmentId }>`json_each(${JSON.stringify(ids)})`.as('asked'))
    .select('asked.key as place');
  return {
    records: asked
      .innerJoin('assessment as a', 'a.id', 'asked.value')
      .innerJoin('assessment_cycle as c', 'c.id', 'a.cycle_id')
      .select([
        'a.id',
        'c.scheme_version_id as schemeVersionId',
        'c.kind',
        'a.object',
        'a.participation',
        'a.grade_cap as gradeCap',
        'a.total_points as total',
        'a.suggested_grade as suggestedGrade',
      ])
      .where('a.state', '=', 'scoring'),
    tallies: asked
      .innerJoin('ballot_tally as t', 't.assessment_id', 'asked.value')
      .select([
        't.rater_group as group',
        't.excellent',
        't.competent',
        't.basically_competent',
        't.incompetent',
      ]),
    scores: asked
      .innerJoin('item_score as s', 's.assessment_id', 'asked.value')
      .select(['s.scorer', 's.item_code as item', 's.points']),
    adjustments: asked
      .innerJoin('score_adjustment as d', 'd.assessment_id', 'asked.value')
      .select(['d.code', 'd.points'])
      .where('d.voided_at', 'is', null),
  };
}
