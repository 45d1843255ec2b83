import { describe, expect, test } from 'vitest';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { date, keys, month, posting, records, signals, totals } from './records.ts';

const days = (count: number, letter = 'P') => letter.repeat(count);

describe('赣州办法第十六条: 平均每月驻村时间不少于20天', () => {
  test.each([
    { counted: 21, found: [] },
    { counted: 20, found: [] },
    { counted: 19, found: ['presence_below_average:2026'] },
  ])('$counted days in the only full month', ({ counted, found }) => {
    expect(keys(ganzhou2021, records({ attendance: [month('2026-01', days(counted))] }))).toEqual(found);
  });

  test('business trips, meetings and training count, leave and rest do not', () => {
    const mixed = days(16) + days(2, 'B') + days(1, 'M') + days(1, 'T');
    expect(keys(ganzhou2021, records({ attendance: [month('2026-01', mixed)] }))).toEqual([]);
    const onLeave = days(19) + days(1, 'L');
    expect(keys(ganzhou2021, records({ attendance: [month('2026-01', onLeave)] }))).toHaveLength(1);
  });

  test('the average of the year is what counts: a short month is made up by a long one', () => {
    const attendance = [month('2026-01', days(19)), month('2026-02', days(21))];
    expect(keys(ganzhou2021, records({ attendance }))).toEqual([]);
    const short = [month('2026-01', days(19)), month('2026-02', days(20))];
    expect(keys(ganzhou2021, records({ attendance: short }))).toEqual(['presence_below_average:2026']);
  });

  test('29 days of a leap February are a full month; 20 of them are enough, 19 are not', () => {
    const inLeapYear = (count: number) =>
      keys(ganzhou2021, records({ attendance: [month('2024-02', days(count))] }), '2024-03-05');
    expect(inLeapYear(20)).toEqual([]);
    expect(inLeapYear(19)).toEqual(['presence_below_average:2024']);
  });

  test('the month in which a posting starts on the 16th is not a full month', () => {
    const late = posting({ startDate: date('2026-01-16') });
    const begun = month('2026-01', '-'.repeat(15) + days(5));
    expect(keys(ganzhou2021, records({ posting: late, attendance: [begun] }))).toEqual([]);
    const next = [begun, month('2026-02', days(19))];
    expect(keys(ganzhou2021, records({ posting: late, attendance: next }))).toHaveLength(1);
  });

  test('each calendar year speaks for itself, and what is not recorded says nothing', () => {
    const attendance = [month('2025-12', days(10)), month('2026-01', days(22))];
    expect(keys(ganzhou2021, records({ attendance }))).toEqual(['presence_below_average:2025']);
    expect(keys(ganzhou2021, records())).toEqual([]);
    const open = [month('2026-01', days(10) + '-'.repeat(21))];
    expect(keys(ganzhou2021, records({ attendance: open }))).toEqual([]);
  });

  test('says what was counted, which months it rests on, and since when', () => {
    const attendance = [month('2026-02', days(18)), totals('2026-01', { present: 15, meeting: 3, rest: 13 })];
    const [signal] = signals(ganzhou2021, records({ attendance }));
    expect(signal).toMatchObject({
      triggerCode: 'time_not_guaranteed',
      suggests: 'recall',
      figures: [{ label: '2026年 2 个整月', value: '36 天', required: '不少于 40 天' }],
      records: [
        { kind: 'attendance_month', id: '2026-01', label: '2026年1月：在村等 18 天' },
        { kind: 'attendance_month', id: '2026-02', label: '2026年2月：在村等 18 天' },
      ],
      since: '2026-01-31',
    });
    expect(signal?.sentence).toBe(
      '2026年1月和2月 2 个整月在村等 36 天，平均每月 18 天，要求平均每月不少于 20 天；按赣州办法第十六条，可以提出召回。',
    );
  });

  test('months running are named as a span', () => {
    const attendance = ['01', '02', '03', '05'].map((name) => month(`2025-${name}`, days(12)));
    const [signal] = signals(ganzhou2021, records({ attendance }), '2025-06-10');
    expect(signal?.sentence).toMatch(/^2025年1月至3月和5月 4 个整月在村等 48 天，平均每月 12 天，/);
  });

  test('a month that made up for it starts the time anew', () => {
    const attendance = [
      month('2025-01', days(10)),
      month('2025-02', days(28)),
      month('2025-03', days(25)),
      month('2025-04', days(10)),
    ];
    const [signal] = signals(ganzhou2021, records({ attendance }), '2025-05-10');
    expect(signal?.since).toBe('2025-04-30');
  });
});

describe('乌海方案: 每年不少于200天', () => {
  const year = (perMonth: number, last: number) =>
    Array.from({ length: 12 }, (_, index) =>
      month(`2025-${String(index + 1).padStart(2, '0')}`, days(index < 11 ? perMonth : last)),
    );
  const found = (last: number, asOf: string) =>
    keys(wuhai2023, records({ attendance: year(17, last) }), asOf);

  test.each([
    { last: 14, total: 201, signal: [] },
    { last: 13, total: 200, signal: [] },
    { last: 12, total: 199, signal: ['presence_below_yearly:2025'] },
  ])('$total days at the end of the year', ({ last, signal }) => {
    expect(found(last, '2025-12-31')).toEqual(signal);
    expect(found(last, '2026-03-05')).toEqual(signal);
  });

  test('while the days left can still make it up there is no signal', () => {
    const attendance = [month('2026-01', days(2)), month('2026-02', days(2))];
    expect(keys(wuhai2023, records({ attendance }), '2026-03-05')).toEqual([]);
  });
});
