import { expect, test } from 'vitest';
import { pageAt, scaleOf, stepOf, topsOf } from '../../../renderer/components/pdf/page-places.ts';

const upright = { width: 800, height: 1100 };
const across = { width: 1100, height: 800 };

test('pages lie under each other, and the one at a height is found', () => {
  const tops = topsOf([upright, across, upright], 0.5);
  expect(tops).toEqual([16, 582, 998]);
  expect([0, 565, 566, 990, 5000].map((height) => pageAt(tops, height))).toEqual([1, 1, 2, 3, 3]);
});

test('the scale follows the widest page, or has the highest seen as a whole', () => {
  const box = { width: 550, height: 582 };
  expect(scaleOf('width', [upright, across], box)).toBe(0.5);
  expect(scaleOf('page', [upright], box)).toBe(0.5);
  expect(scaleOf(1.25, [upright], box)).toBe(1.25);
  expect(scaleOf('width', [upright], { width: 4000, height: 500 })).toBe(2);
});

test('the scale goes step by step from wherever it is, and ends', () => {
  expect(stepOf(0.87, 1)).toBe(1);
  expect(stepOf(0.87, -1)).toBe(0.75);
  expect(stepOf(3, 1)).toBe(3);
});
