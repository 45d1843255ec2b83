import { expect, test } from 'vitest';
import { chineseNumber } from '../../../shared/archive/chinese-number.ts';

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [21, '二十一'],
  [101, '一百零一'],
  [110, '一百一十'],
  [184, '一百八十四'],
  [1005, '一千零五'],
  [2020, '二千零二十'],
  [9999, '九千九百九十九'],
  [10_000, '10000'],
])('%i is %s', (value, words) => {
  expect(chineseNumber(value)).toBe(words);
});
