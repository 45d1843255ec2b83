import { type BusinessDate, daysInMonth, formatMonthLong, type Instant, type Month } from '#shared/dates.ts';
import { daysOnPost } from '#shared/presence/attendance-days.ts';
import { attendanceMarkHelp } from '#shared/presence/attendance-days-marks.ts';
import { dateIn, isoWeekday, type WorkingCalendar } from '#shared/presence/working-calendar.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import type { PostingFacts } from '../roster/posting-facts.ts';
import { type SheetToWrite, writeWorkbook } from '../spreadsheets/write-workbook.ts';

/** A person of the sheet. */
export interface TemplatePerson extends PostingFacts {
  /** Told apart by it where two people of a village share a name. */
  readonly staffNumber: string | null;
}

/**
 * The sheet of a month that townships fill in: a line for everyone on post and a column for each day. Days before the
 * posting began and after it ended hold a dash. It is read by the import as it is.
 */
export function attendanceTemplate(
  place: string | null,
  month: Month,
  people: readonly TemplatePerson[],
  calendar: WorkingCalendar,
  madeAt: Instant,
): { readonly fileName: string; readonly bytes: Uint8Array } {
  const title = `${place ?? ''}${formatMonthLong(month)}驻村考勤表`;
  const days = Array.from({ length: daysInMonth(month) }, (_, index) => dateIn(month, index + 1));
  const sheet: SheetToWrite = {
    name: `${month}考勤`,
    heading: [title],
    columns: [
      { title: '序号', width: 5 },
      { title: '乡镇（街道）', width: 14 },
      { title: '村（社区）', width: 14 },
      { title: '姓名', width: 10 },
      { title: '人员编号', width: 10 },
      { title: '驻村职务', width: 14 },
      ...days.map((date) => ({ title: String(Number(date.slice(8))), width: 4 })),
      { title: '往返次数', width: 9 },
      { title: '备注', width: 20 },
    ],
    rows: people.map((person, index) => [
      index + 1,
      person.township,
      person.village,
      person.name,
      person.staffNumber,
      person.role === null ? null : postRoleLabels[person.role],
      ...daysOf(month, person),
      null,
      null,
    ]),
    notes: [`填写说明：${attendanceMarkHelp}。`, offDays(days, calendar)],
  };
  return { fileName: `${title}.xlsx`, bytes: writeWorkbook(title, madeAt, [sheet]) };
}

/** Empty cells for days on post, dashes for the others. */
function daysOf(month: Month, { start, end }: PostingFacts): (string | null)[] {
  const onPost = daysOnPost(month, { startDate: start, endDate: end });
  return Array.from({ length: daysInMonth(month) }, (_, index) =>
    onPost && index + 1 >= onPost.first && index + 1 <= onPost.last ? null : '—',
  );
}

/** Days off that are not Saturdays or Sundays, and Saturdays and Sundays that are worked. */
function offDays(days: readonly BusinessDate[], calendar: WorkingCalendar): string {
  const named = (pick: (date: BusinessDate) => boolean) =>
    days
      .filter(pick)
      .map((date) => `${Number(date.slice(8))}日`)
      .join('、');
  const off = named((date) => isoWeekday(date) < 6 && !calendar.isWorkingDay(date));
  const worked = named((date) => isoWeekday(date) > 5 && calendar.isWorkingDay(date));
  const parts = [off ? `放假 ${off}` : '', worked ? `周末上班 ${worked}` : ''].filter(Boolean);
  return `备注：${parts.length > 0 ? `本月${parts.join('，')}，其余` : ''}按周一至周五上班、周六和周日休息。`;
}
