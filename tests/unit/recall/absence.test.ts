import { describe, expect, test } from 'vitest';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { date, keys, month, posting, records, signals, spotCheck, totals } from './records.ts';

describe('赣州办法第二十一条: findings of absence by city level or above', () => {
  const at = (level: 'province' | 'city' | 'county', ...days: string[]) =>
    days.map((day, index) => spotCheck(index, { level, checkedOn: date(day) }));
  const found = (spotChecks: ReturnType<typeof at>) => keys(ganzhou2021, records({ spotChecks }));

  test('one is for a notice, two are for a recall and say so once', () => {
    expect(found(at('city', '2026-02-03'))).toEqual(['one_finding']);
    expect(found(at('city', '2026-02-03', '2026-02-20'))).toEqual(['two_findings']);
    expect(found(at('city', '2026-02-03', '2026-02-20', '2026-03-01'))).toEqual(['two_findings']);
  });

  test('the county is not the city: one and two findings by it are no signal', () => {
    expect(found(at('county', '2026-02-03'))).toEqual([]);
    expect(found(at('county', '2026-02-03', '2026-02-20'))).toEqual([]);
    expect(found([...at('county', '2026-02-03'), spotCheck(9)])).toEqual(['one_finding']);
    expect(found(at('province', '2026-02-03'))).toEqual(['one_finding']);
  });

  test('two teams of one level on one day found one absence; two levels found two', () => {
    expect(found(at('city', '2026-02-03', '2026-02-03'))).toEqual(['one_finding']);
    expect(found([...at('city', '2026-02-03'), spotCheck(9, { level: 'province' })])).toEqual([
      'two_findings',
    ]);
  });

  test('only absence without excuse, only while on this post, and not what has a later date', () => {
    expect(found([spotCheck(1, { finding: 'excused_absence' })])).toEqual([]);
    expect(found([spotCheck(1, { finding: 'shortcoming' })])).toEqual([]);
    expect(found([spotCheck(1, { checkedOn: date('2023-12-31') })])).toEqual([]);
    expect(found([spotCheck(1, { checkedOn: date('2024-01-01') })])).toEqual(['one_finding']);
    expect(found([spotCheck(1, { checkedOn: date('2026-03-06') })])).toEqual([]);
  });

  test('the sentence names the days, and the signal stands since the second finding', () => {
    const spotChecks = [
      spotCheck(2, { checkedOn: date('2026-02-20'), level: 'province', organ: '示例省督查组' }),
      spotCheck(1),
    ];
    const [signal] = signals(ganzhou2021, records({ spotChecks }));
    expect(signal?.sentence).toBe(
      '2026年2月3日、2026年2月20日在市级、省级以上检查中被发现无故脱岗，共2次；按赣州办法第二十一条，可以提出召回。',
    );
    expect(signal?.since).toBe('2026-02-20');
    expect(signal?.records.map(({ id }) => id)).toEqual([spotCheck(1).id, spotCheck(2).id]);
  });

  test('洪山通知 asks for one finding by whatever level', () => {
    expect(keys(hongshan2023, records({ spotChecks: [spotCheck(1, { level: 'unit' })] }))).toEqual([
      'one_finding',
    ]);
  });
});

describe('赣州办法第二十二条第四项: not corrected by the deadline', () => {
  const found = (corrected: string | null, asOf: string) => {
    const check = spotCheck(1, {
      level: 'county',
      correctionDueOn: date('2026-03-10'),
      correctedOn: corrected === null ? null : date(corrected),
    });
    return signals(ganzhou2021, records({ spotChecks: [check] }), asOf);
  };

  test('the deadline itself is still in time', () => {
    expect(found(null, '2026-03-10')).toEqual([]);
    expect(found('2026-03-10', '2026-03-20')).toEqual([]);
    expect(found(null, '2026-03-11')).toMatchObject([{ since: '2026-03-11', suggests: 'recall' }]);
  });

  test('put right too late is said to be late', () => {
    const [signal] = found('2026-03-11', '2026-03-20');
    expect(signal?.sentence).toBe(
      '2026年2月3日被示例市驻村办发现无故脱岗，限2026年3月10日前改正，2026年3月11日才改正，晚于期限；按赣州办法第二十二条（四），可以提出召回。',
    );
    // What was put right only on the 15th was not yet on the 12th.
    expect(found('2026-03-15', '2026-03-12')[0]?.sentence).toContain('到期没有登记改正');
  });

  test('no deadline, no signal; a shortcoming of somebody on post is not absence', () => {
    const open = spotCheck(1, { level: 'county' });
    const shortcoming = spotCheck(2, { finding: 'shortcoming', correctionDueOn: date('2026-02-10') });
    expect(keys(ganzhou2021, records({ spotChecks: [open, shortcoming] }))).toEqual([]);
  });
});

