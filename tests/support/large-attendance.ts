import type Sqlite from 'better-sqlite3';
import { addMonths, daysInMonth, type Month, monthSchema } from '#shared/dates.ts';
import { countDays } from '#shared/presence/attendance-days.ts';

/**
 * Gives exactly `people` of a large roster's people a post that goes on since February 2024, ends the other posts,
 * and records 24 months of attendance for each, up to February 2026: mostly worked, some below any rule, the same in
 * every run.
 */
export function fillLargeAttendance(handle: Sqlite.Database, people: number): number {
  let state = 20_260_305;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  const months: Month[] = Array.from({ length: 24 }, (_, index) =>
    addMonths(monthSchema.parse('2024-03'), index),
  );
  const at = '2026-03-05T02:30:00.000Z';
  const insert = handle.prepare(
    `INSERT INTO attendance_month (posting_id, month, days, present, business_trip, meeting, training, leave, absent,
      rest, recorded_at, recorded_by) VALUES (${Array(12).fill('?')})`,
  );
  handle.transaction(() => {
    handle.exec(`UPDATE posting SET start_date = '2024-02-01' WHERE status = 'on_post'`);
    handle
      .prepare(
        `UPDATE posting SET status = 'ended', end_date = '2025-12-31' WHERE id IN
          (SELECT id FROM posting WHERE status = 'on_post' ORDER BY id LIMIT -1 OFFSET ?)`,
      )
      .run(people);
    const ids = handle.prepare(`SELECT id FROM posting WHERE status = 'on_post'`).pluck().all();
    for (const id of ids) {
      const away = below(5) === 0 ? 12 : 8;
      for (const month of months) {
        const days = Array.from({ length: daysInMonth(month) }, () =>
          below(31) < away ? 'RRRLLA'[below(6)] : 'PPPPPPBMT'[below(9)],
        ).join('');
        const { present, business_trip, meeting, training, leave, absent, rest } = countDays(days);
        insert.run(
          id,
          month,
          days,
          present,
          business_trip,
          meeting,
          training,
          leave,
          absent,
          rest,
          at,
          '示例',
        );
      }
    }
  })();
  return people * months.length;
}
