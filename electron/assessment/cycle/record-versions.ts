import { sql } from 'kysely';

/** The number of the version that a locked record is now: one more than those kept when it was reopened. */
export const versionOfLock = (assessmentId: string) =>
  sql<number>`(select count(*) + 1 from assessment_version v where v.assessment_id = ${sql.ref(assessmentId)})`;
