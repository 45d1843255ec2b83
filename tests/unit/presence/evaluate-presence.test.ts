import { describe, expect, test } from 'vitest';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { daysInMonth } from '#shared/dates.ts';
import type { AbsenceRule, PresenceMeasure, PresenceRule } from '#shared/policy/presence-rules.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import { evaluatePresence, presenceOfMonth, presenceOfYear } from '#shared/presence/evaluate-presence.ts';
import { absenceRuns } from '#shared/presence/evaluate-presence-absence.ts';
import type { AttendanceMonth, PostingAttendance } from '#shared/presence/evaluate-presence-facts.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';

/*
 * Presence at its limits, clause by clause. The calendar has ordinary weeks and one holiday, 1 to 7 October 2025, so
 * that every figure can be counted on a wall calendar.
 */

const on = (date: string) => date as BusinessDate;
const of = (month: string) => month as Month;
const years = Array.from({ length: 20 }, (_, index) => 2015 + index);
const holiday = Array.from({ length: 7 }, (_, index) => ({
  date: on(`2025-10-0${index + 1}`),
  working: false,
  name: '国庆节',
}));
const calendar = createWorkingCalendar(holiday, years);
const ground = { kind: 'example', note: '测试' } as const;

const rule = (measure: PresenceMeasure): PresenceRule => ({
  code: measure.kind,
  title: '驻村',
  measure,
  counted: ['present', 'business_trip', 'meeting', 'training'],
  countedGround: ground,
  ground,
});
const twentyDays = rule({ kind: 'monthly_average', minimumDays: 20 });
const twoThirds = rule({ kind: 'monthly_share', numerator: 2, denominator: 3 });
const twoHundred = rule({ kind: 'yearly_days', minimumDays: 200 });
const fiveAndFour = rule({ kind: 'weekly_pattern', days: 5, nights: 4 });

/** A month with so many days of each letter, in the order given; the rest of it is `rest`. */
function month(name: string, letters: string, rest = 'R'): AttendanceMonth {
  const expanded = letters.replace(/([PBMTLAR-])(\d+)/g, (_, letter: string, count: string) =>
    letter.repeat(Number(count)),
  );
  const days = expanded.padEnd(daysInMonth(of(name)), rest);
  return { month: of(name), days, totals: countDays(days) };
}

const posted = (
  months: AttendanceMonth[],
  start = '2020-01-01',
  end: string | null = null,
): PostingAttendance => ({
  startDate: on(start),
  endDate: end === null ? null : on(end),
  months,
});

const question = (presence: PresenceRule, asOf: string, absence: AbsenceRule[] = []) => ({
  rules: { rules: [presence], absence },
  calendar,
  asOf: on(asOf),
});

const ofMonth = (presence: PresenceRule, attendance: PostingAttendance, name: string, asOf = '2030-12-31') =>
  presenceOfMonth(attendance, of(name), question(presence, asOf))[0];
const ofYear = (presence: PresenceRule, attendance: PostingAttendance, year: number, asOf = '2030-12-31') =>
  presenceOfYear(attendance, year, question(presence, asOf))[0];

