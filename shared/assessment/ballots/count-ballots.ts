import type { BallotMarks, BallotVotes } from '../../contract/assessment-ballots.ts';
import { type Grade, grades } from '../../vocabulary.ts';

/** What the ballots of a batch come to. 收回 = 有效 + 无效; the votes and blanks of each person total 有效. */
export interface BallotTotals {
  readonly returned: number;
  readonly invalid: number;
  /** By person, in the order of the ballot. */
  readonly totals: readonly BallotVotes[];
}

/** Nobody's votes. */
export const noVotes = (): BallotVotes => ({
  votes: { excellent: 0, competent: 0, basically_competent: 0, incompetent: 0 },
  blank: 0,
});

/** The digit that stands for a grade on a ballot as it is stored. */
export const digitOf = (grade: Grade): string => String(grades.indexOf(grade) + 1);

/** The grade that a stored digit stands for; null for a row left empty. */
export function gradeOfDigit(digit: string): Grade | null {
  return grades[Number(digit) - 1] ?? null;
}

/** Counts ballots, in whatever order they lie. */
export function countBallots(ballots: readonly BallotMarks[], people: number): BallotTotals {
  const totals = Array.from({ length: people }, noVotes);
  let invalid = 0;
  for (const marks of ballots) {
    if (marks === null) {
      invalid += 1;
      continue;
    }
    for (const [index, person] of totals.entries()) {
      const grade = gradeOfDigit(marks[index] ?? '0');
      if (grade === null) person.blank += 1;
      else person.votes[grade] += 1;
    }
  }
  return { returned: ballots.length, invalid, totals };
}

/** Valid ballots that give this person an option, or leave the row empty. */
export function ballotsCounted({ votes, blank }: BallotVotes): number {
  return grades.reduce((sum, grade) => sum + votes[grade], blank);
}
