import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUnitCell } from '#shared/roster/annex-cells.ts';
import { indexNames, unitLikeness } from '#shared/roster/unit-likeness.ts';
import { annexTownships, fundingUnits, unitDecisions } from '../../../electron/roster/sample/district.ts';

const annexUnits = annexTownships
  .flatMap(({ villages }) => villages)
  .flatMap(([, cell]) => {
    const read = readUnitCell(cell);
    return read.ok ? read.units.map(({ name }) => name) : [];
  });

test('between the two tables of the annex exactly the five known pairs are alike', () => {
  const names = [...new Set([...annexUnits, ...fundingUnits])];
  const pairs = names.flatMap((first, index) =>
    names.slice(index + 1).flatMap((second) => (unitLikeness(first, second) ? [[second, first]] : [])),
  );
  expect(new Set(annexUnits).size).toBe(53);
  expect(pairs.toSorted()).toEqual(unitDecisions.map(({ name, sameAs }) => [name, sameAs]).toSorted());
});

test.each([
  ['团区委', '区团委', '两个名称用字相同，只是次序不同'],
  ['区机关事务中心', '去机关事务中心', '两个名称只有一个字不同（“区”与“去”），可能是错字'],
  ['江岸社保处', '江岸区社保处', '其中一个名称少写了“区”'],
  ['区生态环境分局', '区生态环境局', '其中一个名称少写了“分”'],
  ['区退役军人事务局', '区退役军人局', '其中一个名称少写了“事务”'],
  ['区文旅局', '区文化和旅游局', '其中一个名称像是另一个的简称'],
  ['江岸区档案馆', '档案馆', '去掉区划名称后两个名称相同'],
])('%s and %s are alike, and the reason says why', (first, second, reason) => {
  expect(unitLikeness(first, second)).toMatchObject({ reason });
  expect(unitLikeness(second, first)).toEqual(unitLikeness(first, second));
});

test.each([
  ['区水务局', '区税务局'],
  ['区财政局', '区民政局'],
  ['区建设局', '区建投公司'],
  ['区委', '区委党校'],
  ['台北街道', '球场街道'],
  ['江岸区第一小学', '江岸区第二小学'],
  ['市第1中学', '市第11中学'],
  ['区法院', '区法院'],
])('%s and %s are not', (first, second) => {
  expect(unitLikeness(first, second)).toBeUndefined();
});

test('the index finds every pair that comparing all with all finds', () => {
  const name = fc
    .array(
      fc.constantFrom('区', '江岸', '生态', '环境', '局', '分', '事务', '机关', '中心', '街道', '文', '旅'),
      {
        minLength: 2,
        maxLength: 5,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 9 }), (names) => {
      const index = indexNames(names);
      for (const one of names) {
        const expected = names.filter((other) => unitLikeness(one, other) !== undefined);
        const found = index.alike(one).map((like) => like.name);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }
    }),
  );
});
