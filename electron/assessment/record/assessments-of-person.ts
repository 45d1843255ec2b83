import * as z from 'zod';
import type { Instant } from '#shared/dates.ts';
import type { AssessmentId, CycleId, PersonId, PostingId } from '#shared/ids.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import { identitySchema } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';

/** An assessment of a person, as far as it has come. */
export interface AssessmentOfPerson {
  readonly id: AssessmentId;
  readonly cycleId: CycleId;
  readonly postingId: PostingId;
  readonly year: number;
  /** Title of the cycle. */
  readonly title: string;
  readonly openedAt: Instant;
  /** When a leader settled it; null before. */
  readonly settledAt: Instant | null;
  /** The final grade in the words of the person's identity; null before it is settled. */
  readonly gradeWord: string | null;
}

/** Every assessment of one person, the newest year first, grades in the words of the version they were made under. */
export async function assessmentsOfPerson(
  handle: ReadHandle,
  policy: PolicyService,
  personId: PersonId,
): Promise<AssessmentOfPerson[]> {
  const rows = await handle
    .selectFrom('assessment as a')
    .innerJoin('assessment_cycle as c', 'c.id', 'a.cycle_id')
    .select([
      'a.id',
      'a.cycle_id',
      'a.posting_id',
      'a.identity',
      'a.final_grade',
      'a.approved_at',
      'c.year',
      'c.title',
      'c.opened_at',
      'c.scheme_version_id',
    ])
    .where('a.person_id', '=', personId)
    // A record about a person is of an opened cycle and of a posting: the tables' own checks say so.
    .$narrowType<{ posting_id: PostingId; opened_at: Instant }>()
    .orderBy('c.year', 'desc')
    .execute();
  const assessments: AssessmentOfPerson[] = [];
  for (const row of rows) {
    const { content } = await policy.get(row.scheme_version_id);
    const identity = z.safeParse(identitySchema, row.identity);
    assessments.push({
      id: row.id,
      cycleId: row.cycle_id,
      postingId: row.posting_id,
      year: row.year,
      title: row.title,
      openedAt: row.opened_at,
      settledAt: row.final_grade === null ? null : row.approved_at,
      gradeWord:
        row.final_grade === null || !identity.success
          ? null
          : gradeWordsFor(content, identity.data)[row.final_grade],
    });
  }
  return assessments;
}
