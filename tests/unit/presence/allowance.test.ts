import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowanceChoicesSchema } from '#shared/contract/presence-money.ts';
import { businessDateSchema, daysInMonth, monthSchema } from '#shared/dates.ts';
import { type AllowanceRule, allowanceRuleSchema } from '#shared/policy/allowance-rules.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { type AllowanceFacts, allowanceLine, sumLines } from '#shared/presence/allowance.ts';
import { monthOnPost, openAllowanceDays } from '#shared/presence/allowance-days.ts';
import { formatYuan } from '#shared/presence/allowance-words.ts';
import { countDays, noDays } from '#shared/presence/attendance-days.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';

const ground = { kind: 'example', note: '测试' } as const;
const silent = { kind: 'unspecified', note: '没有载明' } as const;
const stated = <T>(value: T) => ({ kind: 'stated', value, ground }) as const;
const rule = (basis: AllowanceRule['basis'], notIfInSalary = false): AllowanceRule =>
  allowanceRuleSchema.parse({ code: 'it', title: '补助', basis, notIfInSalary, ground });

const meals = rule({ kind: 'per_day', counted: ['present'], workingDaysOnly: false, rate: stated(100_00) });
const working = rule({
  kind: 'per_day',
  counted: ['present', 'business_trip'],
  workingDaysOnly: true,
  rate: stated(100_00),
});
const lump = rule({ kind: 'per_month', rate: stated(400_00), partialMonth: silent });
const trips = rule({ kind: 'per_round_trip', centsPerKilometre: 45, maximumTrips: 2 });

interface Case {
  month?: string;
  start?: string;
  end?: string | null;
  days?: string | null;
  counts?: Partial<typeof noDays>;
  attendance?: null;
  roundTrips?: number | null;
  distanceTenths?: number | null;
  inSalary?: boolean | null;
  choices?: object;
}

/** 2026-03 begins on a Sunday; 2026-02 has 28 days and begins on a Sunday too. */
function facts(given: Case = {}): AllowanceFacts {
  const month = monthSchema.parse(given.month ?? '2026-03');
  const onPost = monthOnPost(month, {
    startDate: businessDateSchema.parse(given.start ?? '2023-01-01'),
    endDate: given.end ? businessDateSchema.parse(given.end) : null,
  });
  if (!onPost) throw new Error('Not on post');
  const days = given.days === undefined ? 'P'.repeat(daysInMonth(month)) : given.days;
  return {
    month,
    onPost,
    attendance:
      given.attendance === null
        ? null
        : {
            days,
            counts: days === null ? { ...noDays, ...given.counts } : countDays(days),
            roundTrips: given.roundTrips ?? null,
          },
    distanceTenths: given.distanceTenths ?? null,
    inSalary: given.inSalary === undefined ? false : given.inSalary,
    workingPattern: createWorkingCalendar([], []).patternOf(month),
    choices: allowanceChoicesSchema.parse(given.choices ?? {}),
  };
}

