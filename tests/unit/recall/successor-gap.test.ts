import { expect, test } from 'vitest';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { gapWords, successorGap } from '#shared/recall/successor-gap.ts';
import { villageWords } from '#shared/recall/successor-words.ts';

const date = (text: string) => businessDateSchema.parse(text);
const orNull = (text: string): BusinessDate | null => (text === '' ? null : date(text));

// Last day of the one recalled, first and last day of the successor, today; last and first days are days on post.
test.each([
  ['', '', '', '2026-03-05', 'on_post', 0, null, '被召回人员仍在岗'],
  ['', '2026-03-03', '', '2026-03-05', 'overlap', 3, null, '正在交接，已重叠 3 天'],
  ['', '2026-03-05', '', '2026-03-05', 'overlap', 1, null, '正在交接，已重叠 1 天'],
  // Came before the recalled person had left, and has left: nobody has taken over.
  ['', '2026-03-01', '2026-03-02', '2026-03-05', 'on_post', 0, null, '被召回人员仍在岗'],
  ['2026-03-05', '', '', '2026-03-05', 'empty', 0, '2026-03-06', '今天是最后一天在岗'],
  ['2026-03-05', '', '', '2026-03-17', 'empty', 12, '2026-03-06', '已空缺 12 天'],
  ['2026-02-28', '', '', '2026-03-01', 'empty', 1, '2026-03-01', '已空缺 1 天'],
  ['2028-02-28', '', '', '2028-03-01', 'empty', 2, '2028-02-29', '已空缺 2 天'],
  ['2026-03-05', '2026-03-03', '', '2026-04-01', 'overlap', 3, '2026-03-06', '交接重叠 3 天'],
  ['2026-03-05', '2026-03-05', '', '2026-04-01', 'overlap', 1, '2026-03-06', '交接重叠 1 天'],
  ['2026-03-05', '2026-03-06', '', '2026-04-01', 'seamless', 0, '2026-03-06', '前后衔接，没有空缺'],
  ['2026-03-05', '2026-03-07', '', '2026-04-01', 'gap', 1, '2026-03-06', '中间空缺 1 天'],
  ['2025-12-31', '2026-01-20', '', '2026-04-01', 'gap', 19, '2026-01-01', '中间空缺 19 天'],
  [
    '2026-03-05',
    '2026-03-06',
    '2026-03-20',
    '2026-04-01',
    'left_again',
    12,
    '2026-03-06',
    '接替人员已离岗，已空缺 12 天',
  ],
  [
    '2026-03-05',
    '2026-03-01',
    '2026-03-03',
    '2026-03-10',
    'left_again',
    5,
    '2026-03-06',
    '接替人员已离岗，已空缺 5 天',
  ],
  ['2026-03-05', '2026-03-06', '2026-03-20', '2026-03-20', 'left_again', 0, '2026-03-06', '接替人员今天离岗'],
])(
  'left %s, came %s until %s, on %s: %s of %i days',
  (left, came, until, today, kind, days, since, words) => {
    const gap = successorGap({
      left: orNull(left),
      came: orNull(came),
      cameUntil: orNull(until),
      today: date(today),
    });
    expect(gap).toEqual({ kind, days, emptySince: since });
    expect(gapWords(gap)).toBe(words);
  },
);

test('a village that is empty, or will be, is told; one that is not names who is there', () => {
  expect(villageWords({ stays: false, others: [] })).toMatch(/今天没有人在岗，请尽快安排接替人员到岗/);
  expect(villageWords({ stays: true, others: [] })).toMatch(/离岗后就没有人了，请先安排接替人员到岗/);
  expect(villageWords({ stays: false, others: ['示例甲', '示例乙'] })).toBe(
    '村里现有 2 人在岗（示例甲、示例乙）。',
  );
});
