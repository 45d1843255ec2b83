import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, businessDateSchema } from '#shared/dates.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { lastDayOfYears, periodsOfYear } from '#shared/presence/duty-periods.ts';
import { type DutyAct, dutyStandings, dutyTotals } from '#shared/presence/duty-register.ts';
import { coverageOf, type DutySpan, joinSpans } from '#shared/presence/duty-spans.ts';
import { dutyPeriods } from '#shared/vocabulary.ts';

const day = (text: string) => businessDateSchema.parse(text);
const span = (from: string, to: string | null): DutySpan => ({
  from: day(from),
  to: to === null ? null : day(to),
});
const act = (doneOn: string, quantity = 1): DutyAct => ({ doneOn: day(doneOn), quantity });

const duty = (changes: Partial<DutyRule> = {}): DutyRule => ({
  code: 'visits',
  title: '走访农户',
  subject: 'person',
  roles: ['first_secretary', 'team_member'],
  doneBy: '驻村干部',
  period: 'month',
  minimum: 20,
  unit: '户',
  ground: { kind: 'example', note: '测试' },
  ...changes,
});

const since2025 = [span('2025-01-01', null)];
const ask = (changes: {
  duty?: DutyRule;
  year?: number;
  spans?: readonly DutySpan[] | null;
  acts?: readonly DutyAct[];
  asOf?: string;
  minimumTermYears?: number | null;
}) =>
  dutyStandings({
    duty: changes.duty ?? duty(),
    year: changes.year ?? 2026,
    spans: changes.spans === undefined ? since2025 : changes.spans,
    acts: changes.acts ?? [],
    asOf: day(changes.asOf ?? '2026-06-15'),
    minimumTermYears: changes.minimumTermYears ?? null,
  });
const byKey = (standings: ReturnType<typeof ask>, key: string) => {
  const found = standings.find((standing) => standing.key === key);
  if (!found) throw new Error(`No period ${key}`);
  return found;
};

describe('the calendar', () => {
  test.each([
    // 2026 begins on a Thursday and has 53 weeks; its last one ends in the next year.
    [2026, 53, '2025-12-29', '2027-01-03'],
    [2020, 53, '2019-12-30', '2021-01-03'],
    [2025, 52, '2024-12-30', '2025-12-28'],
    [2021, 52, '2021-01-04', '2022-01-02'],
    [2199, 52, '2198-12-31', '2199-12-29'],
  ])('the weeks of %i: %i, from %s to %s', (year, count, from, to) => {
    const weeks = periodsOfYear('week', year);
    expect([weeks.length, weeks[0]?.from, weeks.at(-1)?.to]).toEqual([count, from, to]);
  });

  test('weeks follow one another over the years without a day twice or left out', () => {
    const weeks = [2019, 2020, 2021, 2022, 2023, 2024].flatMap((year) => periodsOfYear('week', year));
    for (const [index, week] of weeks.entries()) {
      expect(addDays(week.from, 6)).toBe(week.to);
      if (index > 0) expect(week.from).toBe(addDays(weeks[index - 1]?.to ?? week.to, 1));
    }
  });

  test('months end where they end, in leap years too', () => {
    expect(periodsOfYear('month', 2024)[1]).toMatchObject({ key: '2024-02', label: '2月', to: '2024-02-29' });
    expect(periodsOfYear('month', 2100)[1]?.to).toBe('2100-02-28');
    expect(periodsOfYear('quarter', 2024)[0]).toMatchObject({ key: '2024-Q1', to: '2024-03-31' });
    expect(periodsOfYear('half_year', 2026).map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-06-30'],
      ['2026-07-01', '2026-12-31'],
    ]);
  });

  test.each([
    ['2024-03-01', 2, '2026-02-28'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2198-05-01', 3, '2199-12-31'],
  ])('%s and %i whole years end on %s', (from, years, last) => {
    expect(lastDayOfYears(day(from), years)).toBe(last);
  });
});

