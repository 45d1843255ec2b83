import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankPool } from '#shared/assessment/rank-pool.ts';
import { points } from '#shared/points.ts';

const total = fc.option(fc.integer({ min: 0, max: 40 }).map(points), { nil: null });

test('equal totals share a place and the next is skipped; who has no total has no place', () => {
  expect(
    rankPool([9000, 8500, null, 8500, 7000].map((value) => (value === null ? null : points(value)))),
  ).toEqual([1, 2, null, 2, 4]);
});

test('a place is one more than the number of people with a higher total', () => {
  fc.assert(
    fc.property(fc.array(total, { maxLength: 60 }), (totals) => {
      const expected = totals.map((own) =>
        own === null ? null : 1 + totals.filter((other) => other !== null && other > own).length,
      );
      expect(rankPool(totals)).toEqual(expected);
    }),
  );
});
