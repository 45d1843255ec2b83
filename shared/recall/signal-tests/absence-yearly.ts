import type { BusinessDate } from '../../dates.ts';
import { attendanceLetters } from '../../presence/attendance-days.ts';
import { type MonthFacts, yearFacts } from '../../presence/evaluate-presence-facts.ts';
import { dateIn } from '../../presence/working-calendar.ts';
import { attendanceOf, monthRecord } from './attendance-months.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';

/** More than so many days of unexcused absence in a calendar year (乌海方案: 一年内累计超过30天), one signal a year. */
export function absenceYearly(context: TestContext, { moreThanDays }: TestOf<'absence_yearly'>): Evidence[] {
  const { records, calendar, asOf } = context;
  const attendance = attendanceOf(records);
  const years = new Set(
    records.attendance
      .filter((month) => month.days?.includes(attendanceLetters.absent) ?? month.totals.absent > 0)
      .map(({ month }) => Number(month.slice(0, 4))),
  );
  return [...years].sort().flatMap((year) => {
    const months = yearFacts(year, attendance, calendar, asOf).filter(({ counts }) => counts.absent > 0);
    const days = months.reduce((sum, { counts }) => sum + counts.absent, 0);
    if (days <= moreThanDays) return [];
    return [
      {
        about: String(year),
        statement: `${year}年累计无故不在岗 ${days} 天，超过 ${moreThanDays} 天`,
        figures: [
          { label: `${year}年无故不在岗`, value: `${days} 天`, required: `不超过 ${moreThanDays} 天` },
        ],
        records: months.map(({ month, counts }) => monthRecord(month, '无故不在岗', counts.absent)),
        since: dayExceeded(months, moreThanDays),
      },
    ];
  });
}

/** The day on which one day too many was reached; the last day on post of a month of which only totals are known. */
function dayExceeded(months: readonly MonthFacts[], moreThan: number): BusinessDate {
  let days = 0;
  for (const { month, letters, counts, last } of months) {
    if (days + counts.absent <= moreThan) {
      days += counts.absent;
      continue;
    }
    if (letters === null) return dateIn(month, last);
    for (const [index, letter] of [...letters].entries()) {
      if (letter === attendanceLetters.absent) days += 1;
      if (days > moreThan) return dateIn(month, index + 1);
    }
  }
  throw new RangeError('The limit was not exceeded');
}
