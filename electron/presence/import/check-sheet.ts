import { daysInMonth, formatMonthLong, type Month } from '#shared/dates.ts';
import { countDays, noDays, recordedDays, unrecorded } from '#shared/presence/attendance-days.ts';
import { attendanceMarkHelp, readAttendanceMark } from '#shared/presence/attendance-days-marks.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { tidyLine, tidyName } from '#shared/text.ts';
import { type AttendanceKind, attendanceKindLabels } from '#shared/vocabulary.ts';
import { fileRejected } from '../../errors.ts';
import { collectProblems, type Problems } from '../../spreadsheets/problems.ts';
import {
  judgeName,
  type Reading,
  readStaffNumber,
  readWords,
  unusable,
} from '../../spreadsheets/read-cells.ts';
import type { Cell, Row, Table } from '../../spreadsheets/table.types.ts';
import type { AttendanceLine, CheckedAttendanceSheet } from './reading.types.ts';
import { type AttendanceLayout, layOutAttendance } from './sheet-layout.ts';

interface Context {
  readonly table: Table;
  readonly layout: AttendanceLayout;
  readonly month: Month;
  readonly problems: Problems;
}

/**
 * Looks at every cell of an attendance sheet; the roster itself is not asked yet.
 *
 * @throws FILE_REJECTED when the file has no such sheet
 */
export function checkAttendanceSheet(
  tables: readonly Table[],
  sheet: string,
  month: Month,
): { readonly sheet: CheckedAttendanceSheet; readonly records: readonly AttendanceLine[] } {
  const table = tables.find((candidate) => candidate.name === sheet);
  if (!table) throw fileRejected('unknown_sheet', `文件里没有名为“${sheet}”的工作表，请重新选择工作表。`);
  const layout = layOutAttendance(table);
  const problems = collectProblems(table.name, (column) => layout.titles.get(column) ?? null);
  const context: Context = { table, layout, month, problems };
  const rows = layout.layout === 'unknown' ? [] : dataRows(context);
  if (layout.layout === 'unknown') {
    problems.error(
      layout.headerRow,
      null,
      '',
      '没有找到考勤表的标题行。标题行应有“姓名”，以及 1 至 31 日各列或“在村天数”等合计列；可以先下载模板填写。',
    );
  } else {
    checkDayColumns(context);
    if (rows.length === 0) {
      problems.error(layout.lastHeaderRow, null, '', '标题行下面没有人员，请确认选对了工作表。');
    }
  }
  const records = rows.flatMap((row) => checkRow(context, row) ?? []);
  return { sheet: describe(context, rows.length), records };
}

function describe({ layout, problems }: Context, rows: number): CheckedAttendanceSheet {
  return {
    layout: layout.layout,
    rows,
    problems: problems.list(),
    problemCount: problems.count(),
    titles: Object.fromEntries(layout.titles),
    columns: {
      name: layout.name,
      village: layout.village,
      staffNumber: layout.staffNumber,
      totals: [...layout.totals.values()][0] ?? null,
      days: Object.fromEntries(layout.days.map(({ day, column }) => [String(day), column])),
    },
  };
}