describe('赣州第十六条: 平均每月驻村不少于20天', () => {
  test.each([
    ['P19', 'below', '2026年3月在村等 19 天，要求平均每月不少于 20 天'],
    ['P20', 'met', '2026年3月在村等 20 天，要求平均每月不少于 20 天'],
    ['P14B2M2T2', 'met', '2026年3月在村等 20 天，要求平均每月不少于 20 天'],
    ['P19L5A2', 'below', '2026年3月在村等 19 天，要求平均每月不少于 20 天'],
  ])('a month of %s is %s', (letters, verdict, sentence) => {
    expect(ofMonth(twentyDays, posted([month('2026-03', letters)]), '2026-03')).toMatchObject({
      verdict,
      sentence,
    });
  });

  test.each([
    [['P20', 'P20', 'P20'], 'met', 60],
    [['P22', 'P18', 'P20'], 'met', 60],
    [['P22', 'P18', 'P19'], 'below', 59],
  ])('the average of %j is %s', (letters, verdict, counted) => {
    const months = letters.map((text, index) => month(`2026-0${index + 1}`, text));
    expect(ofYear(twentyDays, posted(months), 2026, '2026-03-31')).toMatchObject({
      verdict,
      counted,
      required: 60,
      months: 3,
    });
  });

  test('months without a record and partial months are left out by name, never counted as zero', () => {
    const attendance = posted(
      [month('2026-01', '-15P16'), month('2026-02', 'P19'), month('2026-04', 'P20')],
      '2026-01-16',
    );
    expect(ofYear(twentyDays, attendance, 2026, '2026-04-30')).toMatchObject({
      verdict: 'below',
      counted: 39,
      required: 40,
      sentence:
        '2026年2月和4月 2 个整月在村等 39 天，平均每月 19.5 天，要求平均每月不少于 20 天；2026年3月没有考勤记录，没有计入；2026年1月不满整月，没有计入',
    });
    expect(ofMonth(twentyDays, attendance, '2026-01')).toMatchObject({
      verdict: 'cannot_say',
      required: null,
    });
    expect(ofMonth(twentyDays, attendance, '2026-03')).toMatchObject({
      verdict: 'cannot_say',
      counted: null,
      sentence: '2026年3月没有考勤记录，要求平均每月不少于 20 天',
    });
  });

  test('a working day that is not recorded may decide, so nothing is said; a day off that is not recorded may not', () => {
    // March 2026: the 2nd is a Monday, the 1st a Sunday.
    const working = { ...month('2026-03', 'R-P19'), totals: countDays('') };
    expect(ofMonth(twentyDays, posted([working]), '2026-03')).toMatchObject({
      verdict: 'cannot_say',
      sentence: '2026年3月在村等 19 天，要求平均每月不少于 20 天；工作日 2日没有登记',
    });
    expect(ofMonth(twentyDays, posted([month('2026-03', '-P19')]), '2026-03')).toMatchObject({
      verdict: 'below',
      sentence: '2026年3月在村等 19 天，要求平均每月不少于 20 天；1 个休息日没有登记，按不在村计',
    });
  });

  test('a running month is met as soon as it is, below as soon as it cannot be, else open', () => {
    const running = (letters: string, asOf: string) =>
      ofMonth(twentyDays, posted([month('2026-03', letters, '-')]), '2026-03', asOf)?.verdict;
    expect(running('P20', '2026-03-20')).toBe('met');
    expect(running('P10', '2026-03-10')).toBe('not_yet');
    expect(running('A11P1', '2026-03-12')).toBe('not_yet');
    expect(running('A12', '2026-03-12')).toBe('below');
  });

  test('only totals are enough for a month and for a year', () => {
    const totals = { month: of('2026-03'), days: null, totals: { ...countDays(''), present: 20, rest: 11 } };
    expect(ofMonth(twentyDays, posted([totals]), '2026-03')?.verdict).toBe('met');
    expect(ofYear(twentyDays, posted([totals], '2026-03-01'), 2026, '2026-03-31')?.verdict).toBe('met');
  });
});

describe('江津五（三）: 每月不少于三分之二', () => {
  test.each([
    ['2026-02', 28, 18, 'below'],
    ['2026-02', 28, 19, 'met'],
    ['2024-02', 29, 19, 'below'],
    ['2024-02', 29, 20, 'met'],
    ['2026-04', 30, 19, 'below'],
    ['2026-04', 30, 20, 'met'],
    ['2026-03', 31, 20, 'below'],
    ['2026-03', 31, 21, 'met'],
  ])('%s (%i days) with %i days is %s', (name, length, days, verdict) => {
    const figure = ofMonth(twoThirds, posted([month(name, `P${days}`)]), name);
    expect(figure).toMatchObject({ verdict, counted: days, required: Math.ceil((length * 2) / 3) });
  });

  test('a month that began in its middle is measured by its days on post', () => {
    const start = (letters: string) => posted([month('2026-03', `-15${letters}`)], '2026-03-16');
    expect(ofMonth(twoThirds, start('P10'), '2026-03')).toMatchObject({
      verdict: 'below',
      sentence: '2026年3月在村等 10 天，在岗 16 天，要求不少于 3 分之 2，即 11 天',
    });
    expect(ofMonth(twoThirds, start('P11'), '2026-03')?.verdict).toBe('met');
  });

  test('a year is below once one month is, and named', () => {
    const attendance = posted([month('2026-01', 'P21'), month('2026-02', 'P18'), month('2026-03', 'P21')]);
    expect(ofYear(twoThirds, attendance, 2026, '2026-03-31')).toMatchObject({
      verdict: 'below',
      sentence:
        '2026年可以判断的 3 个月中 2 个月达到要求；2026年2月在村等 18 天，在岗 28 天，要求不少于 3 分之 2，即 19 天',
    });
  });
});

describe('乌海: 每年不少于200天', () => {
  const fullYear = (days: number) => {
    let left = days;
    return Array.from({ length: 12 }, (_, index) => {
      const present = Math.min(left, 20);
      left -= present;
      return month(`2025-${String(index + 1).padStart(2, '0')}`, `P${present}`);
    });
  };

  test.each([
    [199, 'below'],
    [200, 'met'],
  ])('%i days of a full year are %s', (days, verdict) => {
    expect(ofYear(twoHundred, posted(fullYear(days)), 2025)).toMatchObject({ verdict, counted: days });
  });

  test('during the year it is open until the days left cannot make it up', () => {
    // 165 days may be missed: 365 − 200. April ends with the 120th day of the year, June with the 181st.
    const absentUntil = (last: number) =>
      posted(Array.from({ length: last }, (_, index) => month(`2025-0${index + 1}`, '', 'A')));
    expect(ofYear(twoHundred, absentUntil(4), 2025, '2025-04-30')?.verdict).toBe('not_yet');
    expect(ofYear(twoHundred, absentUntil(6), 2025, '2025-06-30')).toMatchObject({
      verdict: 'below',
      sentence: '2025年至今在村等 0 天，要求全年不少于 200 天；余下的日子全部在村也只有 184 天',
    });
  });

  test('of a part of a year the notice says nothing', () => {
    const months = fullYear(199).slice(2);
    expect(ofYear(twoHundred, posted(months, '2025-03-16'), 2025)).toMatchObject({
      verdict: 'cannot_say',
      required: null,
    });
    const missing = fullYear(199).filter(({ month: name }) => name !== '2025-05');
    expect(ofYear(twoHundred, posted(missing), 2025)).toMatchObject({
      verdict: 'cannot_say',
      sentence: '2025年在村等 179 天，要求全年不少于 200 天；2025年5月没有考勤记录',
    });
  });
});

