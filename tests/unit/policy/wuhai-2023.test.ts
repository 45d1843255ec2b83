import { expect, test } from 'vitest';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { articlesOf, expectClausesToStand } from '../../support/notice-articles.ts';

const { posting, presence, duties, money, recall } = wuhai2023;

/** Headings of the slides, and of what stands on each. */
const slides: Record<string, readonly string[]> = {
  选派条件与范围: ['选派范围', '人选来源', '选派条件', '选派方式'],
  职能职责: ['建强村党组织', '推进强村富民', '提升治理水平', '为民办事服务'],
  管理考核: ['管理', '考勤与考核', '任期'],
  组织保障: ['加强组织领导', '强化关心爱护', '抓好培训宣传', '强化支持保障', '严格追责问责', '强化督促检查'],
};

test('the built-in scheme fits its type and is sound', () => {
  expect(schemeSchema.parse(wuhai2023)).toEqual(wuhai2023);
  expect(validateScheme(wuhai2023)).toEqual([]);
});

test('every quoted clause stands word for word under the heading it names', () => {
  const articles = articlesOf('wuhai-2023', (line) => {
    const slide = Object.keys(slides).find((name) => slides[name]?.includes(line));
    return slide === undefined ? null : `${slide}·${line}`;
  });
  expect(articles.size).toBe(1 + Object.values(slides).flat().length);
  expectClausesToStand(wuhai2023, articles);
});

test('200 days a year count business trips, meetings and training', () => {
  expect(presence.rules).toMatchObject([
    {
      measure: { kind: 'yearly_days', minimumDays: 200 },
      counted: ['present', 'business_trip', 'meeting', 'training'],
      countedGround: { kind: 'clause' },
    },
  ]);
});

test('leave climbs at 3 days and at a week', () => {
  expect(presence.leaveTiers.map(({ upToDays, approver }) => [upToDays, approver])).toEqual([
    [3, '镇（街道）'],
    [7, '区驻村工作管理机构'],
    [null, '市驻村工作管理机构'],
  ]);
});

test('more than 15 days running or more than 30 in a year lead to a replacement, not to a recall', () => {
  expect(presence.absence.map(({ threshold }) => threshold)).toEqual([
    { kind: 'running_days', moreThan: 15 },
    { kind: 'yearly_days', moreThan: 30 },
  ]);
  expect(recall.triggers.find(({ code }) => code === 'absent')?.signals).toMatchObject([
    { test: { kind: 'absence_running', moreThanDays: 15 }, suggests: 'replacement' },
    { test: { kind: 'absence_yearly', moreThanDays: 30 }, suggests: 'replacement' },
  ]);
});

test('the deck lets the city and district body propose and the unit recall; who decides it does not say', () => {
  expect(
    recall.triggers.map(({ code, signals }) => [code, [...new Set(signals.map(({ suggests }) => suggests))]]),
  ).toEqual([
    ['incapable', ['recall']],
    ['negligent', ['talk']],
    ['absent', ['replacement']],
    ['dishonest', ['recall']],
  ]);
  expect(recall.proposedBy).toMatchObject({ value: ['市驻村工作管理机构', '区驻村工作管理机构'] });
  expect(recall.carriedOutBy).toMatchObject({ value: ['派出单位'] });
  expect([recall.decidedBy, recall.urgedBy, recall.informed].map(({ kind }) => kind)).toEqual(
    Array.from({ length: 3 }, () => 'unspecified'),
  );
});

test.each([
  ['person_training', 'person', 'term'],
  ['news_report', 'team', 'month'],
  ['leader_hears_report', 'unit', 'half_year'],
  ['leader_visit', 'unit', 'year'],
  ['organiser_hears_report', 'organiser', 'half_year'],
  ['partner_visit', 'organiser', 'half_year'],
  ['insurance', 'organiser', 'year'],
  ['health_check', 'organiser', 'year'],
])('duty %s: a %s, once each %s', (code, subject, period) => {
  expect(duties.find((duty) => duty.code === code)).toMatchObject({ subject, period, minimum: 1 });
});

test('a working day in the village is worth 100 yuan; which days count is an example', () => {
  expect(money.allowances.find(({ code }) => code === 'living')).toMatchObject({
    basis: {
      kind: 'per_day',
      counted: ['present'],
      workingDaysOnly: true,
      rate: { kind: 'stated', value: 100_00, ground: { kind: 'clause' } },
    },
    ground: { kind: 'example' },
  });
});

test('every village is given a first secretary and a team of three for two years', () => {
  expect(
    posting.demand.every(({ firstSecretary, team }) => firstSecretary === 'required' && team === 'required'),
  ).toBe(true);
  expect(posting.teamSize).toMatchObject({ value: { minimum: 3 } });
  expect(posting.minimumTerm).toMatchObject({ value: { years: 2 } });
});
