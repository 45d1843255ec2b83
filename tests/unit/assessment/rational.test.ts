import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  formatExact,
  formatShort,
  inLowestTerms,
  multiply,
  rational,
  roundHalfUp,
} from '#shared/assessment/rational.ts';

/** Small ones, as scores have, and some that no plain number holds. */
const fraction = fc
  .oneof(
    fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.bigInt({ min: 1n, max: 10n ** 4n })),
    fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 18n })),
  )
  .map(([above, below]) => rational(above, below));

test('adding and multiplying are exact', () => {
  fc.assert(
    fc.property(fraction, fraction, (one, other) => {
      const [a, b] = [inLowestTerms(one), inLowestTerms(other)];
      const sum = inLowestTerms(add(one, other));
      expect(sum.numerator * a.denominator * b.denominator).toBe(
        (a.numerator * b.denominator + b.numerator * a.denominator) * sum.denominator,
      );
      const product = inLowestTerms(multiply(one, other));
      expect(product.numerator * a.denominator * b.denominator).toBe(
        a.numerator * b.numerator * product.denominator,
      );
    }),
  );
});

test('rounding takes the nearest integer, a half upward', () => {
  expect(roundHalfUp(rational(5, 2))).toBe(3);
  expect(roundHalfUp(rational(249_999, 100_000))).toBe(2);
  fc.assert(
    fc.property(fraction, (value) => {
      const { numerator, denominator } = inLowestTerms(value);
      fc.pre(numerator / denominator < 10n ** 12n);
      const doubled = 2n * BigInt(roundHalfUp(value)) * denominator - 2n * numerator;
      expect(doubled > -denominator && doubled <= denominator).toBe(true);
    }),
  );
});

test('a fraction is written as a decimal where that ends', () => {
  expect(formatExact(rational(92))).toBe('92');
  expect(formatExact(rational(209, 8))).toBe('26.125');
  expect(formatExact(rational(275, 3))).toBe('275/3');
  expect(formatExact(rational(1, 100))).toBe('0.01');
  expect(formatShort(rational(275, 3))).toBe('91.6666…');
  expect(formatShort(rational(209, 8))).toBe('26.125');
  expect(formatShort(rational(1, 32))).toBe('0.0312…');
});

test('what is no fraction of a score is refused', () => {
  for (const [above, below] of [
    [1, 0],
    [-1, 2],
    [1, -2],
  ] as const) {
    expect(() => rational(above, below)).toThrow(RangeError);
  }
  expect(() => rational(0.5)).toThrow(RangeError);
});
