import { sql } from 'kysely';
import { type BusinessDate, businessDateOf, type Instant } from '#shared/dates.ts';
import type { AssessmentId, PersonId, PostingId } from '#shared/ids.ts';
import type { Grade } from '#shared/vocabulary.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** A settled annual assessment of a person on a post, with its ballots of all groups together. */
export interface SettledAssessment {
  readonly assessmentId: AssessmentId;
  readonly postingId: PostingId;
  readonly year: number;
  readonly grade: Grade;
  /** The day it was settled. */
  readonly lockedOn: BusinessDate;
  /** Valid ballots that rated the person 称职（合格） or better, and that rated the person at all. */
  readonly satisfied: number;
  readonly valid: number;
}

/** Locked annual assessments of these people, on whatever post, by posting and year. */
export async function settledAssessmentsOf(
  handle: ReadHandle,
  personIds: readonly PersonId[],
): Promise<SettledAssessment[]> {
  const rows = await handle
    .selectFrom('assessment')
    .innerJoin('assessment_cycle as cycle', 'cycle.id', 'assessment.cycle_id')
    .leftJoin('ballot_tally as tally', 'tally.assessment_id', 'assessment.id')
    .select([
      'assessment.id as assessmentId',
      'assessment.posting_id as postingId',
      'cycle.year',
      'assessment.final_grade as grade',
      'assessment.approved_at as approvedAt',
      sql<number>`coalesce(sum(tally.excellent + tally.competent), 0)`.as('satisfied'),
      sql<number>`coalesce(sum(tally.excellent + tally.competent + tally.basically_competent
        + tally.incompetent), 0)`.as('valid'),
    ])
    .where('assessment.person_id', 'in', among(personIds))
    .where('assessment.state', '=', 'locked')
    .where('assessment.final_grade', 'is not', null)
    .where('cycle.kind', '=', 'annual')
    .groupBy('assessment.id')
    .orderBy('assessment.posting_id')
    .orderBy('cycle.year')
    // A locked assessment of a person has them: the table's own checks say so.
    .$narrowType<{ grade: Grade; approvedAt: Instant; postingId: PostingId }>()
    .execute();
  return rows.map(({ approvedAt, ...row }) => ({ ...row, lockedOn: businessDateOf(approvedAt) }));
}
