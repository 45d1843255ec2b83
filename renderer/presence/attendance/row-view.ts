import type { AttendanceRow, MonthDay } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { type AttendanceCounts, countDays, emptyDays } from '#shared/presence/attendance-days.ts';
import { longRunsOf, type MonthRun } from './absence-days.ts';
import { type Contest, type Entry, typedDays } from './entry.ts';
import {
  type GridRow,
  isTotalsOnly,
  lastEditableDay,
  rowKey,
  storedDays,
  totalsOnlyReason,
} from './grid-model.ts';

/** A row as the grid shows it: what is stored with what is typed on top. */
export interface RowView {
  readonly row: AttendanceRow;
  readonly grid: GridRow;
  readonly totalsOnly: boolean;
  /** Null where nothing is recorded or typed. */
  readonly counts: AttendanceCounts | null;
  readonly unsaved: boolean;
  readonly refused: string | null;
  readonly contest: Contest | null;
  /** What somebody else saved, where a choice is to be made. */
  readonly theirs: string | null;
  /** Runs of unexcused absence longer than the scheme allows. */
  readonly runs: readonly MonthRun[];
}

export interface ViewContext {
  readonly month: Month;
  readonly today: BusinessDate;
  readonly calendar: readonly MonthDay[];
  /** Days running of unexcused absence that the scheme suffers; null where it names none. */
  readonly runningLimit: number | null;
}

/** @param entry what was worked on here, if anything */
export function viewOf(given: AttendanceRow, entry: Entry | undefined, context: ViewContext): RowView {
  const { month, today, calendar, runningLimit } = context;
  const row = entry && (entry.row.revision ?? 0) >= (given.revision ?? 0) ? entry.row : given;
  const totalsOnly = isTotalsOnly(row);
  const days = entry ? typedDays(entry) : storedDays(month, row);
  const typed = entry !== undefined && entry.edits.size > 0;
  const blank = days === emptyDays(month);
  return {
    row,
    grid: {
      key: rowKey(month, row.postingId),
      personName: row.personName,
      days,
      first: row.firstDay,
      last: lastEditableDay(month, row.lastDay, today),
      locked: totalsOnly && !typed ? totalsOnlyReason : null,
      leaveDays: row.leaveDays,
    },
    totalsOnly: totalsOnly && !typed,
    counts: totalsOnly && !typed ? row.counts : blank && row.counts === null ? null : countDays(days),
    unsaved: typed,
    refused: entry?.refused ?? null,
    contest: entry?.contest ?? null,
    theirs: entry?.contest ? storedDays(month, row) : null,
    runs:
      runningLimit === null || !days.includes('A')
        ? []
        : longRunsOf(month, days, row, calendar, runningLimit),
  };
}
