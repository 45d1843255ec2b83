import type { Month } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { AllowanceAttendance } from '#shared/presence/allowance-days.ts';
import type { Queries } from '../roster/handle.types.ts';

/** Attendance of a month by posting; of one posting where it is given. */
export async function allowanceAttendance(
  handle: Queries,
  month: Month,
  postingId: PostingId | null = null,
): Promise<Map<PostingId, AllowanceAttendance>> {
  let query = handle
    .selectFrom('attendance_month')
    .select([
      'posting_id',
      'days',
      'present',
      'business_trip',
      'meeting',
      'training',
      'leave',
      'absent',
      'rest',
      'round_trips',
    ])
    .where('month', '=', month);
  if (postingId !== null) query = query.where('posting_id', '=', postingId);
  return new Map(
    (await query.execute()).map(({ posting_id, days, round_trips, ...counts }) => [
      posting_id,
      { days, counts, roundTrips: round_trips },
    ]),
  );
}