describe('洪山: 五天四夜', () => {
  // March 2026: weeks from the 2nd, 9th, 16th and 23rd; the week from the 30th ends in April.
  const weeks = (...fives: string[]) => month('2026-03', `R${fives.map((five) => `${five}RR`).join('')}`);

  test('full working weeks are counted, nights are inferred and said to be', () => {
    const attendance = posted([weeks('PPPPP', 'PPMPP', 'PPLPP', 'PPPPP')]);
    expect(ofMonth(fiveAndFour, attendance, '2026-03')).toMatchObject({
      verdict: 'below',
      counted: 3,
      required: 4,
      sentence:
        '2026年3月 4 个完整工作周中 3 周达到每周 5 天 4 夜；2026年3月16日起的一周在村等 4 天 2 夜（夜数按相邻两天都在村推算）',
    });
  });

  test('a week with a holiday is not a full working week', () => {
    // Only the weeks from 13 and 20 October 2025 are: before is the holiday, after comes November.
    const october = month('2025-10', 'R12PPPPPRRPPPPPRRPPPPP');
    expect(ofMonth(fiveAndFour, posted([october]), '2025-10')).toMatchObject({
      verdict: 'met',
      counted: 3,
      required: 3,
    });
  });

  test('a week across two months belongs to the month of its Friday', () => {
    const attendance = posted([month('2026-03', 'R29PP'), month('2026-04', 'PPPRRPPPPPRRPPPPPRRPPPPP')]);
    expect(ofMonth(fiveAndFour, attendance, '2026-04')).toMatchObject({ verdict: 'met', required: 4 });
    const withoutMarch = posted(attendance.months.slice(1));
    expect(ofMonth(fiveAndFour, withoutMarch, '2026-04')?.verdict).toBe('cannot_say');
  });
});

describe('乌海: 无故不在岗', () => {
  const limit = (kind: 'running_days' | 'yearly_days', moreThan: number): AbsenceRule => ({
    code: kind,
    title: '无故不在岗',
    threshold: { kind, moreThan },
    consequence: '调换',
    ground,
  });
  const absence = (absent: AbsenceRule, months: AttendanceMonth[], year: number) =>
    evaluatePresence(posted(months), question(twentyDays, '2026-12-31', [absent])).find(
      (found) => found.year === year,
    )?.absence[0];

  test.each([
    [14, false],
    [15, false],
    [16, true],
  ])('%i days running exceed 15: %s', (days, exceeded) => {
    const figure = absence(limit('running_days', 15), [month('2026-03', `A${days}`)], 2026);
    expect(figure).toMatchObject({ exceeded, days });
  });

  test.each([
    [30, false],
    [31, true],
  ])('%i days of a year exceed 30: %s', (days, exceeded) => {
    const months = [month('2026-03', 'A20'), month('2026-06', `A${days - 20}`), month('2025-12', 'A20')];
    expect(absence(limit('yearly_days', 30), months, 2026)).toMatchObject({ exceeded, days });
  });

  test('days off in between belong to a run, across the end of the year; a working day unrecorded ends it', () => {
    // 31 December 2025 is a Wednesday; 3 and 4 January 2026 are a weekend.
    const december = month('2025-12', 'P21A10');
    const runsWith = (january: string) =>
      absenceRuns(posted([month('2026-01', january, 'P'), december]), calendar, on('2026-12-31'));
    expect(runsWith('A2R2A5')).toEqual([{ from: '2025-12-22', to: '2026-01-09', days: 19 }]);
    expect(runsWith('A2-2A5')).toEqual([{ from: '2025-12-22', to: '2026-01-09', days: 19 }]);
    expect(runsWith('A1-1R2A5')).toEqual([
      { from: '2025-12-22', to: '2026-01-01', days: 11 },
      { from: '2026-01-05', to: '2026-01-09', days: 5 },
    ]);
    expect(
      absence(limit('running_days', 15), [month('2026-01', 'A2R2A5', 'P'), december], 2026),
    ).toMatchObject({
      exceeded: true,
      sentence:
        '2025年12月22日至2026年1月9日连续无故不在岗 19 天（其间的休息日计入），规定的界限是连续超过 15 天',
    });
  });

  test('days before the posting and after the day asked about are not looked at', () => {
    const attendance = posted([month('2026-03', '', 'A')], '2026-03-16');
    expect(absenceRuns(attendance, calendar, on('2026-03-20'))).toEqual([
      { from: '2026-03-16', to: '2026-03-20', days: 5 },
    ]);
  });
});
