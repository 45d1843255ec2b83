import type { CellProblem } from '#shared/contract/roster.ts';
import { formatPoints, type Points } from '#shared/points.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import { assessmentStateLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../../database/database.types.ts';
import { ruleViolation } from '../../../errors.ts';
import { breather } from '../../../roster/breather.ts';
import { listedProblemLimit } from '../../../spreadsheets/limits.ts';
import { collectProblems, type ProblemCount, type Problems } from '../../../spreadsheets/problems.ts';
import type { CycleHead } from '../../cycle/cycle.repository.ts';
import { type MatchedScores, matchRecords } from './match-records.ts';
import type { CheckedScores } from './score-reader.ts';
import { scoredRecords, scoreKey, storedScores } from './scored-records.repository.ts';
import { type ItemColumn, itemColumns, plainTitle } from './sheet-columns.ts';

/** A score that the import writes, and the one it replaces. */
export interface PlannedScore {
  readonly item: string;
  readonly title: string;
  readonly points: Points;
  readonly before: Points | null;
}

/** The changes of one scorer's sheet about one record. */
export interface PlannedSheet extends MatchedScores {
  readonly changes: readonly PlannedScore[];
}

/** What an import of a checked sheet would do. */
export interface ScorePlan {
  readonly problems: readonly CellProblem[];
  readonly count: ProblemCount;
  /** Lines with something in them, changed or not. */
  readonly sheets: readonly PlannedSheet[];
  readonly added: number;
  readonly overwritten: number;
  readonly unchanged: number;
}

export type TemplateOf = (object: AssessedObject) => AssessmentTemplate;

/** Compares a checked sheet with the records of the cycle and with what is entered for them. */
export async function planScoreImport(
  handle: ReadHandle,
  checked: CheckedScores,
  {
    sheet,
    scorer,
    cycle,
  }: { readonly sheet: string; readonly scorer: number | null; readonly cycle: CycleHead },
  templateOf: TemplateOf,
): Promise<ScorePlan> {
  const problems = collectProblems(sheet, (column) => checked.sheet.titles[String(column)] ?? null);
  const records = await scoredRecords(handle, cycle.id);
  const stored = await storedScores(handle, cycle.id);
  const breathe = breather();
  const columns = new Map<AssessedObject, readonly ItemColumn[]>();
  const sheets: PlannedSheet[] = [];
  let unchanged = 0;
  for (const match of matchRecords(checked, records, cycle.scorers, scorer, problems)) {
    await breathe();
    const { line, record } = match;
    checkState(match, cycle, checked, problems);
    const own = columns.get(record.object) ?? itemColumns(templateOf(record.object));
    columns.set(record.object, own);
    const changes: PlannedScore[] = [];
    for (const { column, title, points } of line.scores) {
      const item = own.find((candidate) => plainTitle(candidate.title) === title);
      const message = item
        ? judge(item, points)
        : `${templateOf(record.object).title}没有“${title}”这一项，请清除这一格。`;
      if (!item || message) {
        problems.error(line.row, column, formatPoints(points), message ?? '');
        continue;
      }
      const before = stored.get(scoreKey(record.id, match.scorer, item.code)) ?? null;
      if (before === points) unchanged += 1;
      else changes.push({ item: item.code, title: item.title, points, before });
    }
    sheets.push({ ...match, changes });
  }
  const changes = sheets.flatMap((planned) => planned.changes);
  const overwritten = changes.filter(({ before }) => before !== null).length;
  if (overwritten > 0) {
    const message = `有 ${overwritten} 项已经录入，与表格不同，导入后以表格为准。`;
    problems.warning(checked.lines[0]?.row ?? 1, null, '', message);
  }
  return {
    ...together(checked, problems),
    sheets,
    added: changes.length - overwritten,
    overwritten,
    unchanged,
  };
}

function judge({ title, maximum }: ItemColumn, points: Points): string | undefined {
  if (points <= maximum) return undefined;
  return `“${title}”评了 ${formatPoints(points)} 分，超过满分 ${formatPoints(maximum)} 分。`;
}

/** Scores go in while the record is scored, in the cycle's time for it or on the record's own way. */
function checkState(
  { line, record }: MatchedScores,
  cycle: CycleHead,
  { sheet }: CheckedScores,
  problems: Problems,
): void {
  const inTime = cycle.state === 'scoring' || record.individual === 1;
  if (record.state === 'scoring' && inTime) return;
  const message =
    record.state === 'scoring'
      ? `${record.name}的考核已过评分阶段，不能导入评分。`
      : `${record.name}的考核${assessmentStateLabels[record.state]}，不能导入评分。请先退回评分，或从表格中去掉这一行。`;
  const { name, village, unit } = sheet.columns;
  problems.error(line.row, name ?? village ?? unit, record.name, message);
}

/** Problems of the cells, then those found by comparing. */
function together({ sheet }: CheckedScores, found: Problems): Pick<ScorePlan, 'problems' | 'count'> {
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

/** Refuses a sheet that has an error, and names the first. @throws RULE_VIOLATION `import_cell_errors` */
export function refuseErrors({ problems, count }: Pick<ScorePlan, 'problems' | 'count'>): void {
  const [first] = problems;
  if (count.errors === 0 || !first) return;
  const where = first.column === null ? `第 ${first.row} 行` : `第 ${first.row} 行 ${first.column} 列`;
  throw ruleViolation(
    'import_cell_errors',
    `表格还有 ${count.errors} 处错误，没有导入任何内容。${where}：${first.message}`,
  );
}
