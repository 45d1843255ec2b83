import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, readAmount } from '#shared/roster/amounts.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { genderWords, identityWords, postRoleWords } from '#shared/roster/words.ts';

test.each([
  ['公务员', 'civil_servant'],
  ['参公', 'civil_servant'],
  ['参照公务员法管理人员', 'civil_servant'],
  ['事业编', 'public_institution'],
  ['事业单位 人员', 'public_institution'],
  ['国企', 'enterprise'],
  ['国有企业人员', 'enterprise'],
  ['劳务派遣', undefined],
])('identity %s is %s', (word, identity) => {
  expect(identityWords.read(word)).toBe(identity);
});

test.each([
  ['第一书记', 'first_secretary'],
  ['第一书记（队长）', 'first_secretary'],
  ['第一书记兼工作队长', 'first_secretary'],
  ['驻村工作队 队长', 'first_secretary'],
  ['队员', 'team_member'],
  ['副队长', 'team_member'],
  ['会计', undefined],
])('role %s is %s', (word, role) => {
  expect(postRoleWords.read(word)).toBe(role);
});

test('gender in the usual words', () => {
  expect(['男', ' 女 ', '女性', 'M', '不详'].map((word) => genderWords.read(word))).toEqual([
    'male',
    'female',
    'female',
    'male',
    undefined,
  ]);
});

test('a place name broken over lines is one name; its wording stays', () => {
  expect(tidyPlace(' 王家河\n 街道　(中心 片区) ')).toBe('王家河街道（中心片区）');
  expect(tidyPlace('区 CBD 管委会')).toBe('区CBD管委会');
});

test.each([
  ['3.00', 'wan_yuan', 3_000_000],
  ['５．００', 'wan_yuan', 5_000_000],
  ['1,234.5', 'yuan', 123_450],
  ['2.9999999999999996', 'wan_yuan', 3_000_000],
  ['0', 'wan_yuan', 0],
  ['0.005', 'yuan', undefined],
  ['-3', 'wan_yuan', undefined],
  ['三', 'wan_yuan', undefined],
  ['1e3', 'yuan', undefined],
  ['99999999', 'wan_yuan', undefined],
] as const)('amount %s in %s is %s 分', (text, unit, cents) => {
  expect(readAmount(text, unit)).toBe(cents);
});

test('an amount that is written is read back, in either unit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999_999 }),
      fc.constantFrom('wan_yuan', 'yuan'),
      (cents, unit) => {
        expect(readAmount(formatAmount(cents, unit), unit)).toBe(cents);
      },
    ),
  );
  expect(formatAmount(273_000_000, 'wan_yuan')).toBe('273.00');
});
