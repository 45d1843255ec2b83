import { sql } from 'kysely';
import { type Month, monthSchema } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { type AttendanceCounts, countDays, noDays } from '#shared/presence/attendance-days.ts';
import type { AttendanceMonth } from '#shared/presence/evaluate-presence-facts.ts';
import { among } from '../database/among.ts';
import type { ReadHandle } from '../database/database.types.ts';

/**
 * Every month of attendance of these postings. It comes as one text a posting, with the letters or else the totals of
 * each month: a row and an object each would take five times as long, and the totals of most months are never asked.
 */
export async function attendanceMonthsOf(
  handle: ReadHandle,
  ids: readonly PostingId[],
): Promise<Map<PostingId, AttendanceMonth[]>> {
  const rows = await handle
    .selectFrom('attendance_month')
    .select([
      'posting_id as id',
      sql<string>`group_concat(month || coalesce(days, ',' || present || ',' || business_trip || ',' || meeting
        || ',' || training || ',' || leave || ',' || absent || ',' || rest), ';')`.as('months'),
    ])
    .where('posting_id', 'in', among(ids))
    .groupBy('posting_id')
    .execute();
  return new Map(rows.map(({ id, months }) => [id, months.split(';').map(readMonth)]));
}

const monthLength = 'YYYY-MM'.length;
const separator = ',';

function readMonth(text: string): AttendanceMonth {
  const month = knownMonth(text.slice(0, monthLength));
  const rest = text.slice(monthLength);
  return rest.startsWith(separator)
    ? { month, days: null, totals: readTotals(rest.slice(1)) }
    : new MonthOfDays(month, rest);
}

function readTotals(text: string): AttendanceCounts {
  const [present, business_trip, meeting, training, leave, absent, rest] = text.split(separator).map(Number);
  const { present: none } = noDays;
  return {
    present: present ?? none,
    business_trip: business_trip ?? none,
    meeting: meeting ?? none,
    training: training ?? none,
    leave: leave ?? none,
    absent: absent ?? none,
    rest: rest ?? none,
  };
}

/** A month of which the letters are known: they are counted only when somebody asks. */
class MonthOfDays implements AttendanceMonth {
  readonly month: Month;
  readonly days: string;

  constructor(month: Month, days: string) {
    this.month = month;
    this.days = days;
  }

  get totals(): AttendanceCounts {
    return countDays(this.days);
  }
}

const known = new Map<string, Month>();

/** The same few months come a hundred thousand times. */
function knownMonth(text: string): Month {
  let month = known.get(text);
  if (month === undefined) {
    month = monthSchema.parse(text);
    known.set(text, month);
  }
  return month;
}