describe('so much for each day', () => {
  test('the sentence is the calculation', () => {
    const line = allowanceLine(meals, facts({ days: `${'P'.repeat(18)}${'R'.repeat(10)}LBM` }));
    expect(line).toMatchObject({
      status: 'computed',
      quantity: 18,
      rateCents: 100_00,
      amountCents: 1_800_00,
    });
    expect(line.sentence).toBe('18 天 × 100 元 = 1,800 元。');
  });

  test.each([
    ['2026-02', 28],
    ['2024-02', 29],
    ['2026-04', 30],
    ['2026-03', 31],
  ])('%s has %i days', (month, days) => {
    expect(allowanceLine(meals, facts({ month })).amountCents).toBe(days * 100_00);
  });

  test('days before the posting began and after it ended do not count, whatever the sheet says', () => {
    expect(allowanceLine(meals, facts({ start: '2026-03-16' })).quantity).toBe(16);
    expect(allowanceLine(meals, facts({ end: '2026-03-16' })).quantity).toBe(16);
    expect(allowanceLine(meals, facts({ start: '2026-03-31' })).quantity).toBe(1);
  });

  test('a day without a record leaves the line open and names the day', () => {
    const days = `${'P'.repeat(9)}-${'P'.repeat(19)}--`;
    const line = allowanceLine(meals, facts({ days }));
    expect(line).toMatchObject({ status: 'unknown', quantity: null, amountCents: null });
    expect(line.sentence).toContain('有 3 天没有登记考勤（10日、30日至31日）');
    expect(allowanceLine(meals, facts({ attendance: null })).sentence).toContain('2026年3月没有登记考勤');
  });

  test('weekends without a record are asked for, unless they are chosen to be rest', () => {
    // 1, 7 and 8 March 2026 are a Sunday and a weekend.
    const days = `-PPPPP--${'P'.repeat(23)}`;
    const open = allowanceLine(meals, facts({ days }));
    expect(open).toMatchObject({ status: 'asks', choice: 'blank_rest_days', amountCents: null });
    expect(open.sentence).toContain('有 3 个休息日没有登记考勤（1日、7日至8日）');
    const chosen = allowanceLine(meals, facts({ days, choices: { blankRestDays: 'rest' } }));
    expect(chosen).toMatchObject({ status: 'computed', choice: 'blank_rest_days', quantity: 28 });
    expect(chosen.sentence).toContain('没有登记的休息日 3 天按休息计');
    // A working day is never taken for rest.
    const working = allowanceLine(
      meals,
      facts({ days: `P-${'P'.repeat(29)}`, choices: { blankRestDays: 'rest' } }),
    );
    expect(working.status).toBe('unknown');
  });

  test('乌海: working days only, trips counted; blank weekends do not matter', () => {
    const days = `-PPPBB--PPPPP--PPPPP--PPPPL-PPP`;
    const line = allowanceLine(working, facts({ days }));
    expect(line).toMatchObject({ status: 'computed', choice: null });
    expect(line.counted).toEqual([
      { kind: 'present', days: 19 },
      { kind: 'business_trip', days: 2 },
    ]);
    expect(line.sentence).toBe('21 天（在村 19 天，因公出差 2 天） × 100 元 = 2,100 元。');
  });

  test('of totals the weekdays are not known, nor more days than the month had on post', () => {
    const totals = { days: null, counts: { present: 20, leave: 2 } };
    expect(allowanceLine(meals, facts(totals)).amountCents).toBe(2_000_00);
    expect(allowanceLine(working, facts(totals))).toMatchObject({ status: 'unknown', amountCents: null });
    expect(allowanceLine(meals, facts({ ...totals, start: '2026-03-10' })).status).toBe('computed');
    expect(allowanceLine(meals, facts({ ...totals, start: '2026-03-11' })).sentence).toContain(
      '合计 22 天，多于在岗的 21 天',
    );
  });

  test('what a line makes of each day can be read', () => {
    const { basis } = working;
    if (basis.kind !== 'per_day') throw new Error('per day');
    const all = facts({ days: `PPLA--R${'P'.repeat(24)}`, end: '2026-03-07' });
    const opened = openAllowanceDays(basis, { ...all, blankRestDays: 'unknown' });
    expect(opened.map(({ date, counted, why }) => [date.slice(8), counted, why])).toEqual([
      ['01', false, '不是工作日，不计'],
      ['02', true, null],
      ['03', false, '请假，不计'],
      ['04', false, '无故不在岗，不计'],
      ['05', false, '没有登记考勤'],
      ['06', false, '没有登记考勤'],
      ['07', false, '不是工作日，不计'],
    ]);
  });
});

describe('so much for each month', () => {
  test('a whole month needs no choice and no attendance', () => {
    const line = allowanceLine(lump, facts({ attendance: null }));
    expect(line).toMatchObject({ status: 'computed', choice: null, amountCents: 400_00 });
    expect(line.sentence).toBe('1 月 × 400 元 = 400 元。');
  });

  test('a month partly on post is asked for where the scheme is silent', () => {
    const line = allowanceLine(lump, facts({ start: '2026-03-16' }));
    expect(line).toMatchObject({ status: 'asks', choice: 'partial_month', amountCents: null });
  });

  test.each([
    ['2026-03', '2026-03-16', 'full', 400_00],
    ['2026-03', '2026-03-16', 'none', 0],
    // 400 × 16 ÷ 31 = 206.4516…
    ['2026-03', '2026-03-16', 'by_day', 206_45],
    // 400 × 1 ÷ 30 = 13.3333…, 400 × 29 ÷ 30 = 386.6666…
    ['2026-04', '2026-04-30', 'by_day', 13_33],
    ['2026-04', '2026-04-02', 'by_day', 386_67],
    ['2026-02', '2026-02-15', 'by_day', 200_00],
    ['2024-02', '2024-02-02', 'by_day', 386_21],
  ])('%s from %s, %s: %i 分', (month, start, partialMonth, cents) => {
    const line = allowanceLine(
      lump,
      facts({ month, start, choices: { partialMonth: { it: partialMonth } } }),
    );
    expect(line).toMatchObject({ status: 'computed', choice: 'partial_month', amountCents: cents });
  });

  test('half a cent goes up', () => {
    const odd = rule({ kind: 'per_month', rate: stated(1), partialMonth: stated('by_day') });
    expect(allowanceLine(odd, facts({ month: '2026-02', start: '2026-02-15' })).amountCents).toBe(1);
    expect(allowanceLine(odd, facts({ month: '2026-02', start: '2026-02-16' })).amountCents).toBe(0);
  });

  test('what the scheme states needs no choice, and a choice does not change it', () => {
    const set = rule({ kind: 'per_month', rate: stated(400_00), partialMonth: stated('none') });
    const line = allowanceLine(set, facts({ end: '2026-03-30', choices: { partialMonth: { it: 'full' } } }));
    expect(line).toMatchObject({ choice: null, amountCents: 0 });
  });
});