describe('乌海方案: 无正当理由离岗连续超过15天', () => {
  test.each([
    { days: 14, found: [] },
    { days: 15, found: [] },
    { days: 16, found: ['absence_running:2026-01-05'] },
  ])('$days days running', ({ days, found }) => {
    const attendance = [month('2026-01', `RRRR${'A'.repeat(days)}`.padEnd(31, 'P'))];
    expect(keys(wuhai2023, records({ attendance }))).toEqual(found);
  });

  test('runs across the end of the year and of a leap February', () => {
    const attendance = [
      month('2025-12', `${'P'.repeat(23)}${'A'.repeat(8)}`),
      month('2026-01', `${'A'.repeat(8)}${'P'.repeat(23)}`),
    ];
    const [signal] = signals(wuhai2023, records({ attendance }));
    expect(signal).toMatchObject({
      key: 'absence_running:2025-12-24',
      suggests: 'replacement',
      since: '2026-01-08',
      figures: [{ value: '16 天', required: '不超过 15 天' }],
      records: [
        { id: '2025-12', label: '2025年12月：无故不在岗 8 天' },
        { id: '2026-01', label: '2026年1月：无故不在岗 8 天' },
      ],
    });
    const leap = [
      month('2024-02', `${'P'.repeat(20)}${'A'.repeat(9)}`),
      month('2024-03', `${'A'.repeat(7)}${'P'.repeat(24)}`),
    ];
    expect(keys(wuhai2023, records({ attendance: leap }), '2024-04-10')).toEqual([
      'absence_running:2024-02-21',
    ]);
  });

  test('a day in the village breaks the run', () => {
    const attendance = [month('2026-01', `${'A'.repeat(10)}P${'A'.repeat(10)}`.padEnd(31, 'P'))];
    expect(keys(wuhai2023, records({ attendance }))).toEqual([]);
  });
});

describe('乌海方案: 一年内累计超过30天', () => {
  const scattered = 'AP'.repeat(14);
  test.each([
    { last: 2, found: [] },
    { last: 3, found: ['absence_yearly:2025'] },
  ])('28 days and $last', ({ last, found }) => {
    const attendance = [
      month('2025-03', scattered),
      month('2025-05', scattered),
      month('2025-07', 'AP'.repeat(last).padEnd(31, 'P')),
    ];
    expect(keys(wuhai2023, records({ attendance }))).toEqual(found);
  });

  test('30 and 31 days; the day one too many was reached is named', () => {
    const with3 = (letters: string) =>
      signals(
        wuhai2023,
        records({
          attendance: [month('2025-03', scattered), month('2025-05', scattered), month('2025-07', letters)],
        }),
      );
    expect(with3('APAP'.padEnd(31, 'P'))).toEqual([]);
    expect(with3('APAPA'.padEnd(31, 'P'))).toMatchObject([
      { since: '2025-07-05', figures: [{ value: '31 天' }] },
    ]);
  });

  test('each calendar year has its own sum, and totals count like days', () => {
    const inYear = (first: string, second: string) =>
      keys(
        wuhai2023,
        records({ attendance: [totals(first, { absent: 16 }), totals(second, { absent: 15 })] }),
      );
    expect(inYear('2024-12', '2025-01')).toEqual([]);
    expect(inYear('2025-01', '2025-03')).toEqual(['absence_yearly:2025']);
  });

  test('days before the posting began do not count', () => {
    const late = posting({ startDate: date('2025-03-16') });
    const attendance = [
      month('2025-03', scattered),
      month('2025-05', scattered),
      month('2025-07', scattered),
    ];
    expect(keys(wuhai2023, records({ attendance }))).toEqual(['absence_yearly:2025']);
    const inTime = signals(wuhai2023, records({ posting: late, attendance }));
    expect(inTime[0]?.figures[0]?.value).toBe('34 天');
  });
});
