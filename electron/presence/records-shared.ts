import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { among } from '../database/among.ts';
import { ApplicationError, conflict, notFound, ruleViolation } from '../errors.ts';
import type { Queries } from '../roster/handle.types.ts';

/** A post as far as records about its person have to know it. */
export interface RecordedPosting {
  readonly id: PostingId;
  readonly personName: string | null;
  readonly startDate: BusinessDate | null;
  readonly endDate: BusinessDate | null;
}

/** The posts of the ids; unknown ones are left out. */
export async function recordedPostings(
  handle: Queries,
  ids: readonly PostingId[],
): Promise<Map<PostingId, RecordedPosting>> {
  const rows = await handle
    .selectFrom('posting as p')
    .leftJoin('person as h', 'h.id', 'p.person_id')
    .select(['p.id', 'h.name as personName', 'p.start_date as startDate', 'p.end_date as endDate'])
    .where('p.id', 'in', among(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** INVALID_INPUT that names every field. */
export function refused(problems: readonly FieldNote[]): ApplicationError {
  const [first] = problems;
  const more = problems.length > 1 ? `（另有 ${problems.length - 1} 处需要更正）` : '';
  return new ApplicationError('INVALID_INPUT', `${first?.message ?? '内容不符合要求。'}${more}`, {
    issues: problems,
  });
}

/**
 * The record as it was read, still standing.
 *
 * @param what Chinese name of the record
 * @throws ApplicationError NOT_FOUND, CONFLICT, or RULE_VIOLATION `record_voided`
 */
export function standing<T extends { readonly revision: number; readonly voidedAt: Instant | null }>(
  record: T | undefined,
  revision: number,
  what: string,
): T {
  if (!record) throw notFound(what);
  if (record.revision !== revision) throw conflict(what, record.revision);
  if (record.voidedAt !== null) throw ruleViolation('record_voided', `这条${what}已经作废，不能再改动。`);
  return record;
}