describe('洪山七: twenty households a month', () => {
  const months = ask({ acts: [act('2026-03-01', 12), act('2026-03-31', 7), act('2026-04-01', 20)] });

  test('a month is short by what is missing, and done at the limit', () => {
    expect(byKey(months, '2026-03')).toMatchObject({ state: 'short', due: 20, done: 19, short: 1 });
    expect(byKey(months, '2026-03').sentence).toBe('3月应完成 20 户，已完成 19 户，少 1 户。');
    expect(byKey(months, '2026-04')).toMatchObject({ state: 'done', due: 20, done: 20, short: 0 });
  });

  test('this month runs, the next has not begun', () => {
    expect(byKey(months, '2026-06')).toMatchObject({ state: 'running', due: 20, short: 0 });
    expect(byKey(months, '2026-06').sentence).toContain('2026年6月30日前还差 20 户');
    expect(byKey(months, '2026-07')).toMatchObject({ state: 'not_due', due: 0 });
  });

  test('a month still runs on its last day and is over the day after', () => {
    expect(byKey(ask({ asOf: '2026-06-30' }), '2026-06').state).toBe('running');
    expect(byKey(ask({ asOf: '2026-07-01' }), '2026-06').state).toBe('short');
  });

  test('a posting that starts or ends within a month leaves it uncounted, and says so', () => {
    const months = ask({ spans: [span('2026-02-10', '2026-04-29')], acts: [act('2026-04-02', 20)] });
    expect(byKey(months, '2026-01')).toMatchObject({ state: 'not_due', sentence: '1月不在岗，不计。' });
    expect(byKey(months, '2026-02')).toMatchObject({ state: 'not_due', due: 0, short: 0 });
    expect(byKey(months, '2026-02').sentence).toContain('2026年2月10日至2026年2月28日');
    expect(byKey(months, '2026-03').state).toBe('short');
    // What was done in a part of a month is not lost.
    expect(byKey(months, '2026-04').state).toBe('done');
    expect(dutyTotals(months)).toEqual({ due: 2, done: 1, short: 1, running: 0, missing: 20 });
  });

  test('a posting of exactly a month is a whole one', () => {
    expect(byKey(ask({ spans: [span('2026-02-01', '2026-02-28')] }), '2026-02').state).toBe('short');
    expect(byKey(ask({ spans: [span('2024-02-01', '2024-02-28')], year: 2024 }), '2024-02').state).toBe(
      'not_due',
    );
  });
});

describe('duties of teams, units and the organising body', () => {
  test('洪山四: a team meets each week, the week over new year in the year of its Thursday', () => {
    const weekly = duty({ subject: 'team', roles: [], period: 'week', minimum: 1, unit: '次' });
    const acts = [act('2025-12-29')];
    expect(byKey(ask({ duty: weekly, acts }), '2026-W01')).toMatchObject({
      state: 'done',
      from: '2025-12-29',
    });
    expect(ask({ duty: weekly, acts, year: 2025 }).every(({ done }) => done === 0)).toBe(true);
  });

  test('a successor who comes the next day leaves no gap; one who comes later does', () => {
    const quarterly = duty({ subject: 'team', roles: [], period: 'quarter', minimum: 1, unit: '次' });
    const first = span('2025-01-01', '2026-02-10');
    const next = joinSpans([span('2026-02-11', null), first]);
    expect(next).toEqual([span('2025-01-01', null)]);
    expect(byKey(ask({ duty: quarterly, spans: next }), '2026-Q1').state).toBe('short');
    const late = joinSpans([first, span('2026-02-12', null)]);
    const quarter = byKey(ask({ duty: quarterly, spans: late }), '2026-Q1');
    expect(quarter.state).toBe('not_due');
    expect(quarter.sentence).toContain('中间有空档');
  });

  test('江岸七: the deputy visits twice a year', () => {
    const visits = duty({ subject: 'unit', roles: [], period: 'year', minimum: 2, unit: '次' });
    const acts = [act('2025-01-01'), act('2026-01-01')];
    expect(ask({ duty: visits, acts, year: 2025 })).toMatchObject([{ state: 'short', short: 1 }]);
    expect(ask({ duty: visits, acts })).toMatchObject([{ state: 'running' }]);
  });

  test('赣州第十四条: of the organising body it is asked always', () => {
    const meeting = duty({ subject: 'organiser', roles: [], period: 'half_year', minimum: 1, unit: '次' });
    expect(ask({ duty: meeting, spans: null, year: 2025 }).map(({ state }) => state)).toEqual([
      'short',
      'short',
    ]);
    const term = duty({ subject: 'organiser', roles: [], period: 'term' });
    expect(ask({ duty: term, spans: null })).toMatchObject([{ state: 'not_due' }]);
  });
});

describe('赣州第二十八条: one training in a term of two years', () => {
  const training = duty({ period: 'term', minimum: 1, unit: '次' });
  const of = (spans: DutySpan[], asOf: string, acts: DutyAct[] = []) =>
    ask({ duty: training, spans, asOf, acts, minimumTermYears: 2, year: 2026 });

  test('it runs until the least term has passed, and is short the day after', () => {
    expect(of([span('2024-03-01', null)], '2026-02-28')).toMatchObject([{ state: 'running', key: 'term' }]);
    expect(of([span('2024-03-01', null)], '2026-03-01')).toMatchObject([{ state: 'short', short: 1 }]);
    expect(of([span('2024-03-01', null)], '2026-03-01', [act('2024-03-01')])).toMatchObject([
      { state: 'done' },
    ]);
  });

  test('a posting that ended early was due when it ended', () => {
    expect(of([span('2026-01-05', '2026-05-31')], '2026-06-01')).toMatchObject([{ state: 'short' }]);
    expect(of([span('2026-01-05', '2026-05-31')], '2026-05-31')).toMatchObject([{ state: 'running' }]);
  });

  test('where the scheme names no term it waits for the end, and a term outside of the year is not shown', () => {
    expect(ask({ duty: training, spans: [span('2016-01-01', null)] })).toMatchObject([{ state: 'running' }]);
    expect(of([span('2024-01-01', '2025-12-31')], '2026-06-01')).toEqual([]);
  });
});

