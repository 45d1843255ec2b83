import type { Selectable, Updateable } from 'kysely';
import * as z from 'zod';
import {
  type BallotTally,
  type EarlierResult,
  earlierResultSchema,
  type ItemScore,
  type Narrative,
  narrativeSchema,
  type ScoreAdjustment,
  type Subject,
  subjectSchema,
  type YearFigures,
  yearFiguresSchema,
} from '#shared/contract/assessment-record.ts';
import type { SheetScore } from '#shared/contract/assessment-scoring.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { type RaterGroup, raterGroups } from '#shared/vocabulary.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { earlierResultsOf } from './earlier-results.repository.ts';

type AssessmentRow = Selectable<Schema['assessment']>;

/** One person's assessment as stored, with its JSON columns read. */
export interface AssessmentRecord {
  readonly row: AssessmentRow;
  readonly subject: Subject;
  readonly figures: YearFigures;
  readonly narrative: Narrative;
  readonly tallies: readonly BallotTally[];
  readonly scores: readonly ItemScore[];
  readonly adjustments: readonly ScoreAdjustment[];
  /** As they stand now; from the proposal on, as they stood then. */
  readonly earlier: readonly EarlierResult[];
}

const frozenSchema = z.array(earlierResultSchema);

/** A record with everything that was entered for it. */
export async function findAssessment(
  handle: ReadHandle,
  id: AssessmentId,
): Promise<AssessmentRecord | undefined> {
  const row = await handle.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return {
    row,
    subject: subjectSchema.parse(JSON.parse(row.subject)),
    figures: yearFiguresSchema.parse(JSON.parse(row.figures)),
    narrative: narrativeSchema.parse(JSON.parse(row.narrative)),
    tallies: await talliesOf(handle, id),
    scores: await scoresOf(handle, id),
    adjustments: await adjustmentsOf(handle, id),
    earlier:
      row.state === 'scoring' || row.earlier === null
        ? await earlierResultsOf(handle, id)
        : frozenSchema.parse(JSON.parse(row.earlier)),
  };
}

/** In the order of the rater groups' vocabulary. */
export async function talliesOf(handle: ReadHandle, id: AssessmentId): Promise<BallotTally[]> {
  const rows = await handle.selectFrom('ballot_tally').selectAll().where('assessment_id', '=', id).execute();
  return rows
    .map(({ assessment_id, rater_group, issued, returned, valid, invalid, blank, ...votes }) => ({
      group: rater_group,
      issued,
      returned,
      valid,
      invalid,
      votes,
      blank,
    }))
    .sort((a, b) => raterGroups.indexOf(a.group) - raterGroups.indexOf(b.group));
}

/** The committee's scores, by scorer and in the order of the items' codes. */
export async function scoresOf(handle: ReadHandle, id: AssessmentId): Promise<ItemScore[]> {
  const rows = await handle
    .selectFrom('item_score')
    .select(['scorer', 'item_code as item', 'points', 'remark'])
    .where('assessment_id', '=', id)
    .orderBy('scorer')
    .orderBy('item_code')
    .execute();
  return rows;
}

/** Points on top and off, oldest first, without the voided ones. */
export async function adjustmentsOf(handle: ReadHandle, id: AssessmentId): Promise<ScoreAdjustment[]> {
  return handle
    .selectFrom('score_adjustment')
    .select([
      'id',
      'code',
      'points',
      'evidence',
      'document_number as documentNumber',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
    .where('assessment_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

/** Replaces a rater group's tally, or removes it. */
export async function storeTally(
  { trx }: WriteUnit,
  id: AssessmentId,
  group: RaterGroup,
  tally: BallotTally | null,
): Promise<void> {
  await trx
    .deleteFrom('ballot_tally')
    .where('assessment_id', '=', id)
    .where('rater_group', '=', group)
    .execute();
  if (tally === null) return;
  const { issued, returned, valid, invalid, votes, blank } = tally;
  await trx
    .insertInto('ballot_tally')
    .values({ assessment_id: id, rater_group: group, issued, returned, valid, invalid, ...votes, blank })
    .execute();
}

/** Replaces the sheet of one scorer. */
export async function storeSheet(
  { trx }: WriteUnit,
  id: AssessmentId,
  scorer: number,
  scores: readonly SheetScore[],
): Promise<void> {
  await trx.deleteFrom('item_score').where('assessment_id', '=', id).where('scorer', '=', scorer).execute();
  if (scores.length === 0) return;
  await trx
    .insertInto('item_score')
    .values(
      scores.map(({ item, points, remark }) => ({
        assessment_id: id,
        scorer,
        item_code: item,
        points,
        remark,
      })),
    )
    .execute();
}

/** Changes columns of a record and counts its revision up. */
export async function updateAssessment(
  { trx, at }: WriteUnit,
  id: AssessmentId,
  changes: Omit<Updateable<Schema['assessment']>, 'id' | 'revision' | 'updated_at'>,
): Promise<void> {
  await trx
    .updateTable('assessment')
    .set((e) => ({ ...changes, updated_at: at, revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
