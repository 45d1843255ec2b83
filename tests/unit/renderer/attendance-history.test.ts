import { expect, test } from 'vitest';
import { changePhrases, partOf } from '../../../renderer/presence/attendance/history-words.ts';

const nothing = '-'.repeat(31);
const month = (days: string) => ({ days: days + nothing.slice(days.length), roundTrips: null, note: null });
const totals = { present: 20, business_trip: 0, meeting: 0, training: 0, leave: 2, absent: 0, rest: 0 };

test('days that changed alike and follow each other are one phrase', () => {
  expect(changePhrases({ before: null, after: month('PPPLL-A') })).toEqual([
    '1日至3日 没有登记改为在村',
    '4日至5日 没有登记改为请假',
    '7日 没有登记改为无故不在岗',
  ]);
  expect(changePhrases({ before: month('PPP'), after: month('PAP') })).toEqual(['2日 在村改为无故不在岗']);
  expect(changePhrases({ before: month('PPP'), after: month('PP') })).toEqual(['3日 在村改为没有登记']);
});

test('totals, round trips and the note are told in words', () => {
  const after = { totals, roundTrips: 2, note: '按乡镇月报登记' };
  expect(changePhrases({ before: month('P'), after })).toEqual([
    '由按天登记改为只登记合计',
    '合计：在村 20 天，请假 2 天',
    '往返次数：没有登记改为2 次',
    '备注：按乡镇月报登记',
  ]);
  expect(changePhrases({ before: after, after: { ...after, roundTrips: 3 } })).toEqual([
    '往返次数：2 次改为3 次',
  ]);
});

test('of an entry about many people only what is about one is told', () => {
  const event = {
    before: { rows: { 甲: month('P'), 乙: null } },
    after: { month: '2026-03', count: 2, rows: { 甲: month('PP'), 乙: month('L') } },
  };
  expect(changePhrases(partOf(event, '甲') ?? { before: null, after: null })).toEqual([
    '2日 没有登记改为在村',
  ]);
  expect(partOf(event, '丙')).toBeNull();
});
