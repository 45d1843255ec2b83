import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { workbookOfList } from '../../../renderer/app/workbook/workbook-of-list.ts';

function cellsOf(lines: string[][]) {
  const sheet = read(workbookOfList({ title: '名单', lines })).Sheets.名单;
  if (!sheet) throw new Error('The sheet is missing');
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
}

describe('an exported list', () => {
  test('keeps its words, titles first', () => {
    expect(
      cellsOf([
        ['姓名', '村'],
        ['阿依古丽·买买提（示例）', ''],
      ]),
    ).toEqual([['姓名', '村'], ['阿依古丽·买买提（示例）']]);
  });

  test.each(['=1+1', '+86', '-甲', '@SUM(A1)', '＝1', '-1+2'])(
    'what a spreadsheet would run stays text: %j',
    (text) => expect(cellsOf([['甲'], [text]])).toEqual([['甲'], [text]]),
  );

  test('a column of figures is numbers, one with any word in it is text', () => {
    expect(
      cellsOf([
        ['得分', '名次', '电话', '编号'],
        ['87.35', '1', '13800000000', '007'],
        ['-3.5', '2/5', '13900000000', '8'],
      ]),
    ).toEqual([
      ['得分', '名次', '电话', '编号'],
      [87.35, '1', '13800000000', '007'],
      [-3.5, '2/5', '13900000000', '8'],
    ]);
  });

  test('a title that no sheet may have is made one', () => {
    const book = read(workbookOfList({ title: '考勤/2026:全部[示例]', lines: [['甲']] }));
    expect(book.SheetNames).toEqual(['考勤 2026 全部 示例 ']);
  });
});
