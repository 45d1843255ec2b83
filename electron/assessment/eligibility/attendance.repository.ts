import type { Days } from '#shared/assessment/time-on-post.ts';
import { monthOf } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { AttendanceMonth } from '#shared/presence/evaluate-presence-facts.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** Months of attendance of these postings that touch a period, in order. */
export async function attendanceOf(
  handle: ReadHandle,
  ids: readonly PostingId[],
  { from, to }: Days,
): Promise<Map<PostingId, AttendanceMonth[]>> {
  const rows = await handle
    .selectFrom('attendance_month')
    .select([
      'posting_id as postingId',
      'month',
      'days',
      'present',
      'business_trip',
      'meeting',
      'training',
      'leave',
      'absent',
      'rest',
    ])
    .where('posting_id', 'in', among(ids))
    .where('month', '>=', monthOf(from))
    .where('month', '<=', monthOf(to))
    .orderBy('month')
    .execute();
  const months = new Map<PostingId, AttendanceMonth[]>();
  for (const { postingId, month, days, ...totals } of rows) {
    const entry = { month, days, totals };
    const known = months.get(postingId);
    if (known) known.push(entry);
    else months.set(postingId, [entry]);
  }
  return months;
}
