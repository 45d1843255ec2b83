import { expect, test } from 'vitest';
import type { Scheme } from '#shared/policy/scheme.ts';
import { problemsOfBroken } from './broken-scheme.ts';

test.each<[string, Partial<Scheme>, string[]]>([
  ['no title', { title: ' ' }, ['方案没有名称，请补充。']],
  ['no short title', { shortTitle: '' }, ['方案没有简称，请补充。']],
  [
    'a date that is none',
    { issuedOn: '2021-02-30' },
    ['印发日期“2021-02-30”不是年月日，请改正；文件没有写明的，请留空。'],
  ],
  ['no date, which a document may lack', { issuedOn: null }, []],
])('%s', (_what, broken, problems) => {
  expect(problemsOfBroken((scheme) => Object.assign(scheme, broken))).toEqual(problems);
});
