import type { CellProblem } from '#shared/contract/roster.ts';
import { listedProblemLimit } from '../../spreadsheets/limits.ts';
import { collectProblems, type ProblemCount } from '../../spreadsheets/problems.ts';
import type { Queries } from '../handle.types.ts';
import type { ImportPlan, PlanOptions } from './plan.types.ts';
import { planAnnexFunding } from './plan-annex-funding.ts';
import { planAnnexPosts } from './plan-annex-posts.ts';
import { planRoster } from './plan-roster.ts';
import type { CheckedFile } from './table-reader.ts';

/** Works out what a checked sheet would do to the roster that `handle` sees. */
export async function planImport(
  handle: Queries,
  file: CheckedFile,
  sheetName: string,
  options: PlanOptions,
): Promise<ImportPlan> {
  const problems = collectProblems(sheetName, (column) => file.sheet.titles[String(column)] || null);
  switch (file.kind) {
    case 'roster':
      return await planRoster(handle, file, options, problems);
    case 'annex_posts':
      return await planAnnexPosts(handle, file, options, problems);
    case 'annex_funding':
      return await planAnnexFunding(handle, file, options, problems);
  }
}

/** The problems of the cells and those found against the roster, errors first. */
export function allProblems(
  { sheet }: CheckedFile,
  plan: ImportPlan,
): { readonly problems: CellProblem[]; readonly count: ProblemCount } {
  const rank = (problem: CellProblem) => (problem.severity === 'error' ? 0 : 1);
  const problems = [...sheet.problems, ...plan.problems.list()].sort(
    (a, b) => rank(a) - rank(b) || a.row - b.row,
  );
  const found = plan.problems.count();
  return {
    problems: problems.slice(0, listedProblemLimit),
    count: {
      errors: sheet.problemCount.errors + found.errors,
      warnings: sheet.problemCount.warnings + found.warnings,
    },
  };
}

/** A problem as one sentence: 第 12 行 C 列“出生年月”：…. */
export function problemSentence(problem: CellProblem): string {
  const column = problem.column === null ? '' : ` ${problem.column} 列`;
  const title = problem.columnTitle === null ? '' : `“${problem.columnTitle}”`;
  return `第 ${problem.row} 行${column}${title}：${problem.message}`;
}
