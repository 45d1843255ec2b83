import { isMovable, standingGrade } from '#shared/assessment/grading.ts';
import type { Board, BoardRow } from '#shared/contract/assessment-grading.ts';
import { type Grade, grades, type Pool, participationLabels } from '#shared/vocabulary.ts';

type Worded = Pick<Board, 'gradeWords'>;

/** A grade in the words of a person's identity. */
export function wordOf({ gradeWords }: Worded, row: Pick<BoardRow, 'identity'>, grade: Grade): string {
  const entry = gradeWords.find(({ identity }) => identity === row.identity) ?? gradeWords[0];
  return entry?.words[grade] ?? '';
}

/** A grade in the words of the pool, for the heads of columns; both words where identities differ. */
export function columnWord({ gradeWords }: Worded, grade: Grade): string {
  return [...new Set(gradeWords.map(({ words }) => words[grade]))].join('／');
}

/** What is counted in a pool, after a number: 人, or teams and units. */
export const unitOf: Record<Pool, string> = {
  civil_servant: '人',
  other: '人',
  team: '个工作队',
  unit: '个单位',
};

/** `25.0%`; nothing for an empty pool. */
export function percentOf(count: number, size: number): string {
  return size === 0 ? '' : `${((100 * count) / size).toFixed(1)}%`;
}

/** Where a person stands, in words: for screen readers and the exported list. */
export function standingWord(board: Worded, row: BoardRow): string {
  if (row.participation !== 'graded') return participationLabels[row.participation];
  const grade = standingGrade(row);
  return grade === null ? '评分未完成' : wordOf(board, row, grade);
}

/** How settled that is. */
export function stageWord(row: BoardRow): string {
  if (row.state === 'locked') return '已审定';
  if (row.individual) return '单独评定';
  if (row.state === 'proposed') return '已拟定';
  return row.participation === 'graded' && row.suggestedGrade === null ? '评分未完成' : '未拟定';
}

/** The next better or worse grade. */
export function neighbourGrade(grade: Grade, direction: 'better' | 'worse'): Grade | undefined {
  return grades[grades.indexOf(grade) + (direction === 'better' ? -1 : 1)];
}

/** Those standing at 优秀 for whom there is no place any more, going by rank. */
export function beyondQuota(rows: readonly BoardRow[], limit: number | null): ReadonlySet<string> {
  if (limit === null) return new Set();
  const excellent = rows.filter(
    (row) => row.participation === 'graded' && standingGrade(row) === 'excellent',
  );
  return new Set(excellent.slice(limit).map(({ id }) => id));
}

/** Rows as they would stand after a move. */
export function afterMove(rows: readonly BoardRow[], moved: ReadonlySet<string>, grade: Grade): BoardRow[] {
  return rows.map((row) =>
    moved.has(row.id) && isMovable(row) ? { ...row, state: 'proposed', proposedGrade: grade } : row,
  );
}

/** Those of the chosen whom a move to this grade concerns: movable, not capped below it, not there already. */
export function concerned(rows: readonly BoardRow[], grade: Grade): BoardRow[] {
  return rows.filter((row) => isMovable(row) && (standingGrade(row) !== grade || row.proposedGrade === null));
}
