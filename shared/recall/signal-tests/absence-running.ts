import { addDays, type BusinessDate, formatDateLong } from '../../dates.ts';
import { type AbsenceRun, absenceRuns } from '../../presence/evaluate-presence-absence.ts';
import { dateIn } from '../../presence/working-calendar.ts';
import { attendanceOf, monthRecord } from './attendance-months.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';

/** More than so many days running of unexcused absence (乌海方案: 连续超过15天), one signal a run. */
export function absenceRunning(
  { records, calendar, asOf }: TestContext,
  { moreThanDays }: TestOf<'absence_running'>,
): Evidence[] {
  return absenceRuns(attendanceOf(records), calendar, asOf)
    .filter(({ days }) => days > moreThanDays)
    .map((run) => ({
      about: run.from,
      statement: `${formatDateLong(run.from)}至${formatDateLong(run.to)}连续无故不在岗 ${run.days} 天（其间的休息日计入），超过 ${moreThanDays} 天`,
      figures: [{ label: '连续无故不在岗', value: `${run.days} 天`, required: `不超过 ${moreThanDays} 天` }],
      records: records.attendance
        .filter(({ month }) => month >= run.from.slice(0, 7) && month <= run.to.slice(0, 7))
        .toSorted((a, b) => (a.month < b.month ? -1 : 1))
        .map(({ month, days }) => monthRecord(month, '无故不在岗', absentIn(run, month, days))),
      since: addDays(run.from, moreThanDays),
    }));
}

/** Days of unexcused absence of one month that belong to the run. */
function absentIn(run: AbsenceRun, month: Parameters<typeof dateIn>[0], days: string | null): number {
  return [...(days ?? '')].filter((letter, index) => {
    const date: BusinessDate = dateIn(month, index + 1);
    return letter === 'A' && date >= run.from && date <= run.to;
  }).length;
}
