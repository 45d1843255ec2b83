import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import { type BusinessDate, daysInMonth, type Month, monthOf } from '#shared/dates.ts';
import { emptyDays, judgeDay, unrecorded } from '#shared/presence/attendance-days.ts';

/** A cell of the grid: column 0 is the person, then one a day, then the verdict. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, all edges included. */
export interface GridRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly days: number;
  /** Rows that fit into the view, for Page Up and Page Down. */
  readonly rowsInView: number;
}

/** What of a row the filling of cells needs to know. */
export interface GridRow {
  /** Names month and posting, see {@link rowKey}. */
  readonly key: string;
  readonly personName: string;
  /** A letter a day, with what is typed and not saved yet. */
  readonly days: string;
  /** First and last day that can be filled in; `last` is below `first` when there is none. */
  readonly first: number;
  readonly last: number;
  /** Why no day of the row can be filled in at all; null when they can. */
  readonly locked: string | null;
  /** What approved leave says of each day (see the contract). */
  readonly leaveDays: string;
}

/** One day of one month that gets another letter. */
export interface CellChange {
  readonly key: string;
  /** Day of the month, from 1. */
  readonly day: number;
  readonly letter: string;
}

export const rowKey = (month: Month, postingId: string): string => `${month} ${postingId}`;

/** The days of a row as stored; all blank where there are none. */
export const storedDays = (month: Month, row: Pick<AttendanceRow, 'days'>): string =>
  row.days ?? emptyDays(month);

/** Whether only totals are known of the month. */
export const isTotalsOnly = (row: Pick<AttendanceRow, 'days' | 'counts'>): boolean =>
  row.days === null && row.counts !== null;

export const totalsOnlyReason = '这个月只登记了合计，按 F2 可以改为按天登记。';

/** The last day of a month that can be filled in: nothing is recorded ahead. */
export function lastEditableDay(month: Month, lastDay: number, today: BusinessDate): number {
  const present = monthOf(today);
  if (month > present) return 0;
  return month === present ? Math.min(lastDay, Number(today.slice(8))) : lastDay;
}

/** Why a day of a row cannot be filled in; `undefined` when it can. */
export function whyNot(
  month: Month,
  day: number,
  row: Pick<AttendanceRow, 'startDate' | 'endDate' | 'days' | 'counts'>,
  today: BusinessDate,
): string | undefined {
  if (day < 1 || day > daysInMonth(month)) return undefined;
  if (isTotalsOnly(row)) return totalsOnlyReason;
  return judgeDay(month, day, 'P', row, today);
}

export const letterAt = (days: string, day: number): string => days[day - 1] ?? unrecorded;

export const isEditable = (row: GridRow, day: number): boolean =>
  row.locked === null && day >= row.first && day <= row.last;

export function rangeBetween(a: GridPlace, b: GridPlace): GridRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

/** The days that a range covers: all of the month where it starts at the person. */
export function daysOf(range: GridRange, days: number): { readonly from: number; readonly to: number } {
  if (range.left === 0) return { from: 1, to: days };
  return { from: Math.max(1, range.left), to: Math.min(days, range.right) };
}
