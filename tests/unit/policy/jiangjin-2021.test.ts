import { expect, test } from 'vitest';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { articlesOf, expectClausesToStand } from '../../support/notice-articles.ts';

const { posting, presence, duties, money, recall, annual } = jiangjin2021;

test('the built-in scheme fits its type and is sound', () => {
  expect(schemeSchema.parse(jiangjin2021)).toEqual(jiangjin2021);
  expect(validateScheme(jiangjin2021)).toEqual([]);
});

test('every quoted clause stands word for word in the article it names', () => {
  let article = '';
  const articles = articlesOf('jiangjin-2021', (line) => {
    const number = /^([一二三四五六七八])、/.exec(line)?.[1];
    if (number !== undefined) article = `第${number}条`;
    const part = /^（([一二三四])）/.exec(line)?.[1];
    if (part !== undefined) return `${article}（${part}）`;
    return number === undefined ? null : article;
  });
  expect([...articles.keys()].filter((name) => name.startsWith('第四条'))).toHaveLength(5);
  expectClausesToStand(jiangjin2021, articles);
});

test('Article 2 gives each type of village its people', () => {
  expect(
    posting.demand.map(({ villageType, firstSecretary, team }) => [villageType, firstSecretary, team]),
  ).toEqual([
    ['lifted_from_poverty', 'required', 'required'],
    ['demonstration', 'as_needed', 'as_needed'],
    ['key_assistance', 'as_needed', 'as_needed'],
    ['weak_party_organisation', 'required', 'none'],
    ['red_village', 'required', 'none'],
    ['relocation_settlement', 'as_needed', 'as_needed'],
    ['consolidation', 'as_needed', 'as_needed'],
    ['other', 'as_needed', 'as_needed'],
  ]);
  expect(posting.teamSize).toMatchObject({ value: { minimum: 3 } });
});

test('Article 3 bars five sorts of staff from every post and asks membership of the first secretary alone', () => {
  const test = (code: string) => posting.qualifications.find((rule) => rule.code === code);
  expect(test('staff_kind')).toMatchObject({
    roles: ['first_secretary', 'team_member'],
    strength: 'required',
    test: { excluded: ['retired', 'temporary', 'seconded', 'manual_worker', 'school_teacher'] },
  });
  expect(test('full_party_member')).toMatchObject({ roles: ['first_secretary'], strength: 'required' });
  expect(test('party_years')).toMatchObject({ test: { minimum: 1 } });
  expect(test('work_years')).toMatchObject({ test: { minimum: 2 } });
  expect(test('member_party_preferred')).toMatchObject({ roles: ['team_member'], strength: 'preferred' });
});

test('nobody is changed early without consent, check, approval and a successor', () => {
  expect(posting.earlyChange).toMatchObject({
    value: {
      successorRequired: true,
      steps: [{ act: 'propose' }, { act: 'consent' }, { act: 'pre_check' }, { act: 'approve' }],
    },
  });
  expect(posting.minimumTerm).toMatchObject({ value: { years: 2 } });
});

test('two thirds of each month count in the village alone, and leave of any length is the town’s', () => {
  expect(presence.rules).toMatchObject([
    {
      measure: { kind: 'monthly_share', numerator: 2, denominator: 3 },
      counted: ['present'],
      countedGround: { kind: 'clause' },
    },
  ]);
  expect(presence.leaveTiers).toMatchObject([{ upToDays: null, approver: '镇党委' }]);
});

test.each([
  ['team_report', 'team', 'half_year'],
  ['leaders_meeting', 'organiser', 'half_year'],
  ['leader_hears_report', 'unit', 'half_year'],
  ['leader_visit', 'unit', 'year'],
  ['health_check', 'unit', 'year'],
  ['insurance', 'unit', 'term'],
  ['person_training', 'person', 'year'],
])('duty %s: a %s, once each %s', (code, subject, period) => {
  expect(duties.find((duty) => duty.code === code)).toMatchObject({ subject, period, minimum: 1 });
});

test('one person alone has 30,000 yuan a year, each of several 20,000', () => {
  expect(money.funds.map(({ basis }) => basis)).toEqual([
    { kind: 'per_village_headcount', singleCents: 30_000_00, eachOfSeveralCents: 20_000_00 },
  ]);
  expect(money.allowances).toMatchObject([{ basis: { kind: 'per_day', rate: { kind: 'unspecified' } } }]);
});

test('Article 7 criticises the first case and recalls in the others; by whom it does not say, so the way is an example', () => {
  expect(
    recall.triggers.map(({ code, signals }) => [code, [...new Set(signals.map(({ suggests }) => suggests))]]),
  ).toEqual([
    ['requirements_not_met', ['talk']],
    ['incapable', ['recall']],
    ['ill_consequences', ['recall']],
  ]);
  const { measures, proposedBy, decidedBy, urgedBy, carriedOutBy, informed, effects } = recall;
  for (const rule of [measures, proposedBy, decidedBy, urgedBy, carriedOutBy, informed, effects]) {
    expect(rule.kind).toBe('unspecified');
  }
  expect(recall.workflow).toMatchObject({
    ground: { kind: 'example', note: expect.stringContaining('没有规定召回的程序') },
  });
});

test('Article 6 raises the share of 优秀 without a figure and says who assesses', () => {
  expect(annual.excellentQuota).toMatchObject({ ratio: null, ground: { kind: 'clause' } });
  expect(annual.approvingOrgan).toMatchObject({
    name: '区委组织部、区农业农村委（区乡村振兴局）',
    ground: { kind: 'clause' },
  });
});