/** Remarks, sums and signatures at the foot of the sheet. */
const remark =
  /^[\s\u3000（(]*(?:备\s*注|注[:：]|说\s*明|填|制\s*表|审\s*核|合\s*计|总\s*计|小\s*计|负责人|签|符号)/u;

function dataRows({ table, layout }: Context): Row[] {
  const looked = [layout.name, ...layout.days.map(({ column }) => column), ...layout.totals.values()];
  return table.rows.filter((row) => {
    if (row.number <= layout.lastHeaderRow) return false;
    const first = row.cells.find((cell) => cell !== undefined);
    const name = layout.name === null ? undefined : row.cells[layout.name];
    if (first && (!name || remark.test(name.text)) && remark.test(first.text)) return false;
    return looked.some((column) => column !== null && row.cells[column] !== undefined);
  });
}

/** A day twice, a day that no month has, and days of the month without a column. */
function checkDayColumns({ layout, month, problems }: Context): void {
  const seen = new Set<number>();
  for (const { day, column } of layout.days) {
    const title = layout.titles.get(column) ?? '';
    if (day > 31) problems.error(layout.lastHeaderRow, column, title, `没有 ${day} 日，请核对标题行的日期。`);
    else if (seen.has(day))
      problems.error(layout.lastHeaderRow, column, title, `${day} 日出现了两列，请保留一列。`);
    seen.add(day);
  }
  if (layout.layout !== 'days') return;
  const missing = Array.from({ length: daysInMonth(month) }, (_, index) => index + 1).filter(
    (day) => !seen.has(day),
  );
  if (missing.length > 0) {
    const named = missing.map((day) => `${day}日`).join('、');
    problems.warning(
      layout.lastHeaderRow,
      null,
      '',
      `${formatMonthLong(month)}的${named}没有对应的列，按没有登记处理。请确认选对了月份。`,
    );
  }
}

function checkRow(context: Context, row: Row): AttendanceLine | undefined {
  const { layout, problems } = context;
  const before = problems.count().errors;
  const name = nameOf(context, row);
  const village = placeOf(context, row, layout.village, '村（社区）');
  const township = placeOf(context, row, layout.township, '乡镇（街道）');
  const staffNumber = fieldOf(context, row, layout.staffNumber, readStaffNumber);
  const days = daysOf(context, row);
  const totals = totalsOf(context, row, days);
  const roundTrips = fieldOf(context, row, layout.roundTrips, (cell) => readCount(cell, 31));
  const note = fieldOf(context, row, layout.note, readNote) || null;
  if (problems.count().errors > before || name === '') return undefined;
  return { row: row.number, name, village, township, staffNumber, days, totals, roundTrips, note };
}

/** Reads one cell; tells what is wrong with it. Blank cells and wrong ones give `null`. */
function fieldOf<T>(
  { problems }: Context,
  row: Row,
  column: number | null,
  reader: (cell: Cell) => Reading<T>,
): T | null {
  const cell = column === null ? undefined : row.cells[column];
  if (column === null || !cell) return null;
  const reading = reader(cell);
  if (!reading.ok) {
    problems.error(row.number, column, cell.text, reading.message);
    return null;
  }
  return reading.value;
}

function nameOf(context: Context, row: Row): string {
  const { layout, problems } = context;
  if (layout.name !== null && row.cells[layout.name] === undefined) {
    problems.error(row.number, layout.name, '', '姓名不能为空，请补上。');
    return '';
  }
  const name = tidyName(fieldOf(context, row, layout.name, (cell) => readWords(cell, '姓名')) ?? '');
  const { error } = name === '' ? {} : judgeName(name);
  if (error) problems.error(row.number, layout.name, name, error);
  return name;
}

/** A place; a cell merged over several rows stands for all of them. */
function placeOf(context: Context, row: Row, column: number | null, what: string): string | null {
  if (column === null) return null;
  const own = fieldOf(context, row, column, (cell) => readWords(cell, what));
  if (own !== null) return tidyPlace(own);
  const merge = context.table.merges.find(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      firstRow <= row.number && row.number <= lastRow && firstColumn <= column && column <= lastColumn,
  );
  const first = merge && context.table.rows.find(({ number }) => number === merge.firstRow);
  const text = first?.cells[merge?.firstColumn ?? column]?.text;
  return text === undefined ? null : tidyPlace(text);
}

/** The letters of a line; null where every day is blank or there are no columns for days. */
function daysOf({ layout, month, problems }: Context, row: Row): string | null {
  if (layout.layout !== 'days') return null;
  const length = daysInMonth(month);
  const letters = Array.from({ length }, () => unrecorded as string);
  for (const { day, column } of layout.days) {
    const cell = row.cells[column];
    if (!cell) continue;
    const letter = unusable(cell) === undefined ? readAttendanceMark(cell.text) : undefined;
    if (letter === undefined) {
      const wrong =
        unusable(cell) ?? `标记“${tidyLine(cell.text)}”无法识别。可用的标记：${attendanceMarkHelp}。`;
      problems.error(row.number, column, cell.text, wrong);
    } else if (day <= length) letters[day - 1] = letter;
    else if (letter !== unrecorded && day <= 31) {
      problems.error(
        row.number,
        column,
        cell.text,
        `${formatMonthLong(month)}没有 ${day} 日，请清除这一格。`,
      );
    }
  }
  const days = letters.join('');
  return days === unrecorded.repeat(length) ? null : days;
}

/**
 * The totals of a line: counted from its days, which the sheet's own totals must agree with; or read from the sheet
 * where it has no days. Sums that the sheet works out by itself from its days are not looked at.
 */
function totalsOf(context: Context, row: Row, days: string | null): Record<AttendanceKind, number> | null {
  const { layout, problems } = context;
  const counts = days === null ? null : countDays(days);
  const totals = { ...noDays };
  let filled = false;
  for (const [kind, column] of layout.totals) {
    const cell = row.cells[column];
    if (!cell || (cell.kind === 'formula' && layout.layout === 'days')) continue;
    const total = fieldOf(context, row, column, (value) => readCount(value, 31));
    if (total === null) continue;
    filled = true;
    totals[kind] = total;
    if (counts && counts[kind] !== total) {
      problems.error(
        row.number,
        column,
        cell.text,
        `这里写 ${attendanceKindLabels[kind]} ${total} 天，逐日数出来是 ${counts[kind]} 天，请核对。`,
      );
    }
  }
  if (counts) return { ...counts };
  return filled && recordedDays(totals) > 0 ? totals : null;
}

/** A whole number of days or times: `19`, `19天`. */
function readCount(cell: Cell, most: number): Reading<number> {
  const bad = unusable(cell);
  if (bad) return { ok: false, message: bad };
  const text = tidyLine(cell.text).replace(/\s*[天日次趟]$/, '');
  if (/^[-—–/]+$/.test(text)) return { ok: true, value: 0 };
  const count = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (count <= most) return { ok: true, value: count };
  return { ok: false, message: `这里应为 0 至 ${most} 的整数，不是“${tidyLine(cell.text)}”。` };
}

/** A note is kept as it is, cut where it is too long for its field. */
function readNote(cell: Cell): Reading<string> {
  if (cell.kind === 'formula' || cell.kind === 'error') return { ok: true, value: '' };
  return { ok: true, value: tidyLine(cell.text).slice(0, 200) };
}
