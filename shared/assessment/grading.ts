import type { BoardRow, GradeCounts } from '../contract/assessment-grading.ts';
import { type Grade, grades } from '../vocabulary.ts';
import { excellentLimit, type QuotaLine, type QuotaRounding, quotaLine } from './quota.ts';

/** Whether `grade` is better than `other`. */
export function isBetter(grade: Grade, other: Grade): boolean {
  return grades.indexOf(grade) < grades.indexOf(other);
}

/** The grade by score, no better than the cap: what is suggested to people. Null while the score is incomplete. */
export function cappedGrade(byScore: Grade | null, cap: Grade | null): Grade | null {
  return byScore !== null && cap !== null && isBetter(byScore, cap) ? cap : byScore;
}

/** The grade that holds so far: settled, else proposed, else suggested. Null for whoever has none (yet). */
export function standingGrade(
  row: Pick<BoardRow, 'finalGrade' | 'proposedGrade' | 'suggestedGrade'>,
): Grade | null {
  return row.finalGrade ?? row.proposedGrade ?? row.suggestedGrade;
}

/** Whether somebody is graded: only they count in the quota. */
export function isGraded({ participation }: Pick<BoardRow, 'participation'>): boolean {
  return participation === 'graded';
}

/** Whether the board may move somebody: the records of those graded on their own go their own way. */
export function isMovable(row: Pick<BoardRow, 'state' | 'individual' | 'participation' | 'total'>): boolean {
  return row.state !== 'locked' && !row.individual && isGraded(row) && row.total !== null;
}

/** No people at any grade. */
export function noCounts(): GradeCounts {
  return { excellent: 0, competent: 0, basically_competent: 0, incompetent: 0 };
}

/** How many people stand at each grade. */
export function countGrades(given: readonly (Grade | null)[]): GradeCounts {
  const counts = noCounts();
  for (const grade of given) if (grade !== null) counts[grade] += 1;
  return counts;
}

/** Whether two distributions are the same. */
export function sameCounts(a: GradeCounts, b: GradeCounts): boolean {
  return grades.every((grade) => a[grade] === b[grade]);
}

/** The figures of a board. */
export interface BoardFigures {
  /** Graded people, of whom the quota is counted. */
  readonly size: number;
  readonly limit: number | null;
  /** Standing at 优秀. */
  readonly used: number;
  /** Places left; negative beyond the quota; null without a limit. */
  readonly left: number | null;
  /** By score and cap; and as it stands. */
  readonly suggested: GradeCounts;
  readonly standing: GradeCounts;
  /** Graded, not complete. */
  readonly incomplete: number;
  /** Neither proposed nor settled, graded or not, apart from those graded on their own. */
  readonly unproposed: number;
  readonly line: QuotaLine | null;
}

/**
 * Counts a board.
 *
 * @param rows of one pool; the graded ones in rank order
 * @param ratio see {@link excellentLimit}
 */
export function boardFigures(
  rows: readonly BoardRow[],
  ratio: number | null,
  rounding: QuotaRounding,
): BoardFigures {
  const graded = rows.filter(isGraded);
  const limit = excellentLimit(graded.length, ratio, rounding);
  const standing = countGrades(graded.map(standingGrade));
  return {
    size: graded.length,
    limit,
    used: standing.excellent,
    left: limit === null ? null : limit - standing.excellent,
    suggested: countGrades(graded.map(({ suggestedGrade }) => suggestedGrade)),
    standing,
    incomplete: graded.filter(({ total }) => total === null).length,
    unproposed: rows.filter(({ state, individual }) => state === 'scoring' && !individual).length,
    line: quotaLine(rankedOf(graded), limit),
  };
}

const mayExcel = ({ gradeCap }: BoardRow) => gradeCap === null || gradeCap === 'excellent';

function rankedOf(graded: readonly BoardRow[]) {
  return graded.flatMap((row) => (row.total === null ? [] : [{ total: row.total, mayExcel: mayExcel(row) }]));
}

/** A grade that filling up within the quota would give somebody. */
export interface FilledGrade {
  readonly row: BoardRow;
  /** Null: equal totals stand across the cut, people decide among them. */
  readonly grade: Grade | null;
}

/**
 * What it would look like if 优秀 went by rank to those who stand at it, as far as the quota reaches: the others get
 * the next grade, and whoever has the same total on both sides of the cut is left open. A list for a person to look
 * at and to confirm as a whole; it decides nothing. Those settled already, and those graded on their own, keep their
 * places.
 *
 * @param rows of one pool; the graded ones in rank order
 * @param limit most 优秀; null moves nobody
 * @returns everyone whom the board may move and who is not proposed with that grade yet, in rank order
 */
export function fillWithinQuota(rows: readonly BoardRow[], limit: number | null): FilledGrade[] {
  const movable = rows.filter(isMovable);
  const wanting = movable.filter((row) => standingGrade(row) === 'excellent' && mayExcel(row));
  const taken = rows.filter((row) => isGraded(row) && !isMovable(row) && standingGrade(row) === 'excellent');
  const free = limit === null ? wanting.length : Math.max(0, limit - taken.length);
  const cut = wanting[free]?.total;
  const tied = free > 0 && cut !== undefined && wanting[free - 1]?.total === cut;
  const place = new Map(wanting.map((row, index) => [row.id, index]));
  return movable.flatMap((row): FilledGrade[] => {
    const index = place.get(row.id);
    if (index === undefined) return row.state === 'scoring' ? [{ row, grade: standingGrade(row) }] : [];
    if (tied && row.total === cut) return [{ row, grade: null }];
    const grade = index < free ? 'excellent' : 'competent';
    return row.proposedGrade === grade ? [] : [{ row, grade }];
  });
}
