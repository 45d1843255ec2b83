import { expect, test } from 'vitest';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { articlesOf, expectClausesToStand } from '../../support/notice-articles.ts';

const { posting, presence, duties, money, recall } = hongshan2023;

test('the built-in scheme fits its type and is sound', () => {
  expect(schemeSchema.parse(hongshan2023)).toEqual(hongshan2023);
  expect(validateScheme(hongshan2023)).toEqual([]);
});

test('every quoted clause stands word for word in the article it names', () => {
  const articles = articlesOf('hongshan-2023', (line) => {
    const number = /^([一二三四五六七八九十]+)、严格落实/.exec(line)?.[1];
    return number === undefined ? null : `第${number}条`;
  });
  expect(articles.size).toBe(14);
  expectClausesToStand(hongshan2023, articles);
});

test('Article 1 advises against two and bars two sorts of people', () => {
  expect(posting.qualifications.map(({ strength, test }) => [strength, test])).toEqual([
    ['in_principle', { kind: 'service_years', minimum: 1 }],
    ['in_principle', { kind: 'years_to_retirement', minimum: 2 }],
    ['required', { kind: 'no_penalty_in_force' }],
    ['required', { kind: 'staff_kind', excluded: ['labour_dispatch', 'seconded', 'temporary'] }],
  ]);
});

test('Article 3 is a leave ladder by role and length', () => {
  expect(
    presence.leaveTiers.map(({ roles, upToDays, approver, consents, informed }) => [
      roles.join(),
      upToDays,
      approver,
      consents,
      informed,
    ]),
  ).toEqual([
    ['first_secretary', 3, '街道党工委', [], []],
    ['first_secretary', null, '新洲区驻村工作办公室', ['街道党工委'], ['新洲区委组织部', '派出单位']],
    ['team_member', 1, '第一书记（工作队长）', [], []],
    ['team_member', 3, '街道党工委', ['第一书记（工作队长）'], []],
    ['team_member', null, '新洲区驻村工作办公室', ['街道党工委'], []],
  ]);
});

test.each([
  ['team_meeting', 'team', 'week', 1, '次'],
  ['person_training', 'person', 'term', 1, '次'],
  ['household_visits', 'unit', 'quarter', 1, '次'],
  ['household_contact', 'unit', 'month', 1, '次'],
  ['farm_visits', 'person', 'month', 20, '户'],
  ['leader_hears_report', 'unit', 'half_year', 1, '次'],
  ['leader_visit', 'unit', 'year', 1, '次'],
  ['deputy_visit', 'unit', 'year', 2, '次'],
  ['news_report', 'team', 'month', 1, '条'],
])('duty %s: a %s, each %s, at least %i %s', (code, subject, period, minimum, unit) => {
  expect(duties.find((duty) => duty.code === code)).toMatchObject({ subject, period, minimum, unit });
});

test('Article 11 gives the fund its figure and leaves every allowance without one', () => {
  expect(money.funds.map(({ basis, atLeast }) => [basis, atLeast])).toEqual([
    [{ kind: 'per_person', cents: 20_000_00 }, true],
  ]);
  expect(
    money.allowances.map(({ code, basis }) => [code, 'rate' in basis ? basis.rate.kind : 'stated']),
  ).toEqual([
    ['living', 'unspecified'],
    ['transport', 'unspecified'],
    ['communication', 'unspecified'],
  ]);
});

test('Article 10 names five circumstances and five measures', () => {
  expect(
    recall.triggers.map(({ ordinal, signals }) => [ordinal, signals.map(({ test }) => test.kind)]),
  ).toEqual([
    [1, ['observation']],
    [2, ['observation', 'approval_below']],
    [3, ['absence_findings', 'observation']],
    [4, ['grades']],
    [5, ['conduct']],
  ]);
  expect(recall.measures).toMatchObject({
    value: ['组织培训', '批评教育', '书面检查', '诫勉', '免职撤换'].map((title) => ({ title })),
  });
  expect(gradeWordsFor(hongshan2023, 'civil_servant').incompetent).toBe('不合格');
});

test('what the notice does not say stays unsaid', () => {
  expect(
    [
      posting.teamSize,
      posting.minimumTerm,
      posting.handOverOverlap,
      presence.leaveDayCount,
      presence.substitution,
      recall.urgedBy,
      recall.carriedOutBy,
    ].map(({ kind }) => kind),
  ).toEqual(Array.from({ length: 7 }, () => 'unspecified'));
});
