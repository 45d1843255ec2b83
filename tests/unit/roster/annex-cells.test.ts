import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTownshipCell, readUnitCell } from '#shared/roster/annex-cells.ts';

test('a cell of the annex gives its units in order, the lead unit first', () => {
  expect(readUnitCell('谌家矶街道(1人)、区公安分局(2人)')).toEqual({
    ok: true,
    units: [
      { name: '谌家矶街道', heads: 1 },
      { name: '区公安分局', heads: 2 },
    ],
  });
});

test.each([
  ['full-width brackets and digits', '区税务局（２人）、区行政审批局（１人）'],
  ['other separators', '区税务局(2人)，区行政审批局(1人)'],
  ['half-width separators and blanks', ' 区税务局 (2人) , 区行政审批局( 1 人 ) '],
  ['line breaks', '区税务局(2人)\n区行政审批局(1人)'],
  ['Chinese numerals', '区税务局(两人)；区行政审批局(一人)'],
  ['a separator left at the end', '区税务局(2人)、区行政审批局(1人)、'],
])('the same is read with %s', (_, text) => {
  expect(readUnitCell(text)).toEqual({
    ok: true,
    units: [
      { name: '区税务局', heads: 2 },
      { name: '区行政审批局', heads: 1 },
    ],
  });
});

test.each([
  ['', '派出单位不能为空，请填写单位和人数，如“区财政局(1人)”。'],
  ['区财政局', '“区财政局”没有写成“单位(人数)”的样子，请改为如“区财政局(1人)”。'],
  ['区财政局(若干人)', '“区财政局（若干人）”括号里的人数不是数字，请改为如“(1人)”。'],
  ['区财政局(0人)', '“区财政局（0人）”的人数应在 1 至 20 之间，请核对。'],
  ['区财政局(200人)', '“区财政局（200人）”的人数应在 1 至 20 之间，请核对。'],
  ['区财政局(1人)、区财政局(1人)', '“区财政局”在同一个单元格里出现了两次，请合并为一项。'],
])('%j is refused with what to do', (text, message) => {
  expect(readUnitCell(text)).toEqual({ ok: false, message });
});

test('whatever units are written down are read back', () => {
  const unit = fc.record({
    name: fc.string({ unit: fc.constantFrom(...'区街道财政局税务公安法院'), minLength: 2, maxLength: 10 }),
    heads: fc.integer({ min: 1, max: 20 }),
  });
  const units = fc.uniqueArray(unit, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
  const brackets = fc.constantFrom('()', '（）');
  const separators = fc.constantFrom('、', '，', ',', '；', '\n');
  fc.assert(
    fc.property(units, brackets, separators, (expected, [open, close], separator) => {
      const text = expected.map(({ name, heads }) => `${name}${open}${heads}人${close}`).join(separator);
      expect(readUnitCell(text)).toEqual({ ok: true, units: expected });
    }),
  );
});

test.each([
  ['王家河 街道 (8个村)', { name: '王家河街道', villages: 8 }],
  ['王家河\n街道（８个村）', { name: '王家河街道', villages: 8 }],
  ['木兰乡(共11个行政村)', { name: '木兰乡', villages: 11 }],
  ['木兰乡', { name: '木兰乡', villages: null }],
  ['木兰乡（含林场）', { name: '木兰乡（含林场）', villages: null }],
])('a township cell %j gives its name and the villages it announces', (text, expected) => {
  expect(readTownshipCell(text)).toEqual(expected);
});
