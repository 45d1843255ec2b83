import type { CellProblem } from '#shared/contract/roster.ts';
import { tidyLine } from '#shared/text.ts';
import { listedProblemLimit } from './limits.ts';
import { columnLetter } from './table.types.ts';

export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** Collects what is wrong with a sheet: every problem is counted, the first {@link listedProblemLimit} are kept. */
export interface Problems {
  /** `column` is zero-based, or null when the whole row is meant; the message says how to mend it. */
  error(row: number, column: number | null, value: string, message: string): void;
  warning(row: number, column: number | null, value: string, message: string): void;
  /** Errors first, each kind from top to bottom. */
  list(): CellProblem[];
  count(): ProblemCount;
}

export function collectProblems(sheet: string, titleOf: (column: number) => string | null): Problems {
  const kept: Record<CellProblem['severity'], CellProblem[]> = { error: [], warning: [] };
  const counts = { errors: 0, warnings: 0 };
  function add(
    severity: CellProblem['severity'],
    row: number,
    column: number | null,
    value: string,
    message: string,
  ): void {
    if (severity === 'error') counts.errors += 1;
    else counts.warnings += 1;
    if (kept[severity].length >= listedProblemLimit) return;
    kept[severity].push({
      severity,
      sheet,
      row,
      column: column === null ? null : columnLetter(column),
      columnTitle: column === null ? null : titleOf(column),
      value: tidyLine(value).slice(0, 80),
      message,
    });
  }
  const inOrder = (problems: readonly CellProblem[]) => [...problems].sort((a, b) => a.row - b.row);
  return {
    error: (...problem) => add('error', ...problem),
    warning: (...problem) => add('warning', ...problem),
    list: () => [...inOrder(kept.error), ...inOrder(kept.warning)].slice(0, listedProblemLimit),
    count: () => ({ ...counts }),
  };
}
