import { describe, expect, test } from 'vitest';
import type { DutyPeriodStanding } from '#shared/contract/presence-duties.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { postingIdSchema, unitIdSchema } from '#shared/ids.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { periodsOfYear } from '#shared/presence/duty-periods.ts';
import {
  askedInWords,
  figureOf,
  periodsInWords,
  shortInWords,
} from '../../../renderer/presence/duties/duty-words.ts';
import {
  dutyRowKey,
  readRowKey,
  subjectKey,
  subjectOf,
} from '../../../renderer/presence/duties/subject-keys.ts';
import { monthsInYear, placeInYear } from '../../../renderer/presence/duties/year-axis.ts';

const date = (text: string) => businessDateSchema.parse(text);
const postingId = postingIdSchema.parse('01a206b7-d423-778f-bd05-bc71443fb064');
const unitId = unitIdSchema.parse('01a206b7-d395-7011-8b1e-38ff2315dbdf');

const visits: DutyRule = {
  code: 'farm_visits',
  title: '走访农户',
  subject: 'person',
  roles: ['first_secretary'],
  doneBy: '驻村党员干部',
  period: 'month',
  minimum: 20,
  unit: '户',
  ground: { kind: 'example', note: '示例' },
};

const period = (change: Partial<DutyPeriodStanding>): DutyPeriodStanding => ({
  key: '2026-03',
  label: '3月',
  from: date('2026-03-01'),
  to: date('2026-03-31'),
  state: 'done',
  due: 20,
  done: 22,
  short: 0,
  sentence: '',
  ...change,
});

describe('the key of a row', () => {
  test('leads back to subject and duty', () => {
    const ref = { subject: 'person', postingId } as const;
    expect(readRowKey(dutyRowKey({ ref, duty: visits }))).toEqual({ ref, dutyCode: 'farm_visits' });
    expect(subjectOf(subjectKey({ subject: 'unit', unitId }))).toEqual({ subject: 'unit', unitId });
    expect(subjectOf(subjectKey({ subject: 'organiser' }))).toEqual({ subject: 'organiser' });
  });

  test.each(['', 'person', 'person:', 'person:7 farm_visits', 'somebody:x y', 'organiser', 'team: x'])(
    '“%s”, cut off or made up, is none',
    (key) => expect(readRowKey(key)).toBeNull(),
  );
});

describe('a period along the year', () => {
  test('months follow each other without gap and fill the year, a leap year too', () => {
    for (const year of [2026, 2028]) {
      let end = 0;
      for (const { place } of monthsInYear(year)) {
        expect(place.start).toBeCloseTo(end, 12);
        end = place.start + place.length;
      }
      expect(end).toBeCloseTo(1, 12);
    }
  });

  test('the weeks of a year fill it too: what lies in the years beside it is cut off', () => {
    const places = periodsOfYear('week', 2026).flatMap((week) => placeInYear(2026, week) ?? []);
    expect(places).toHaveLength(53);
    // The first week begins on 29 December: four days of it are in the year.
    expect(places[0]).toEqual({ start: 0, length: 4 / 365 });
    expect(places.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(1, 12);
  });

  test('what lies outside of the year has no place', () => {
    expect(placeInYear(2026, { from: date('2024-01-01'), to: date('2025-12-31') })).toBeNull();
  });
});

describe('words and figures', () => {
  test('what a duty asks for', () => {
    expect(askedInWords(visits)).toBe('每月不少于 20 户');
    expect(askedInWords({ ...visits, period: 'term', minimum: 1, unit: '次' })).toBe('任期内不少于 1 次');
  });

  test.each([
    [{ state: 'done', done: 22 }, '22'],
    [{ state: 'short', done: 12, short: 8 }, '8'],
    [{ state: 'running', done: 5 }, '5/20'],
    [{ state: 'not_due', due: 0, done: 0 }, ''],
    [{ state: 'not_due', due: 0, done: 3 }, '3'],
  ] as const)('the figure of %o is “%s”', (change, figure) => {
    expect(figureOf(period(change))).toBe(figure);
  });

  test('an exported row names the periods that say something', () => {
    const periods = [
      period({ label: '1月', state: 'done' }),
      period({ label: '2月', state: 'short', done: 12, short: 8 }),
      period({ label: '3月', state: 'running', done: 5 }),
      period({ label: '4月', state: 'not_due', due: 0, done: 0 }),
    ];
    expect(periodsInWords(periods)).toBe('1月 已完成 22/20；2月 不足 12/20；3月 进行中 5/20');
  });

  test('how a duty stands over all subjects', () => {
    const totals = { due: 220, done: 196, short: 24, running: 0, missing: 24 };
    const none = { due: 4, done: 4, short: 0, running: 0, missing: 0 };
    const of = (duty: DutyRule, subjects: number, subjectsShort: number) =>
      shortInWords({ duty, subjects, subjectsShort, totals: subjectsShort > 0 ? totals : none });
    expect(of(visits, 57, 8)).toBe('57 人中 8 人不足，缺 24 户');
    expect(of({ ...visits, subject: 'unit' }, 53, 0)).toBe('53 个都没有不足');
    expect(of({ ...visits, subject: 'organiser' }, 1, 1)).toBe('不足，缺 24 户');
    expect(of({ ...visits, subject: 'organiser' }, 1, 0)).toBe('没有不足');
  });
});
