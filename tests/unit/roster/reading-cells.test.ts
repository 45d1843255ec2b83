import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfSerial } from '../../../electron/spreadsheets/date-serials.ts';
import { judgeName, readDate, readStaffNumber } from '../../../electron/spreadsheets/read-cells.ts';
import { columnLetter } from '../../../electron/spreadsheets/table.types.ts';

const text = (value: string) => ({ kind: 'text', text: value }) as const;
const number = (value: string) => ({ kind: 'number', text: value }) as const;

describe('dates', () => {
  test.each([
    '2024-03-05',
    '2024-3-5',
    '2024.3.5',
    '2024/03/05',
    '2024年3月5日',
    '20240305',
    '２０２４．３．５',
    ' 2024-03-05 00:00:00',
  ])('%j is 5 March 2024', (value) => {
    expect(readDate(text(value), false)).toEqual({ ok: true, value: '2024-03-05' });
  });

  test.each([
    ['2024-02-30', '“2024-02-30”不是真实的日期，请改为如 2026-03-05。'],
    ['2024年13月1日', '“2024年13月1日”不是真实的日期，请改为如 2026-03-05。'],
    ['去年', '“去年”不是真实的日期，请改为如 2026-03-05。'],
    ['2024.5', '“2024.5”只写到月，请补上日，如 2024-05-01。'],
  ])('%j is refused with what to do', (value, message) => {
    expect(readDate(text(value), false)).toEqual({ ok: false, message });
  });

  test('a month is enough for a birth date, and that is told', () => {
    expect(readDate(text('1985.07'), true)).toEqual({
      ok: true,
      value: '1985-07-01',
      warning: '只写到月，按 1985-07-01 登记；如知道具体日期请补上。',
    });
  });

  test('1985.1 as a number may be January or October, so it is neither', () => {
    expect(readDate(number('1985.1'), true)).toMatchObject({ ok: false });
    expect(readDate(text('1985.10'), true)).toMatchObject({ ok: true, value: '1985-10-01' });
  });

  test('a bare day number is understood with a warning', () => {
    expect(readDate(number('45356'), false)).toMatchObject({ ok: true, value: '2024-03-05' });
    expect(readDate(number('45356'), false)).toHaveProperty('warning');
  });

  test('spreadsheet days count from 1900 with a leap day that never was, or from 1904', () => {
    expect(dateOfSerial(1, false)).toBe('1900-01-01');
    expect(dateOfSerial(59, false)).toBe('1900-02-28');
    expect(dateOfSerial(60, false)).toBeUndefined();
    expect(dateOfSerial(61, false)).toBe('1900-03-01');
    expect(dateOfSerial(45_356.75, false)).toBe('2024-03-05');
    expect(dateOfSerial(45_356 - 1462, true)).toBe('2024-03-05');
    fc.assert(
      fc.property(fc.integer({ min: 1462, max: 100_000 }), (day) => {
        expect(dateOfSerial(day, false)).toBe(dateOfSerial(day - 1462, true));
      }),
    );
  });
});

describe('staff numbers', () => {
  test('leading zeros, full-width digits and a small x are kept or tidied', () => {
    expect(readStaffNumber(text(' ０００１２３ '))).toEqual({ ok: true, value: '000123' });
    expect(readStaffNumber(text('11010519491231002x'))).toEqual({ ok: true, value: '11010519491231002X' });
  });

  test('an identity number kept as a number has lost its last digits', () => {
    expect(readStaffNumber(number('420102198001010000'))).toEqual({
      ok: false,
      message: '这个编号被表格软件当作数字保存，末几位可能已经丢失。请把该列设为“文本”格式后重新填写编号。',
    });
  });

  test('a wrong check digit is told', () => {
    expect(readStaffNumber(text('110105194912310021'))).toMatchObject({
      ok: true,
      warning: expect.any(String),
    });
  });
});

test.each([
  ['赵示例', {}],
  ['阿依努尔·示例', {}],
  ['𠮷示例', {}],
  ['Maria 示例', {}],
  ['张?示例', { error: '姓名里有无法识别的字（显示为问号或方框），请对照原件改正。' }],
  [
    '赵\ue000示',
    { error: '姓名里有自造字，别的电脑上显示不出来。请改用标准字库里的字（可用“Unicode 生僻字”输入）。' },
  ],
  ['赵示例1', { warning: '姓名里有数字或符号，请核对。' }],
])('name %s', (name, verdict) => {
  expect(judgeName(name)).toEqual(verdict);
});

test('columns are called as the spreadsheet calls them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
