import { expect, test } from 'vitest';
import { excellentLimit, formatRatio, quotaLine } from '#shared/assessment/quota.ts';

test.each([
  // 巴塘县 2023: 184 people in two pools, a quarter of each.
  [44, 2_500, 11, 11],
  [140, 2_500, 35, 35],
  // A fraction of a person: floor keeps to “不超过”, half_up goes to the nearest.
  [10, 2_500, 2, 3],
  [9, 2_500, 2, 2],
  [13, 1_500, 1, 2],
  [3, 3_333, 0, 1],
  [3, 3_334, 1, 1],
  [1, 4_999, 0, 0],
  [1, 5_000, 0, 1],
  [0, 10_000, 0, 0],
  [57, 0, 0, 0],
  [57, 10_000, 57, 57],
])(
  'of %i people at %i hundredths of a percent: %i rounded down, %i rounded half up',
  (size, ratio, floor, halfUp) => {
    expect(excellentLimit(size, ratio, 'floor')).toBe(floor);
    expect(excellentLimit(size, ratio, 'half_up')).toBe(halfUp);
  },
);

test('without a ratio there is no limit: nobody invents one', () => {
  expect(excellentLimit(184, null, 'floor')).toBeNull();
});

test('what is no number of people and no ratio is refused', () => {
  for (const size of [-1, 1.5, Number.NaN])
    expect(() => excellentLimit(size, 2_500, 'floor')).toThrow(RangeError);
  for (const ratio of [-1, 10_001, 0.25])
    expect(() => excellentLimit(10, ratio, 'floor')).toThrow(RangeError);
});

const ranked = (...totals: number[]) => totals.map((total) => ({ total, mayExcel: true }));
const capped = (total: number) => ({ total, mayExcel: false });

test.each([
  ['a clean cut', ranked(95, 94, 93), 2, { after: 2, tie: null }],
  [
    'equal totals on both sides of the line',
    ranked(95, 94, 94, 94, 90),
    2,
    { after: 2, tie: { first: 1, last: 3 } },
  ],
  ['equal totals above the line only', ranked(95, 95, 94), 2, { after: 2, tie: null }],
  ['everyone equal', ranked(90, 90), 1, { after: 1, tie: { first: 0, last: 1 } }],
  ['nobody may be 优秀', ranked(95, 94), 0, { after: 0, tie: null }],
  ['as many places as people', ranked(95, 94), 2, null],
  ['more places than people', ranked(95), 3, null],
  ['no limit', ranked(95, 94), null, null],
  // Whoever is capped takes no place: the line moves down past them.
  [
    'somebody capped among the best',
    [...ranked(95), capped(94), ...ranked(93, 92)],
    2,
    { after: 3, tie: null },
  ],
  ['somebody capped at the line', [...ranked(95), capped(94), ...ranked(93)], 1, { after: 1, tie: null }],
])('the line: %s', (_, people, limit, line) => {
  expect(quotaLine(people, limit)).toEqual(line);
});

test('a ratio reads as a percentage', () => {
  expect([2_500, 3_333, 1_250, 0, 10_000, 5].map(formatRatio)).toEqual([
    '25%',
    '33.33%',
    '12.5%',
    '0%',
    '100%',
    '0.05%',
  ]);
});
