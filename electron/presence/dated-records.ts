import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { among } from '../database/among.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** Days, both ends counted. */
interface Days {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** Inspections of these postings that were not voided, of whatever time or within some days. */
export async function spotChecksOf(handle: ReadHandle, ids: readonly PostingId[], within?: Days) {
  let query = handle
    .selectFrom('spot_check')
    .select([
      'id',
      'posting_id as postingId',
      'level',
      'organ',
      'checked_on as checkedOn',
      'finding',
      'detail',
      'document_number as documentNumber',
      'correction_due_on as correctionDueOn',
      'corrected_on as correctedOn',
    ])
    .where('posting_id', 'in', among(ids))
    .where('voided_at', 'is', null);
  if (within) query = query.where('checked_on', '>=', within.from).where('checked_on', '<=', within.to);
  const rows = await query.execute();
  return Map.groupBy(rows, ({ postingId }) => postingId);
}

/** Penalties, admonitions and criticism of these people, of whatever time, that were not voided. */
export async function conductOf(handle: ReadHandle, ids: readonly PersonId[]) {
  const rows = await handle
    .selectFrom('conduct_record')
    .select([
      'id',
      'person_id as personId',
      'kind',
      'severity',
      'decided_on as decidedOn',
      'effective_until as effectiveUntil',
      'organ',
      'document_number as documentNumber',
      'reason',
    ])
    .where('person_id', 'in', among(ids))
    .where('voided_at', 'is', null)
    .execute();
  return Map.groupBy(rows, ({ personId }) => personId);
}

/** Observations of these postings that were not voided. */
export async function observationsOf(handle: ReadHandle, ids: readonly PostingId[]) {
  const rows = await handle
    .selectFrom('observation')
    .select([
      'id',
      'posting_id as postingId',
      'kind',
      'observed_on as observedOn',
      'organ',
      'document_number as documentNumber',
      'text',
    ])
    .where('posting_id', 'in', among(ids))
    .where('voided_at', 'is', null)
    .execute();
  return Map.groupBy(rows, ({ postingId }) => postingId);
}

/** Leaves of these postings that were approved, those that are over too. */
export async function approvedLeavesOf(handle: ReadHandle, ids: readonly PostingId[]) {
  const rows = await handle
    .selectFrom('leave')
    .select([
      'id',
      'posting_id as postingId',
      'kind',
      'start_date as startDate',
      'start_half as startHalf',
      'end_date as endDate',
      'end_half as endHalf',
      'calendar_half_days as calendarHalfDays',
      'working_half_days as workingHalfDays',
      'counted_as as countedAs',
      'decided_organ as decidedOrgan',
    ])
    .where('posting_id', 'in', among(ids))
    .where('state', 'in', ['approved', 'returned'])
    .execute();
  return Map.groupBy(rows, ({ postingId }) => postingId);
}
