import type { BallotMarks } from '../../contract/assessment-ballots.ts';

/** The same ballot in two passes, by its place in each, from 1; null where a pass lacks it. */
export interface BallotPair {
  readonly first: number | null;
  readonly second: number | null;
}

/** Above this many comparisons ballots are paired by their place alone. */
const comparisonLimit = 4_000_000;

/** Costs of the alignment: one ballot read as another is always likelier than one too many here and one there. */
const cost = { slip: 1000, whole: 2000, missing: 1050 };

/**
 * Finds out which ballots of two passes are the same sheet of paper. One that was skipped moves all behind it up, and
 * a stack that fell down lies in another order: neither makes a difference out of ballots that both passes read alike.
 * What is left over is paired in the order of the stack, so that the sheet can be found.
 */
export function pairBallots(first: readonly BallotMarks[], second: readonly BallotMarks[]): BallotPair[] {
  const pairs = align(first, second);
  const same = ({ first: i, second: j }: BallotPair) =>
    i !== null && j !== null && first[i - 1] === second[j - 1];
  const matched = pairs.filter(same);
  const open = pairs.filter((pair) => !same(pair));

  // Equal ballots at different places cancel out: what is counted is the same whichever sheet they were.
  const waiting = new Map<BallotMarks, number[]>();
  for (const { second: j } of open) {
    if (j === null) continue;
    const marks = second[j - 1] ?? null;
    waiting.set(marks, [...(waiting.get(marks) ?? []), j]);
  }
  const takenFirst = new Set<number>();
  const takenSecond = new Set<number>();
  for (const { first: i } of open) {
    if (i === null) continue;
    const j = waiting.get(first[i - 1] ?? null)?.shift();
    if (j === undefined) continue;
    takenFirst.add(i);
    takenSecond.add(j);
    matched.push({ first: i, second: j });
  }

  const still: BallotPair[] = [];
  const loneFirst: number[] = [];
  const loneSecond: number[] = [];
  for (const { first: i, second: j } of open) {
    const left = i !== null && !takenFirst.has(i) ? i : null;
    const right = j !== null && !takenSecond.has(j) ? j : null;
    if (left !== null && right !== null) still.push({ first: left, second: right });
    else if (left !== null) loneFirst.push(left);
    else if (right !== null) loneSecond.push(right);
  }
  for (let index = 0; index < Math.max(loneFirst.length, loneSecond.length); index += 1) {
    still.push({ first: loneFirst[index] ?? null, second: loneSecond[index] ?? null });
  }
  const place = ({ first: i, second: j }: BallotPair) => i ?? j ?? 0;
  return [...matched, ...still].sort((a, b) => place(a) - place(b));
}

/** The cheapest way to read one list as the other, in order. */
function align(first: readonly BallotMarks[], second: readonly BallotMarks[]): BallotPair[] {
  let start = 0;
  while (start < Math.min(first.length, second.length) && first[start] === second[start]) start += 1;
  let end = 0;
  const rest = Math.min(first.length, second.length) - start;
  while (end < rest && first[first.length - 1 - end] === second[second.length - 1 - end]) end += 1;
  const rows = first.length - start - end;
  const columns = second.length - start - end;

  const pairs: BallotPair[] = Array.from({ length: start }, (_, index) => ({
    first: index + 1,
    second: index + 1,
  }));
  if (rows * columns > comparisonLimit) {
    for (let index = 0; index < Math.max(rows, columns); index += 1) {
      pairs.push({
        first: index < rows ? start + index + 1 : null,
        second: index < columns ? start + index + 1 : null,
      });
    }
  } else pairs.push(...alignMiddle(first, second, start, rows, columns));
  for (let index = end; index > 0; index -= 1) {
    pairs.push({ first: first.length - index + 1, second: second.length - index + 1 });
  }
  return pairs;
}

const step = { both: 0, first: 1, second: 2 } as const;

function alignMiddle(
  first: readonly BallotMarks[],
  second: readonly BallotMarks[],
  start: number,
  rows: number,
  columns: number,
): BallotPair[] {
  const width = columns + 1;
  const steps = new Uint8Array((rows + 1) * width);
  let above = Uint32Array.from({ length: width }, (_, column) => column * cost.missing);
  steps.fill(step.second, 1, width);
  for (let row = 1; row <= rows; row += 1) {
    const line = new Uint32Array(width);
    line[0] = row * cost.missing;
    steps[row * width] = step.first;
    for (let column = 1; column <= columns; column += 1) {
      const unlike = unlikeness(first[start + row - 1] ?? null, second[start + column - 1] ?? null);
      const both = (above[column - 1] ?? 0) + unlike;
      const onlyFirst = (above[column] ?? 0) + cost.missing;
      const onlySecond = (line[column - 1] ?? 0) + cost.missing;
      const least = Math.min(both, onlyFirst, onlySecond);
      line[column] = least;
      steps[row * width + column] =
        least === both ? step.both : least === onlyFirst ? step.first : step.second;
    }
    above = line;
  }

  const pairs: BallotPair[] = [];
  let [row, column] = [rows, columns];
  while (row > 0 || column > 0) {
    const taken = steps[row * width + column];
    const hasFirst = taken !== step.second;
    const hasSecond = taken !== step.first;
    pairs.push({ first: hasFirst ? start + row : null, second: hasSecond ? start + column : null });
    if (hasFirst) row -= 1;
    if (hasSecond) column -= 1;
  }
  return pairs.reverse();
}

function unlikeness(a: BallotMarks, b: BallotMarks): number {
  if (a === b) return 0;
  if (a === null || b === null) return cost.whole;
  let differing = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) differing += 1;
  return cost.slip + Math.floor(((cost.whole - cost.slip) * differing) / a.length);
}
