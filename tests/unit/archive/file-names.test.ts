import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fileNames,
  fillPattern,
  longestPath,
  namePatternSchema,
  safeStem,
  usualPattern,
} from '#shared/archive/file-names.ts';

const values = {
  position: '001',
  name: '示例甲',
  number: '2026-三-0001',
  title: '2026年度考核登记表',
  village: '示例村',
  township: '示例镇',
  unit: '示例局',
};
const pdf = { folderLength: 30, extension: '.pdf' };

/** Any text, with what file systems dislike more often than chance would have it. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(
      '/',
      '\\',
      ':',
      '.',
      ' ',
      'C',
      'O',
      'N',
      'ß',
      'ẞ',
      'ｺ',
      '𠀀',
      '村',
      '\u0000',
      '\u202e',
      '\ud800',
    ),
    maxLength: 300,
  }),
  fc.constantFrom('CON', 'nul.txt', 'com1', 'LPT¹.x', 'AUX ', '..', '../../etc', 'C:\\x', '', ' . '),
);

describe('a name for any system', () => {
  test.each([
    ['CON', '_CON'],
    ['nul.2026', '_nul.2026'],
    ['Com1 .x', '_Com1 .x'],
    ['LPT¹', '_LPT¹'],
    ['CONSOLE', 'CONSOLE'],
    ['甲/乙\\丙:丁', '甲_乙_丙_丁'],
    ['..\\..\\甲', '_.._甲'],
    ['甲. . ', '甲'],
    ['...', '文件'],
    ['甲\u202e乙', '甲_乙'],
  ])('%j becomes %j', (text, expected) => {
    expect(safeStem(text)).toBe(expected);
  });

  test('whatever is asked for, names are safe, different without case, and short enough', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { maxLength: 30 }),
        fc.integer({ min: 0, max: 400 }),
        (stems, folderLength) => {
          const names = fileNames(stems, { folderLength, extension: '.pdf', taken: ['清单.csv'] });
          expect(names).toHaveLength(stems.length);
          expect(new Set(names.map((name) => name.toUpperCase().toLowerCase())).size).toBe(names.length);
          for (const name of names) {
            expect(name).toMatch(/^[^<>:"/\\|?*\p{C}]+\.pdf$/u);
            expect(name).not.toMatch(/^[\s.]|[\s.]\.pdf$/u);
            expect(name).not.toMatch(/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*\./iu);
            expect(Buffer.byteLength(name)).toBeLessThanOrEqual(250);
            expect(name.length).toBeLessThanOrEqual(Math.max(28, longestPath - folderLength));
            expect(name.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  test('the same names come out every time', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 10 }), (stems) => {
        expect(fileNames(stems, pdf)).toEqual(fileNames(stems, pdf));
      }),
    );
  });
});

describe('names that collide', () => {
  test('are numbered in their order, also where only case differs', () => {
    expect(fileNames(['张A', '张a', '李', '张Ａ'], pdf)).toEqual([
      '张A.pdf',
      '张a (2).pdf',
      '李.pdf',
      '张Ａ (3).pdf',
    ]);
  });

  test('do not take a number that somebody is called by', () => {
    expect(fileNames(['甲 (2)', '甲', '甲'], pdf)).toEqual(['甲 (2).pdf', '甲.pdf', '甲 (3).pdf']);
  });

  test('leave the list of the batch alone', () => {
    expect(fileNames(['清单'], { ...pdf, extension: '.csv', taken: ['清单.csv'] })).toEqual(['清单 (2).csv']);
  });

  test('stay apart when they are cut', () => {
    const names = fileNames([`${'村'.repeat(200)}甲`, `${'村'.repeat(200)}乙`], pdf);
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => name.length + 31 <= longestPath)).toBe(true);
  });
});

describe('a pattern', () => {
  test('takes what stands for its placeholders', () => {
    expect(fillPattern(usualPattern, values)).toBe('001-示例甲-2026年度考核登记表-2026-三-0001');
    expect(fillPattern('{乡镇街道}{村} {姓名}（{派出单位}）', values)).toBe('示例镇示例村 示例甲（示例局）');
  });

  test('leaves no separators where something is empty', () => {
    expect(fillPattern('{村}-{姓名}-{派出单位}', { ...values, village: '', unit: '' })).toBe('示例甲');
    expect(fillPattern('{姓名}-{村}-{登记号}', { ...values, village: '' })).toBe('示例甲-2026-三-0001');
  });

  test('takes no placeholder out of a value', () => {
    expect(fillPattern('{姓名}', { ...values, name: '{登记号}' })).toBe('登记号');
  });

  test.each([
    ['', '请填写文件名格式'],
    ['{姓氏}', '文件名格式中的“{姓氏}”不是可用的占位，请用下方的按钮插入。'],
    ['{姓名}-{', '文件名格式中有不成对的花括号，请删去或补全。'],
    ['登记表', '文件名格式里至少要有一个占位，否则所有文件同名。'],
  ])('%j is refused: %s', (pattern, message) => {
    expect(namePatternSchema.safeParse(pattern).error?.issues[0]?.message).toBe(message);
  });
});
