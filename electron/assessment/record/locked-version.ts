import * as z from 'zod';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { pointsSchema } from '#shared/points.ts';
import { gradeSchema } from '#shared/vocabulary.ts';
import { sealed } from '../../canonical-sha256.ts';
import type { WriteUnit } from '../../database/database.types.ts';

/** What later programs need to find in a kept version; the rest of it is there whole. */
export const lockedContentSchema = z.object({
  finalGrade: gradeSchema.nullable(),
  total: pointsSchema.nullable(),
});

/**
 * Keeps a locked record whole, as the page showed it, before it is reopened: rules, figures, calculation,
 * proposal and approval.
 *
 * @returns the number of the kept version and the hash of its content
 */
export async function keepLockedVersion(
  { trx, at, actor }: WriteUnit,
  detail: AssessmentDetail,
  lockedAt: AssessmentDetail['updatedAt'],
  reason: string,
): Promise<{ version: number; sha256: string }> {
  const { earlierVersions, ...whole } = detail;
  const version = (earlierVersions[0]?.version ?? 0) + 1;
  const { content, sha256 } = sealed(whole);
  await trx
    .insertInto('assessment_version')
    .values({
      assessment_id: detail.id,
      version,
      content,
      sha256,
      locked_at: lockedAt,
      reopened_at: at,
      reopened_by: actor.name,
      reopen_reason: reason,
    })
    .execute();
  return { version, sha256 };
}
