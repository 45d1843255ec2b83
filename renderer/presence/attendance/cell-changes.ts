import type { MonthDay } from '#shared/contract/presence-attendance.ts';
import { attendanceLetters, unrecorded } from '#shared/presence/attendance-days.ts';
import { type CellChange, daysOf, type GridRange, type GridRow, isEditable, letterAt } from './grid-model.ts';

type RowAt = (index: number) => GridRow | undefined;

/** What filling would do. */
export interface Filling {
  readonly changes: readonly CellChange[];
  /** Cells that were meant but cannot be filled in, e.g. before the posting began. */
  readonly refused: number;
  /** Rows that are not loaded yet. */
  readonly absent: number;
}

class Collector implements Filling {
  readonly changes: CellChange[] = [];
  refused = 0;
  absent = 0;

  /** Notes that a day is to get a letter. A blank where nothing can be filled in asks for nothing. */
  set(row: GridRow, day: number, letter: string): void {
    if (isEditable(row, day)) {
      if (letterAt(row.days, day) !== letter) this.changes.push({ key: row.key, day, letter });
    } else if (letter !== unrecorded) this.refused += 1;
  }
}

/** Sets every day of the range; those that cannot be filled in are counted. */
export function fillRange(rowAt: RowAt, range: GridRange, days: number, letter: string): Filling {
  const filling = new Collector();
  const { from, to } = daysOf(range, days);
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = rowAt(index);
    if (!row) filling.absent += 1;
    else for (let day = from; day <= to; day += 1) filling.set(row, day, letter);
  }
  return filling;
}

/**
 * Lays a pasted block over the grid from the upper left corner of the range. It is repeated where the range is a
 * multiple of it, as a spreadsheet does; what would lie outside of the grid falls away.
 */
export function pasteBlock(
  rowAt: RowAt,
  range: GridRange,
  days: number,
  block: readonly (readonly string[])[],
): Filling {
  const filling = new Collector();
  const height = block.length;
  const width = Math.max(...block.map((cells) => cells.length));
  const { from, to } = daysOf(range, days);
  const repeated = (room: number, size: number) => (room % size === 0 ? room : size);
  const rows = repeated(range.bottom - range.top + 1, height);
  const columns = repeated(to - from + 1, width);
  for (let down = 0; down < rows; down += 1) {
    const row = rowAt(range.top + down);
    if (!row) {
      filling.absent += 1;
      continue;
    }
    for (let across = 0; across < columns && from + across <= days; across += 1) {
      filling.set(row, from + across, block[down % height]?.[across % width] ?? unrecorded);
    }
  }
  return filling;
}

/** Ways to fill what is still blank in many rows at once. */
export const fillHelpers = ['working_days', 'working_and_rest', 'approved_leave'] as const;
export type FillHelper = (typeof fillHelpers)[number];

/** Whole days of approved leave, by the letters of `leaveDays`. */
const leaveLetters: Record<string, string> = {
  L: attendanceLetters.leave,
  B: attendanceLetters.business_trip,
  M: attendanceLetters.meeting,
  T: attendanceLetters.training,
};

function proposed(helper: FillHelper, row: GridRow, day: MonthDay, ordinal: number): string | undefined {
  const leave = row.leaveDays[ordinal - 1] ?? unrecorded;
  if (helper === 'approved_leave') return leaveLetters[leave];
  // Whoever was on leave, or half a day of it, is not presumed to have been in the village.
  if (leave !== unrecorded) return undefined;
  if (day.working) return attendanceLetters.present;
  return helper === 'working_and_rest' ? attendanceLetters.rest : undefined;
}

/** Fills the blank days of the rows; what is recorded stays, and so does what lies ahead. */
export function fillBlanks(
  helper: FillHelper,
  rows: Iterable<GridRow>,
  calendar: readonly MonthDay[],
): readonly CellChange[] {
  const filling = new Collector();
  for (const row of rows) {
    for (const [index, day] of calendar.entries()) {
      const ordinal = index + 1;
      if (!isEditable(row, ordinal) || letterAt(row.days, ordinal) !== unrecorded) continue;
      const letter = proposed(helper, row, day, ordinal);
      if (letter !== undefined) filling.set(row, ordinal, letter);
    }
  }
  return filling.changes;
}
