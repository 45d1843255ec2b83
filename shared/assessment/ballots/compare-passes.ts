import type { BallotDifference, BallotMarks, BallotVotes } from '../../contract/assessment-ballots.ts';
import { type Grade, grades } from '../../vocabulary.ts';
import { type BallotTotals, countBallots, noVotes } from './count-ballots.ts';
import { pairBallots } from './pair-ballots.ts';

/** What one pass put in: ballot by ballot, or totals only. */
export type PassContent =
  | { readonly kind: 'ballots'; readonly ballots: readonly BallotMarks[] }
  | { readonly kind: 'totals'; readonly totals: BallotTotals };

/** A cell in which two passes disagree, before anybody has settled it. */
export type PassDifference = Omit<BallotDifference, 'value' | 'settledBy' | 'settledAt'>;

/** How a whole ballot is written where it is invalid, or where a pass has no such ballot. */
export const invalidBallot = 'x';
export const noBallot = '-';

/**
 * Every cell in which two passes of a batch disagree. Where both were put in ballot by ballot, ballots are compared
 * mark by mark, and 收回 and 无效 follow from them; otherwise totals are compared figure by figure.
 */
export function comparePasses(first: PassContent, second: PassContent, people: number): PassDifference[] {
  if (first.kind === 'ballots' && second.kind === 'ballots') {
    return compareBallots(first.ballots, second.ballots);
  }
  return compareTotals(totalsOf(first, people), totalsOf(second, people));
}

/** The totals of a pass, counted where it was put in ballot by ballot. */
export function totalsOf(content: PassContent, people: number): BallotTotals {
  return content.kind === 'ballots' ? countBallots(content.ballots, people) : content.totals;
}

/**
 * What a batch comes to when each disagreement is decided.
 *
 * @param values the value that holds, by cell; the first pass stands where none is given
 */
export function settledTotals(
  first: PassContent,
  second: PassContent,
  people: number,
  values: ReadonlyMap<string, string>,
): BallotTotals {
  if (first.kind === 'ballots' && second.kind === 'ballots') {
    return countBallots(settledBallots(first.ballots, second.ballots, values), people);
  }
  const base = totalsOf(first, people);
  const figure = (cell: string, stands: number) => Number(values.get(cell) ?? stands);
  return {
    returned: figure('returned', base.returned),
    invalid: figure('invalid', base.invalid),
    totals: base.totals.map((person, index) => {
      const settled = noVotes();
      for (const grade of grades)
        settled.votes[grade] = figure(voteCell(index + 1, grade), person.votes[grade]);
      settled.blank = figure(voteCell(index + 1, null), person.blank);
      return settled;
    }),
  };
}

/** Whether a typed value can stand in a cell of this kind. */
export function fitsCell(
  what: PassDifference['what'],
  value: string,
  people: number,
  offered: readonly Grade[],
): boolean {
  const digits = ['0', ...offered.map((grade) => String(grades.indexOf(grade) + 1))];
  switch (what) {
    case 'mark':
      return digits.includes(value);
    case 'ballot':
      return (
        value === invalidBallot ||
        value === noBallot ||
        (value.length === people && [...value].every((digit) => digits.includes(digit)))
      );
    default:
      return /^(0|[1-9]\d{0,3})$/.test(value);
  }
}

const markCell = (i: number, j: number, position: number) => `mark:${i}:${j}:${position}`;
const ballotCell = (i: number | null, j: number | null) => `ballot:${i ?? 0}:${j ?? 0}`;
const voteCell = (position: number, grade: Grade | null) =>
  grade === null ? `blank:${position}` : `votes:${position}:${grade}`;

function compareBallots(first: readonly BallotMarks[], second: readonly BallotMarks[]): PassDifference[] {
  return pairBallots(first, second).flatMap(({ first: i, second: j }): PassDifference[] => {
    const a = i === null ? undefined : (first[i - 1] ?? null);
    const b = j === null ? undefined : (second[j - 1] ?? null);
    if (a === b) return [];
    const place = { firstNumber: i, secondNumber: j, grade: null };
    if (i === null || j === null || typeof a !== 'string' || typeof b !== 'string') {
      const whole = { cell: ballotCell(i, j), what: 'ballot', position: null } as const;
      return [{ ...whole, ...place, first: written(a), second: written(b) }];
    }
    return [...a].flatMap((mark, index) => {
      const other = b[index] ?? '0';
      if (mark === other) return [];
      const position = index + 1;
      const cell = markCell(i, j, position);
      return [{ cell, what: 'mark' as const, position, ...place, first: mark, second: other }];
    });
  });
}

const written = (marks: BallotMarks | undefined) =>
  marks === undefined ? noBallot : (marks ?? invalidBallot);

function settledBallots(
  first: readonly BallotMarks[],
  second: readonly BallotMarks[],
  values: ReadonlyMap<string, string>,
): BallotMarks[] {
  return pairBallots(first, second).flatMap(({ first: i, second: j }): BallotMarks[] => {
    const a = i === null ? undefined : (first[i - 1] ?? null);
    const b = j === null ? undefined : (second[j - 1] ?? null);
    if (i !== null && j !== null && typeof a === 'string' && typeof b === 'string') {
      return [[...a].map((mark, index) => values.get(markCell(i, j, index + 1)) ?? mark).join('')];
    }
    const whole = values.get(ballotCell(i, j)) ?? written(a);
    if (whole === noBallot) return [];
    return [whole === invalidBallot ? null : whole];
  });
}

function compareTotals(first: BallotTotals, second: BallotTotals): PassDifference[] {
  const nowhere = { firstNumber: null, secondNumber: null };
  const found: PassDifference[] = [];
  const compare = (
    cell: string,
    what: PassDifference['what'],
    position: number | null,
    grade: Grade | null,
    a: number,
    b: number,
  ) => {
    if (a !== b) found.push({ cell, what, ...nowhere, position, grade, first: String(a), second: String(b) });
  };
  compare('returned', 'returned', null, null, first.returned, second.returned);
  compare('invalid', 'invalid', null, null, first.invalid, second.invalid);
  for (const [index, person] of first.totals.entries()) {
    const other: BallotVotes = second.totals[index] ?? noVotes();
    const position = index + 1;
    for (const grade of grades) {
      compare(voteCell(position, grade), 'votes', position, grade, person.votes[grade], other.votes[grade]);
    }
    compare(voteCell(position, null), 'blank', position, null, person.blank, other.blank);
  }
  return found;
}
