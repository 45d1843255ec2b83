import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePasses,
  type PassContent,
  settledTotals,
  totalsOf,
} from '#shared/assessment/ballots/compare-passes.ts';
import { controlProblems } from '#shared/assessment/ballots/control-totals.ts';
import { ballotsCounted, countBallots } from '#shared/assessment/ballots/count-ballots.ts';
import { pairBallots } from '#shared/assessment/ballots/pair-ballots.ts';
import type { BallotMarks } from '#shared/contract/assessment-ballots.ts';
import { grades } from '#shared/vocabulary.ts';

const people = 3;
const ballot = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.string({
      unit: fc.constantFrom('0', '1', '2', '3', '4'),
      minLength: people,
      maxLength: people,
    }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);
const stack = fc.array<BallotMarks>(ballot, { maxLength: 40 });
const byBallots = (ballots: readonly BallotMarks[]): PassContent => ({ kind: 'ballots', ballots });
const byTotals = (ballots: readonly BallotMarks[]): PassContent => ({
  kind: 'totals',
  totals: countBallots(ballots, people),
});

describe('counting', () => {
  test('收回 = 有效 + 无效, and for each person votes and blanks total 有效, whatever the ballots are', () => {
    fc.assert(
      fc.property(stack, (ballots) => {
        const counted = countBallots(ballots, people);
        expect(counted.returned).toBe(ballots.length);
        for (const person of counted.totals) {
          expect(ballotsCounted(person)).toBe(counted.returned - counted.invalid);
        }
        const names = ['甲', '乙', '丙'];
        expect(controlProblems({ issued: ballots.length, ...counted, names, offered: grades })).toEqual([]);
        if (ballots.length === 0) return;
        expect(
          controlProblems({ issued: ballots.length - 1, ...counted, names, offered: grades }),
        ).toHaveLength(1);
      }),
    );
  });

  test('the order of the ballots is irrelevant', () => {
    fc.assert(
      fc.property(stack, fc.infiniteStream(fc.nat()), (ballots, random) => {
        const shuffled = ballots
          .map((marks) => ({ marks, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ marks }) => marks);
        expect(countBallots(shuffled, people)).toEqual(countBallots(ballots, people));
        expect(comparePasses(byBallots(ballots), byBallots(shuffled), people)).toEqual([]);
      }),
    );
  });

  test('totals that equal the ballots make no difference to putting the ballots in one by one', () => {
    fc.assert(
      fc.property(stack, (ballots) => {
        expect(comparePasses(byBallots(ballots), byTotals(ballots), people)).toEqual([]);
        expect(totalsOf(byTotals(ballots), people)).toEqual(countBallots(ballots, people));
      }),
    );
  });
});

describe('two passes', () => {
  const passes = fc.tuple(stack, stack, fc.boolean(), fc.boolean());

  test('whoever always holds with one side gets what that side counted, whichever way it was put in', () => {
    fc.assert(
      fc.property(passes, ([a, b, aTyped, bTyped]) => {
        const first = aTyped ? byTotals(a) : byBallots(a);
        const second = bTyped ? byTotals(b) : byBallots(b);
        const cells = comparePasses(first, second, people);
        expect(new Set(cells.map(({ cell }) => cell)).size).toBe(cells.length);
        for (const { first: one, second: other } of cells) expect(one).not.toBe(other);
        const holding = (side: 'first' | 'second') =>
          settledTotals(first, second, people, new Map(cells.map((cell) => [cell.cell, cell[side]])));
        expect(holding('first')).toEqual(countBallots(a, people));
        expect(holding('second')).toEqual(countBallots(b, people));
      }),
    );
  });

  test('every ballot of either pass has one place in the comparison', () => {
    fc.assert(
      fc.property(stack, stack, (a, b) => {
        const pairs = pairBallots(a, b);
        const places = (side: 'first' | 'second') =>
          pairs.flatMap((pair) => pair[side] ?? []).sort((one, other) => one - other);
        expect(places('first')).toEqual(a.map((_, index) => index + 1));
        expect(places('second')).toEqual(b.map((_, index) => index + 1));
      }),
    );
  });

  const twenty = Array.from({ length: 20 }, (_, index) => ['111', '121', '212', '331'][index % 4] ?? null);

  test('one slip is one cell, with the places where the sheet lies', () => {
    expect(comparePasses(byBallots(twenty), byBallots(twenty.with(6, '222')), people)).toMatchObject([
      { what: 'mark', firstNumber: 7, secondNumber: 7, position: 2, first: '1', second: '2' },
    ]);
  });

  test('a ballot that was skipped is one difference, not one in every ballot behind it', () => {
    expect(
      comparePasses(byBallots(twenty.with(9, '444')), byBallots(twenty.toSpliced(9, 1)), people),
    ).toMatchObject([{ what: 'ballot', firstNumber: 10, secondNumber: null, first: '444', second: '-' }]);
  });

  test('an invalid ballot that the other took for valid is decided as a whole', () => {
    expect(comparePasses(byBallots(twenty.with(4, null)), byBallots(twenty), people)).toMatchObject([
      { what: 'ballot', firstNumber: 5, secondNumber: 5, first: 'x', second: '111' },
    ]);
  });

  test('a slip in a stack that lies in another order is still one ballot', () => {
    const cells = comparePasses(byBallots(twenty), byBallots(twenty.with(3, '334').toReversed()), people);
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({ what: 'mark', position: 3, first: '1', second: '4' });
  });
});
