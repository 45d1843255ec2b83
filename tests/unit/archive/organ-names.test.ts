import { expect, test } from 'vitest';
import { withPrintedOrgans } from '#shared/archive/document-style.ts';
import { organNamesOf } from '#shared/archive/organ-names.ts';

const group = '县（市、区）驻村工作领导小组';

test('a 、 in brackets belongs to the name of an organ', () => {
  expect(organNamesOf(`${group}、乡镇党委`)).toEqual([group, '乡镇党委']);
  expect(organNamesOf('乡镇党委、组织部门（公章）')).toEqual(['乡镇党委', '组织部门（公章）']);
});

test('an organ with a 、 in its name is printed as the house wants it', () => {
  const organs = [{ name: group, printedAs: '示例区驻村工作领导小组' }];
  expect(withPrintedOrgans({ organ: `${group}、乡镇党委` }, { organs })).toEqual({
    organ: '示例区驻村工作领导小组、乡镇党委',
  });
});
