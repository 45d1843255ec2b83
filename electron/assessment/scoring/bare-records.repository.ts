import { type RawBuilder, sql } from 'kysely';
import type { ScoreInputs } from '#shared/assessment/score-inputs.ts';
import type { AssessmentId, SchemeVersionId } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type { AssessedObject, AssessmentKind, Grade, Participation, RaterGroup } from '#shared/vocabulary.ts';
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

type TallyValues = [RaterGroup, number, number, number, number];
type ScoreValues = [scorer: number, item: string, points: Points];
type AdjustmentValues = [code: string, points: Points];

/**
 * Reads the records among these that are still being scored, in one query however many they are. Each record comes as
 * one row with its inputs packed together: a row a score would take three times as long.
 */
export async function readBareRecords(
  handle: ReadHandle,
  ids: readonly AssessmentId[],
): Promise<BareRecord[]> {
  const rows = await bareRecordsQuery(handle, ids).execute();
  return rows.map(({ tallies, scores, adjustments, ...row }) => ({
    ...row,
    tallies: tallies === '[]' ? [] : unpack(tallies).map(toTally),
    scores: unpack(scores).map(toScore),
    adjustments: adjustments === '[]' ? [] : unpack(adjustments).map(toAdjustment),
  }));
}

/** The query behind {@link readBareRecords}, for looking at its plan. */
export function bareRecordsQuery(handle: ReadHandle, ids: readonly AssessmentId[]) {
  return handle
    .selectFrom(sql<{ value: AssessmentId }>`json_each(${JSON.stringify(ids)})`.as('asked'))
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
      packed<TallyValues>(
        sql`json_array(rater_group, excellent, competent, basically_competent, incompetent)`,
      )
        .from(sql`ballot_tally`)
        .as('tallies'),
      packed<ScoreValues>(sql`json_array(scorer, item_code, points)`).from(sql`item_score`).as('scores'),
      packed<AdjustmentValues>(sql`json_array(code, points)`)
        .from(sql`score_adjustment`, sql` and voided_at is null`)
        .as('adjustments'),
    ])
    .where('a.state', '=', 'scoring');
}

/** Text that the query itself has packed, so that its shape is known. */
type Packed<Values> = string & { readonly values?: Values };

const unpack = <Values>(text: Packed<Values>): Values[] => JSON.parse(text);

function packed<Values>(values: RawBuilder<unknown>) {
  return {
    from: (table: RawBuilder<unknown>, also: RawBuilder<unknown> = sql``) =>
      sql<
        Packed<Values>
      >`(select json_group_array(${values}) from ${table} where assessment_id = a.id${also})`,
  };
}

const toTally = ([group, excellent, competent, basically_competent, incompetent]: TallyValues) => ({
  group,
  votes: { excellent, competent, basically_competent, incompetent },
});
const toScore = ([scorer, item, points]: ScoreValues) => ({ scorer, item, points });
const toAdjustment = ([code, points]: AdjustmentValues) => ({ code, points });
