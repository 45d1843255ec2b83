import { type RawBuilder, sql } from 'kysely';

/**
 * Version of a record's result: the cycle's version and the number of the record's kept versions together. Either kind
 * of reopening makes the result another one that has to be told anew: that of the cycle counts its version up, that of a
 * record keeps a version of it.
 */
export const versionOfResult = (assessmentId: string, cycleVersion: RawBuilder<unknown>) =>
  sql<number>`${cycleVersion} + (
  select count(*) from assessment_version v where v.assessment_id = ${sql.ref(assessmentId)})`;
