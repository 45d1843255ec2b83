import { describe, expect, test } from 'vitest';
import { toCsv, toTabbedText } from '../../../renderer/components/data-table/delimited-text.ts';

const read = (rows: string[][]) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsv(rows));

describe('what leaves a table', () => {
  test('a copied block pastes cell by cell, cells with breaks and quotes included', () => {
    expect(
      toTabbedText([
        ['王芳（示例）', '一\t二'],
        ['他说"好"', '两\n行'],
      ]),
    ).toBe('王芳（示例）\t"一\t二"\r\n"他说""好"""\t"两\n行"');
  });

  test('an exported file opens in Excel as Chinese', () => {
    expect(read([['姓名'], ['阿依古丽·买买提（示例）']])).toBe(
      '\ufeff"姓名"\r\n"阿依古丽·买买提（示例）"\r\n',
    );
  });

  test.each(['=1+1', '+86', '-甲', '@SUM(A1)', '\tx', '＝1', '－甲', '-1+2'])(
    'what a spreadsheet would run is disarmed: %j',
    (text) => expect(read([[text]])).toBe(`\ufeff"'${text}"\r\n`),
  );

  test('figures stay figures', () => expect(read([['-3.5', '87.35']])).toBe('\ufeff"-3.5","87.35"\r\n'));
});