describe('赣州第二十七条: journeys, at most two a month', () => {
  test.each([
    [0, null, 0],
    [1, 602, 54_18],
    [2, 602, 108_36],
    [3, 602, 108_36],
    // 2 × 0.1 km × 0.45 = 0.09 元
    [1, 1, 9],
  ])('%i trips of %s tenths of a kilometre: %i 分', (roundTrips, distanceTenths, cents) => {
    const line = allowanceLine(trips, facts({ roundTrips, distanceTenths }));
    expect(line).toMatchObject({ status: 'computed', amountCents: cents });
  });

  test('the sentence names both ways and the limit', () => {
    expect(allowanceLine(trips, facts({ roundTrips: 3, distanceTenths: 602 })).sentence).toBe(
      '本月往返 3 次，最多计 2 次：2 次 × 往返 120.4 公里 × 0.45 元 = 108.36 元。',
    );
  });

  test('trips and distance must be known', () => {
    expect(allowanceLine(trips, facts({ distanceTenths: 600 }))).toMatchObject({
      status: 'unknown',
      amountCents: null,
    });
    expect(allowanceLine(trips, facts({ roundTrips: 1 })).sentence).toContain('单程公里数');
  });
});

describe('what is in the salary already', () => {
  const phone = rule(
    { kind: 'per_day', counted: ['present'], workingDaysOnly: false, rate: stated(5_00) },
    true,
  );
  test('is not paid again; not known is not the same as no', () => {
    expect(allowanceLine(phone, facts({ inSalary: true }))).toMatchObject({
      status: 'computed',
      amountCents: 0,
    });
    expect(allowanceLine(phone, facts({ inSalary: false })).amountCents).toBe(155_00);
    expect(allowanceLine(phone, facts({ inSalary: null }))).toMatchObject({
      status: 'unknown',
      amountCents: null,
    });
    // Where nothing would be paid anyway, nobody needs to know.
    expect(allowanceLine(phone, facts({ inSalary: null, days: 'R'.repeat(31) })).amountCents).toBe(0);
  });
});

describe('the notices', () => {
  const linesOf = (rules: readonly AllowanceRule[], given: Case) =>
    rules.map((each) => allowanceLine(each, facts(given)));

  test('江岸六: 100 a day, 400 a month, 5 a day, and a total only when nothing is open', () => {
    const { allowances } = jiangan2021.money;
    const days = `${'P'.repeat(18)}${'R'.repeat(13)}`;
    const lines = linesOf(allowances, { days });
    expect(lines.map(({ amountCents }) => amountCents)).toEqual([1_800_00, 400_00, 90_00]);
    expect(sumLines(lines)).toEqual({ totalCents: 2_290_00, computedCents: 2_290_00, openReason: null });
    const open = sumLines(linesOf(allowances, { days, inSalary: null }));
    expect(open).toEqual({
      totalCents: null,
      computedCents: 2_200_00,
      openReason: '有 1 项没有算出：通信补助（资料不全）。',
    });
  });

  test('赣州 names no figure for the telephone: asked of the scheme, never a zero', () => {
    const lines = linesOf(ganzhou2021.money.allowances, { roundTrips: 0 });
    expect(lines.map(({ status }) => status)).toEqual(['computed', 'computed', 'not_stated']);
    expect(lines[2]).toMatchObject({ rateGround: null, rateCents: null, amountCents: null });
    expect(lines[2]?.sentence).toContain('方案未规定标准，请先在制度方案中补充');
  });
});

test('乌海 pays working days in the village; 江津 and 洪山 name no figure at all', () => {
  const statuses = (rules: readonly AllowanceRule[]) =>
    rules.map((each) => allowanceLine(each, facts()).status);
  // March 2026 has 22 days from Monday to Friday.
  expect(wuhai2023.money.allowances.map((each) => allowanceLine(each, facts()).amountCents)).toEqual([
    2_200_00,
    null,
  ]);
  expect(statuses(wuhai2023.money.allowances)).toEqual(['computed', 'not_stated']);
  expect(statuses(jiangjin2021.money.allowances)).toEqual(['not_stated']);
  expect(new Set(statuses(hongshan2023.money.allowances))).toEqual(new Set(['not_stated']));
});

test('a day more in the village never pays less, and amounts are whole cents', () => {
  const letters = fc.array(fc.constantFrom(...'PBMTLAR'), { minLength: 31, maxLength: 31 });
  fc.assert(
    fc.property(letters, fc.nat({ max: 30 }), (days, at) => {
      for (const each of [meals, working]) {
        const before = allowanceLine(each, facts({ days: days.join('') })).amountCents;
        const after = allowanceLine(each, facts({ days: days.with(at, 'P').join('') })).amountCents;
        expect(Number.isInteger(before)).toBe(true);
        expect(after ?? -1).toBeGreaterThanOrEqual(before ?? 0);
      }
    }),
  );
});

test.each([
  [0, '0 元'],
  [5, '0.05 元'],
  [100_00, '100 元'],
  [108_36, '108.36 元'],
  [1_234_567_00, '1,234,567 元'],
  [1_234_50, '1,234.50 元'],
])('%i 分 reads %s', (cents, text) => {
  expect(formatYuan(cents)).toBe(text);
});
