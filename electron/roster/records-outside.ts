import { sql } from 'kysely';
import { type BusinessDate, daysInMonth, formatDateLong, formatMonthLong, monthOf } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { ruleViolation } from '../errors.ts';
import type { Queries } from './handle.types.ts';

/** The days on post as they are to be; `end` null while the person stays. */
interface Days {
  readonly start: BusinessDate;
  readonly end: BusinessDate | null;
}

/**
 * Refuses dates of a posting that would leave records of the time on post outside of it: a finding or a day of absence
 * would then count for nothing, and nobody would see why. Later features keep these records and reach the roster, not
 * the other way round, so it looks at them itself.
 *
 * @throws RULE_VIOLATION `records_outside_posting`, with what lies outside
 */
export async function refuseRecordsOutside(handle: Queries, id: PostingId, days: Days): Promise<void> {
  const found = [...(await attendanceOutside(handle, id, days)), ...(await datedOutside(handle, id, days))];
  if (found.length === 0) return;
  const shown = found.slice(0, 3).join('、');
  const until = days.end === null ? '以后' : `至${formatDateLong(days.end)}`;
  throw ruleViolation(
    'records_outside_posting',
    `在岗时间改为${formatDateLong(days.start)}${until}，${shown}${found.length > 3 ? `等 ${found.length} 条记录` : ''}就落在在岗时间以外。请核对日期；日期没有错的，请先更正、撤回或作废这些记录。`,
  );
}

async function attendanceOutside(handle: Queries, id: PostingId, { start, end }: Days): Promise<string[]> {
  const first = monthOf(start);
  const last = end === null ? null : monthOf(end);
  const rows = await handle
    .selectFrom('attendance_month')
    .select([
      'month',
      'days',
      sql<number>`present + business_trip + meeting + training + leave + absent + rest`.as('recorded'),
    ])
    .where('posting_id', '=', id)
    .where((eb) => eb.or([eb('month', '<=', first), ...(last === null ? [] : [eb('month', '>=', last)])]))
    .orderBy('month')
    .execute();
  return rows.flatMap(({ month, days, recorded }) => {
    const from = month === first ? Number(start.slice(8)) : 1;
    const to = end !== null && month === last ? Number(end.slice(8)) : daysInMonth(month);
    const within = month < first || (last !== null && month > last) ? 0 : to - from + 1;
    const inside = days === null ? recorded : [...days.slice(from - 1, to)].filter(isRecorded).length;
    const outside = within === 0 ? recorded > 0 : days === null ? recorded > within : recorded > inside;
    return outside ? [`${formatMonthLong(month)}考勤`] : [];
  });
}

const isRecorded = (letter: string) => letter !== '-';

async function datedOutside(handle: Queries, id: PostingId, { start, end }: Days): Promise<string[]> {
  const last = end ?? '9999-12-31';
  const outside = sql<{ on: BusinessDate; what: string }>`(
    select checked_on as "on", '明查暗访' as what from spot_check
    where posting_id = ${id} and voided_at is null and (checked_on < ${start} or checked_on > ${last})
    union all
    select observed_on, '情况记录' from observation
    where posting_id = ${id} and voided_at is null and (observed_on < ${start} or observed_on > ${last})
    union all
    select done_on, '履职登记' from duty_record
    where posting_id = ${id} and voided_at is null and (done_on < ${start} or done_on > ${last})
    union all
    select start_date, '请假' from leave
    where posting_id = ${id} and state in ('requested', 'approved', 'returned')
      and (start_date < ${start} or start_date > ${last})
  )`;
  const rows = await handle.selectFrom(outside.as('r')).select(['r.on', 'r.what']).orderBy('r.on').execute();
  return rows.map(({ on, what }) => `${formatDateLong(on)}的${what}`);
}
