import type { AttendanceRecord } from '#shared/contract/presence-attendance.ts';
import type { CellProblem } from '#shared/contract/roster.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { judgeDay, noDays, unrecorded } from '#shared/presence/attendance-days.ts';
import { ruleViolation } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import type { Queries } from '../../roster/handle.types.ts';
import { listedProblemLimit } from '../../spreadsheets/limits.ts';
import { collectProblems, type ProblemCount, type Problems } from '../../spreadsheets/problems.ts';
import { type AttendanceRecordRow, monthsOfPostings } from '../attendance.repository.ts';
import { countsOf } from '../attendance-rows.ts';
import { judgeTotals, type MonthToSave } from '../attendance-save.ts';
import type { CheckedAttendance } from './attendance-reader.ts';
import { loadKnownPeople } from './known-people.ts';
import { type MatchedLine, matchPeople } from './match-people.ts';
import type { CheckedAttendanceSheet } from './reading.types.ts';

/** A month that the import writes, and what it replaces. */
export interface PlannedMonth extends MatchedLine {
  readonly change: Omit<MonthToSave, 'revision'>;
  readonly before: AttendanceRecordRow | undefined;
}

/** What an import of a checked sheet would do. */
export interface AttendancePlan {
  readonly problems: readonly CellProblem[];
  readonly count: ProblemCount;
  readonly months: readonly PlannedMonth[];
  readonly added: number;
  readonly overwritten: number;
  readonly unchanged: number;
  /** People on post in the month, in the townships of the sheet, about whom it says nothing. */
  readonly missing: number;
}

/** Compares a checked sheet with the roster and with what is recorded of the month. */
export async function planAttendanceImport(
  handle: Queries,
  { sheet, lines }: CheckedAttendance,
  sheetName: string,
  month: Month,
  today: BusinessDate,
): Promise<AttendancePlan> {
  const breathe = breather();
  const problems = collectProblems(sheetName, (column) => sheet.titles[String(column)] ?? null);
  const people = await loadKnownPeople(
    handle,
    month,
    lines.map(({ name }) => name),
  );
  const matched = matchPeople(lines, people, month, sheet.columns, problems);
  await breathe();
  const ids = matched.map(({ person }) => person.id);
  const recorded = new Map<PostingId, AttendanceRecordRow>();
  for (const record of await monthsOfPostings(handle, ids, month, month))
    recorded.set(record.posting_id, record);

  const months: PlannedMonth[] = [];
  let unchanged = 0;
  for (const match of matched) {
    await breathe();
    checkSpan(match, month, today, sheet.columns, problems);
    const record = recordOf(match);
    const before = recorded.get(match.person.id);
    if (!record || (before && isSame(before, match, record))) {
      unchanged += 1;
      continue;
    }
    if (before) warnOverwriting(match, before, record, sheet.columns, problems);
    const { roundTrips, note } = match.line;
    months.push({
      ...match,
      before,
      change: {
        postingId: match.person.id,
        record,
        ...(roundTrips === null ? {} : { roundTrips }),
        ...(note === null ? {} : { note }),
      },
    });
  }
  const overwritten = months.filter(({ before }) => before !== undefined).length;
  return {
    ...together(sheet, problems),
    months,
    added: months.length - overwritten,
    overwritten,
    unchanged,
    missing: missingFrom(matched, people.onPost),
  };
}

/** Nothing is recorded for days off the post, or for days that have not come. */
function checkSpan(
  { line, person }: MatchedLine,
  month: Month,
  today: BusinessDate,
  columns: CheckedAttendanceSheet['columns'],
  problems: Problems,
): void {
  const span = { startDate: person.start, endDate: person.end };
  if (line.days === null) {
    const message = judgeTotals(month, line.totals ?? noDays, span, today);
    if (message) problems.error(line.row, columns.totals ?? columns.name, line.name, message);
    return;
  }
  for (const [index, letter] of [...line.days].entries()) {
    if (letter === unrecorded) continue;
    const message = judgeDay(month, index + 1, letter, span, today);
    if (message)
      problems.error(line.row, columns.days[String(index + 1)] ?? columns.name, line.name, message);
  }
}

/** What a line records; `undefined` for a line with nothing but a name. */
function recordOf({ line }: MatchedLine): AttendanceRecord | undefined {
  if (line.days !== null) return { kind: 'days', days: line.days };
  return line.totals === null ? undefined : { kind: 'totals', totals: line.totals };
}

function isSame(before: AttendanceRecordRow, { line }: MatchedLine, record: AttendanceRecord): boolean {
  const sameRecord =
    record.kind === 'days'
      ? before.days === record.days
      : before.days === null &&
        JSON.stringify(countsOf(before)) === JSON.stringify({ ...noDays, ...record.totals });
  return (
    sameRecord &&
    (line.roundTrips === null || line.roundTrips === before.round_trips) &&
    (line.note === null || line.note === before.note)
  );
}

function warnOverwriting(
  { line }: MatchedLine,
  before: AttendanceRecordRow,
  record: AttendanceRecord,
  columns: CheckedAttendanceSheet['columns'],
  problems: Problems,
): void {
  const how = before.import_id === null ? '录入' : '导入';
  const known = `${line.name}本月的考勤已由${before.recorded_by}${how}`;
  const message = `${known}，${differenceOf(before.days, record)}，导入后以表格为准。`;
  problems.warning(line.row, columns.name, line.name, message);
}

function differenceOf(before: string | null, record: AttendanceRecord): string {
  if (record.kind === 'totals') return before === null ? '合计天数不同' : '已有的逐日记录将被合计天数替换';
  if (before === null) return '只有合计天数，将改为逐日记录';
  const different = [...record.days].filter((letter, index) => letter !== before[index]).length;
  return different === 0 ? '往返次数或备注不同' : `有 ${different} 天不同`;
}

/** Problems of the cells, then those found by comparing. */
function together(
  sheet: CheckedAttendanceSheet,
  found: Problems,
): Pick<AttendancePlan, 'problems' | 'count'> {
  const { errors, warnings } = found.count();
  const all = [...sheet.problems, ...found.list()];
  const inOrder = (severity: CellProblem['severity']) =>
    all.filter((problem) => problem.severity === severity).sort((a, b) => a.row - b.row);
  return {
    problems: [...inOrder('error'), ...inOrder('warning')].slice(0, listedProblemLimit),
    count: {
      errors: sheet.problemCount.errors + errors,
      warnings: sheet.problemCount.warnings + warnings,
    },
  };
}

function missingFrom(matched: readonly MatchedLine[], onPost: readonly MatchedLine['person'][]): number {
  const townships = new Set(matched.map(({ person }) => person.townshipId));
  const listed = new Set(matched.map(({ person }) => person.id));
  return onPost.filter(({ id, townshipId }) => townships.has(townshipId) && !listed.has(id)).length;
}

/** Refuses a sheet that has an error, and names the first. @throws RULE_VIOLATION `import_cell_errors` */
export function refuseErrors({ problems, count }: AttendancePlan): void {
  const [first] = problems;
  if (count.errors === 0 || !first) return;
  const where = first.column === null ? `第 ${first.row} 行` : `第 ${first.row} 行 ${first.column} 列`;
  throw ruleViolation(
    'import_cell_errors',
    `表格还有 ${count.errors} 处错误，没有导入任何内容。${where}：${first.message}`,
  );
}
