import type { AttendanceRow, MonthDay } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import { attendanceKindLabels, attendanceKinds, postRoleLabels } from '#shared/vocabulary.ts';
import { letterAt, storedDays } from './grid-model.ts';
import { characterOf } from './marks.ts';

/** The month as a table of cells, titles first: what the grid shows, for a spreadsheet. */
export function exportCells(
  month: Month,
  calendar: readonly MonthDay[],
  rows: readonly AttendanceRow[],
): string[][] {
  const titles = [
    ...['姓名', '驻村职务', '乡镇（街道）', '村（社区）', '派出单位'],
    ...calendar.map((_, index) => String(index + 1)),
    ...attendanceKinds.map((kind) => attendanceKindLabels[kind]),
    ...['往返次数', '备注', '本月对照方案', '本年对照方案', '矛盾'],
  ];
  const sentences = (parts: readonly { readonly sentence: string }[]) =>
    parts.map(({ sentence }) => sentence).join('；');
  const cells = rows.map((row) => [
    row.personName,
    row.role ? postRoleLabels[row.role] : '',
    row.townshipName,
    row.villageName,
    row.unitName,
    ...calendar.map((_, index) => characterOf(letterAt(storedDays(month, row), index + 1))),
    ...attendanceKinds.map((kind) => (row.counts === null ? '' : String(row.counts[kind]))),
    row.roundTrips === null ? '' : String(row.roundTrips),
    row.note ?? '',
    sentences(row.monthFigures),
    sentences(row.yearFigures),
    sentences(row.contradictions),
  ]);
  return [titles, ...cells];
}
