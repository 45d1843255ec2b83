import { sql } from 'kysely';
import type { AssessmentId } from '#shared/ids.ts';
import { templateFor } from '#shared/policy/lookup.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { earlierResultsOfMany } from '../record/earlier-results.repository.ts';
import { recomputeRecords, takesEarlier } from '../scoring/recompute.ts';
import type { GradedCycle } from './board.service.ts';

/** Records in one statement. */
const recordsAtOnce = 1000;

/**
 * Keeps with records that are being scored the earlier results they stand on now. From the proposal on these hold:
 * what is opened again or settled elsewhere later does not change what a settled total was made of.
 */
export async function freezeEarlier(unit: WriteUnit, ids: readonly AssessmentId[]): Promise<void> {
  for (let start = 0; start < ids.length; start += recordsAtOnce) {
    const part = ids.slice(start, start + recordsAtOnce);
    const earlier = await earlierResultsOfMany(unit.trx, part);
    const rows = JSON.stringify(part.map((id) => [id, JSON.stringify(earlier.get(id) ?? [])]));
    await sql`
      update assessment set earlier = frozen.value ->> 1
      from json_each(${rows}) as frozen where assessment.id = frozen.value ->> 0`.execute(unit.trx);
  }
}

/**
 * Refuses to put people forward whose totals no longer follow from earlier results, because these have changed since.
 *
 * @throws ApplicationError RULE_VIOLATION `totals_outdated`
 */
export async function requireTotalsUpToDate(
  unit: WriteUnit,
  policy: PolicyService,
  { head, scheme }: GradedCycle,
  rows: readonly { readonly id: AssessmentId; readonly object: AssessedObject; readonly name: string }[],
): Promise<void> {
  const taking = rows.filter(({ object }) => takesEarlier(templateFor(scheme, head.kind, object)));
  const { changed } = await recomputeRecords(
    unit,
    policy,
    taking.map(({ id }) => id),
  );
  const [first] = changed;
  if (!first) return;
  const name = rows.find(({ id }) => id === first.id)?.name ?? '';
  throw ruleViolation(
    'totals_outdated',
    `${name}${changed.length > 1 ? `等 ${changed.length} 个考核对象` : ''}的得分所依据的以前考核结果有变动。请先在考核页重新计算得分，再排定等次。`,
  );
}
