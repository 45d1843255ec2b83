import { sql } from 'kysely';
import type { Half } from '#shared/contract/presence-leave.ts';
import { type BusinessDate, firstDayOfMonth, lastDayOfMonth, type Month } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { takenPeriod } from '#shared/presence/leave-joining.ts';
import { halfDaysOf } from '#shared/presence/leave-length.ts';
import type { LeaveKind } from '#shared/vocabulary.ts';
import type { Queries } from '../roster/handle.types.ts';

/** An approved leave as it was taken: whoever came back early was there again. */
export interface ApprovedLeave {
  readonly postingId: PostingId;
  readonly from: BusinessDate;
  readonly startHalf: Half;
  readonly to: BusinessDate;
  readonly endHalf: Half;
  readonly kind: LeaveKind;
  readonly state: 'approved' | 'returned';
}

/** Approved leaves of the postings that touch the days from `from` to `to`, both included, by start. */
export async function approvedLeavesBetween(
  handle: Queries,
  postingIds: readonly PostingId[],
  from: BusinessDate,
  to: BusinessDate,
): Promise<ApprovedLeave[]> {
  const rows = await handle
    .selectFrom('leave')
    .select([
      'posting_id as postingId',
      'kind',
      'state',
      'start_date as startDate',
      'start_half as startHalf',
      'end_date as endDate',
      'end_half as endHalf',
      'returned_on as returnedOn',
      'returned_half as returnedHalf',
    ])
    .where('posting_id', 'in', sql<PostingId>`(select value from json_each(${JSON.stringify(postingIds)}))`)
    // The plus keeps the planner off the index by state, which nearly every leave is in.
    .where(sql<boolean>`+state in ('approved', 'returned')`)
    .$narrowType<{ state: 'approved' | 'returned' }>()
    .where('start_date', '<=', to)
    .where('end_date', '>=', from)
    .orderBy('start_date')
    .execute();
  return rows.flatMap((row) => {
    const taken = takenPeriod(row);
    if (taken.endDate < from || halfDaysOf(taken).last < halfDaysOf(taken).first) return [];
    return [
      {
        postingId: row.postingId,
        from: taken.startDate,
        startHalf: taken.startHalf,
        to: taken.endDate,
        endHalf: taken.endHalf,
        kind: row.kind,
        state: row.state,
      },
    ];
  });
}

/** The same for a month. */
export function approvedLeaveDays(
  handle: Queries,
  postingIds: readonly PostingId[],
  month: Month,
): Promise<ApprovedLeave[]> {
  return approvedLeavesBetween(handle, postingIds, firstDayOfMonth(month), lastDayOfMonth(month));
}