describe('the notices, over a year in which nobody did anything', () => {
  /** Missing in 2025 of one that was on post since the beginning of 2024. */
  const missing = ({ duties }: Scheme) =>
    Object.fromEntries(
      duties
        .filter(({ subject }) => subject !== 'organiser')
        .map((rule) => {
          const spans = [span('2024-01-01', null)];
          const periods = ask({ duty: rule, spans, year: 2025, minimumTermYears: 2 });
          return [`${rule.subject} ${rule.code}`, dutyTotals(periods).missing];
        }),
    );

  test('江岸七: one visit of the leader, two of the deputy', () => {
    expect(missing(jiangan2021)).toMatchObject({ 'unit leader_visit': 1, 'unit deputy_visit': 2 });
  });
  test('赣州第十二、十五、二十八条', () => {
    expect(missing(ganzhou2021)).toEqual({
      'person household_visits': 4,
      'person person_training': 1,
      'unit leader_hears_report': 2,
      'unit leader_visit': 1,
      'unit deputy_visit': 2,
    });
  });
  test('洪山四、六、七、十二、十三: 52 meetings, 240 households', () => {
    expect(missing(hongshan2023)).toMatchObject({
      'team team_meeting': 52,
      'person farm_visits': 240,
      'person person_training': 1,
      'team news_report': 12,
      'unit deputy_visit': 2,
    });
  });
  test('江津五（三）、七 and 乌海组织保障', () => {
    expect(missing(jiangjin2021)).toMatchObject({ 'team team_report': 2, 'unit leader_hears_report': 2 });
    expect(missing(wuhai2023)).toMatchObject({
      'person person_training': 1,
      'team news_report': 12,
      'unit leader_hears_report': 2,
      'unit leader_visit': 1,
    });
  });
});

test('another record never makes anything short, nor anything done undone', () => {
  const dates = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays(day('2023-06-01'), offset));
  const acts = fc.record({ doneOn: dates, quantity: fc.integer({ min: 1, max: 30 }) });
  const spans = fc
    .array(fc.tuple(dates, fc.option(fc.integer({ min: 0, max: 700 }))), { maxLength: 3 })
    .map((all) =>
      joinSpans(all.map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) }))),
    );
  fc.assert(
    fc.property(
      fc.record({
        duty: fc
          .record({ period: fc.constantFrom(...dutyPeriods), minimum: fc.integer({ min: 1, max: 25 }) })
          .map((changes) => duty(changes)),
        year: fc.integer({ min: 2023, max: 2027 }),
        spans: fc.option(spans),
        acts: fc.array(acts, { maxLength: 12 }),
        asOf: dates,
        minimumTermYears: fc.option(fc.integer({ min: 1, max: 3 })),
      }),
      acts,
      (question, another) => {
        const before = dutyStandings(question);
        const after = dutyStandings({ ...question, acts: [another, ...question.acts] });
        const shuffled = dutyStandings({ ...question, acts: question.acts.toReversed() });
        expect(shuffled).toEqual(before);
        expect(after.length).toBe(before.length);
        for (const [index, period] of after.entries()) {
          expect(period.short).toBeLessThanOrEqual(before[index]?.short ?? 0);
          if (before[index]?.state === 'done') expect(period.state).toBe('done');
          expect(period.short).toBe(period.state === 'short' ? period.due - period.done : 0);
        }
      },
    ),
  );
});

test('spans cover a period wholly, in part or not at all', () => {
  const year = [day('2026-01-01'), day('2026-12-31')] as const;
  expect(coverageOf([span('2025-12-31', null)], ...year)).toEqual({ kind: 'full' });
  expect(coverageOf([span('2026-01-02', null)], ...year)).toMatchObject({
    kind: 'part',
    first: '2026-01-02',
  });
  expect(coverageOf([span('2025-01-01', '2026-01-01')], ...year)).toMatchObject({ last: '2026-01-01' });
  expect(coverageOf([span('2027-01-01', null)], ...year)).toEqual({ kind: 'none' });
});
