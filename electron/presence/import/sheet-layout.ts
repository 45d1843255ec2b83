import { type Month, monthSchema } from '#shared/dates.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { tidyLine } from '#shared/text.ts';
import type { AttendanceKind } from '#shared/vocabulary.ts';
import { rosterFieldOf } from '../../roster/import/column-titles.ts';
import type { Cell, Row, Table } from '../../spreadsheets/table.types.ts';

/** Columns of an attendance sheet, zero-based. */
export interface AttendanceLayout {
  readonly layout: 'days' | 'totals' | 'unknown';
  /** One-based row of the titles; data begin below `lastHeaderRow`, for titles in two rows. */
  readonly headerRow: number;
  readonly lastHeaderRow: number;
  readonly name: number | null;
  readonly village: number | null;
  readonly township: number | null;
  readonly staffNumber: number | null;
  readonly note: number | null;
  readonly roundTrips: number | null;
  /** Columns by the day that their title names, left to right; a title such as 32 is a day that no month has. */
  readonly days: readonly { readonly day: number; readonly column: number }[];
  readonly totals: ReadonlyMap<AttendanceKind, number>;
  /** Titles by column, for telling where something is wrong. */
  readonly titles: ReadonlyMap<number, string>;
}

/** Titles stand near the top, below a heading or two. */
const rowsSearched = 30;

/** Titles of totals, compared without blanks, remarks in brackets, and 天数. */
const totalTitles: Record<AttendanceKind, readonly string[]> = {
  present: ['在村', '驻村天数', '在岗', '到岗'],
  business_trip: ['出差', '因公出差', '公差', '因公外出'],
  meeting: ['开会', '会议', '参会'],
  training: ['培训', '学习培训', '参训'],
  leave: ['请假', '休假', '病事假'],
  absent: ['缺勤', '缺岗', '旷工', '无故不在岗', '无故脱岗', '无故缺勤', '脱岗'],
  rest: ['休息', '公休', '轮休'],
};
const roundTripTitles = ['往返次数', '往返', '往返趟数'];
const noteTitles = ['备注', '说明'];

/** Finds the titles by the names of people and what stands beside them. */
export function layOutAttendance(table: Table): AttendanceLayout {
  const rows = table.rows.slice(0, rowsSearched);
  let best: AttendanceLayout | undefined;
  let most = 0;
  for (const [index, row] of rows.entries()) {
    if (!row.cells.some((cell) => cell && fieldOf(cell) === 'name')) continue;
    const next = rows[index + 1];
    const below = next && next.number === row.number + 1 && isSecondHeader(next) ? next : undefined;
    const found = readTitles(row, below);
    const score = found.days.length + found.totals.size + (found.village === null ? 1 : 2);
    if (score > most) [best, most] = [found, score];
  }
  return best ?? unknownLayout(rows[0]?.number ?? 1);
}

/** A row of nothing but days and totals continues the titles above it. */
function isSecondHeader(row: Row): boolean {
  const cells = row.cells.filter((cell) => cell !== undefined);
  const known = cells.filter((cell) => dayOf(cell) !== undefined || totalOf(cell) !== undefined);
  return known.length >= 3 && known.length === cells.length;
}

function readTitles(row: Row, below: Row | undefined): AttendanceLayout {
  const columns: Record<
    'name' | 'village' | 'township' | 'staffNumber' | 'note' | 'roundTrips',
    number | null
  > = {
    name: null,
    village: null,
    township: null,
    staffNumber: null,
    note: null,
    roundTrips: null,
  };
  const days: { day: number; column: number }[] = [];
  const totals = new Map<AttendanceKind, number>();
  const titles = new Map<number, string>();
  const width = Math.max(row.cells.length, below?.cells.length ?? 0);
  for (let column = 0; column < width; column += 1) {
    const cell = below?.cells[column] ?? row.cells[column];
    if (!cell) continue;
    titles.set(column, tidyPlace(cell.text));
    const field = fieldOf(cell);
    const total = totalOf(cell);
    const day = dayOf(cell);
    if (field !== undefined) columns[field] ??= column;
    else if (total !== undefined) {
      if (!totals.has(total)) totals.set(total, column);
    } else if (day !== undefined) days.push({ day, column });
  }
  // Two or three figures are a number of something; a month begins with its first days.
  const areDays = days.length >= 7 || (days.length > 0 && days[0]?.day === 1 && totals.size === 0);
  return {
    layout: areDays ? 'days' : totals.size > 0 ? 'totals' : 'unknown',
    headerRow: row.number,
    lastHeaderRow: below?.number ?? row.number,
    ...columns,
    days: areDays ? days : [],
    totals,
    titles,
  };
}

const unknownLayout = (headerRow: number): AttendanceLayout => ({
  layout: 'unknown',
  headerRow,
  lastHeaderRow: headerRow,
  name: null,
  village: null,
  township: null,
  staffNumber: null,
  note: null,
  roundTrips: null,
  days: [],
  totals: new Map(),
  titles: new Map(),
});

const plainTitle = (cell: Cell) =>
  tidyPlace(cell.text)
    .replace(/（[^）]*）/g, '')
    .replace(/[\s*＊:：]/g, '');

function fieldOf(
  cell: Cell,
): 'name' | 'village' | 'township' | 'staffNumber' | 'note' | 'roundTrips' | undefined {
  const title = plainTitle(cell);
  if (roundTripTitles.includes(title)) return 'roundTrips';
  if (noteTitles.includes(title)) return 'note';
  // 编号 by itself is as often the number of the line.
  if (title === '编号') return undefined;
  const field = rosterFieldOf(cell.text);
  return field === 'name' || field === 'village' || field === 'township' || field === 'staffNumber'
    ? field
    : undefined;
}

function totalOf(cell: Cell): AttendanceKind | undefined {
  const title = plainTitle(cell);
  const short = title.replace(/(?:天数|天|合计|小计)+$/, '');
  return (Object.keys(totalTitles) as AttendanceKind[]).find(
    (kind) => totalTitles[kind].includes(title) || (short !== '' && totalTitles[kind].includes(short)),
  );
}

/** `5`, `05`, `5日`, `3月5日`, `2026-03-05` → 5. Also 32 to 99, so that a day too many is told and not overlooked. */
function dayOf(cell: Cell): number | undefined {
  const text = tidyLine(cell.text).replace(/\s/g, '');
  const match = /^(\d{1,2})[日号]?$/.exec(text) ?? /^(?:\d{4}[-./年])?\d{1,2}[-./月](\d{1,2})日?$/.exec(text);
  const day = match ? Number(match[1]) : 0;
  return day > 0 ? day : undefined;
}

/** The month that stands above the titles, in the sheet's name, or in the file's name. */
export function monthNamed(table: Table, headerRow: number, fileName: string): Month | null {
  const above = table.rows
    .filter((row) => row.number < headerRow)
    .flatMap((row) => row.cells.map((cell) => cell?.text ?? ''));
  for (const text of [...above, table.name, fileName]) {
    const match = /(2[01]\d\d)\s*[年./-]\s*(\d{1,2})(?!\d)/.exec(tidyLine(text));
    const month = monthSchema.safeParse(`${match?.[1]}-${match?.[2]?.padStart(2, '0')}`);
    if (match && month.success) return month.data;
  }
  return null;
}
