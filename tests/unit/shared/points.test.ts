import { expect, test } from 'vitest';
import { formatPoints, formatPointsAligned, parsePoints, points } from '#shared/points.ts';

test('running text drops the zeros that say nothing', () => {
  expect([8735, 9250, 3000, 5, 0].map((value) => formatPoints(points(value)))).toEqual([
    '87.35',
    '92.5',
    '30',
    '0.05',
    '0',
  ]);
});

test('a column keeps two decimals, so that scores stand below one another', () => {
  expect([10_000, 9250, 3000, 5, 0].map((value) => formatPointsAligned(points(value)))).toEqual([
    '100.00',
    '92.50',
    '30.00',
    '0.05',
    '0.00',
  ]);
});

test('both forms are read back as the score they came from', () => {
  for (const value of [0, 5, 90, 3000, 9250, 10_000].map(points)) {
    expect(parsePoints(formatPoints(value))).toBe(value);
    expect(parsePoints(formatPointsAligned(value))).toBe(value);
  }
});

test('what is not a score is not guessed', () => {
  expect(parsePoints(' ９２．５ ')).toBe(9250);
  for (const text of ['', '-1', '1e2', '8.125', '.5', '9,5', '12345'])
    expect(parsePoints(text)).toBeUndefined();
});
