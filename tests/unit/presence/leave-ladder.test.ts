import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/dates.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { halfDaysOf, periodOf } from '#shared/presence/leave-length.ts';
import { leaveLadderFor, leaveTierFor } from '#shared/presence/leave-tier.ts';
import { postRoles } from '#shared/vocabulary.ts';
import { date, leavePeriod, reasonsFor, recorded } from '../../support/leave-cases.ts';

const township = '乡镇党委';
const office = '县（市、区）驻村工作领导小组办公室';
const group = '县（市、区）驻村工作领导小组';

/** Days of leave and who approves, at the limit, half a day above, and a day above. */
test.each([
  [0.5, township],
  [3, township],
  [3.5, office],
  [4, office],
  [7, office],
  [7.5, group],
  [8, group],
  [14, group],
  [200, group],
])('赣州 Art. 17: %d days are approved by %s', (days, approver) => {
  for (const role of postRoles) expect(leaveTierFor(ganzhou2021, role, days * 2)).toMatchObject({ approver });
});

test.each([
  ['first_secretary', 3, '街道党工委', [], []],
  ['first_secretary', 3.5, '新洲区驻村工作办公室', ['街道党工委'], ['新洲区委组织部', '派出单位']],
  ['team_member', 1, '第一书记（工作队长）', [], []],
  ['team_member', 1.5, '街道党工委', ['第一书记（工作队长）'], []],
  ['team_member', 3, '街道党工委', ['第一书记（工作队长）'], []],
  ['team_member', 3.5, '新洲区驻村工作办公室', ['街道党工委'], []],
] as const)('洪山 三: %s, %d days: %s', (role, days, approver, consents, informed) => {
  expect(leaveTierFor(hongshan2023, role, days * 2)).toMatchObject({ approver, consents, informed });
});

test.each([
  [3, '镇（街道）'],
  [3.5, '区驻村工作管理机构'],
  [7, '区驻村工作管理机构'],
  [7.5, '市驻村工作管理机构'],
])('乌海: %d days are approved by %s', (days, approver) => {
  expect(leaveTierFor(wuhai2023, 'team_member', days * 2)).toMatchObject({ approver });
});

test('江津 五（二）: the town approves whatever the length', () => {
  for (const days of [0.5, 3, 8, 30]) {
    expect(leaveTierFor(jiangjin2021, 'first_secretary', days * 2)?.approver).toBe('镇党委');
  }
});

test('江岸 says nothing of leave: the approver is asked for, none is made up', () => {
  const silent = reasonsFor(jiangan2021, leavePeriod('2026-03-02', '2026-03-20'));
  expect(silent).toMatchObject({ rung: null, ladderSilent: true, requiredOrgan: null, acceptableOrgans: [] });
  expect(silent.substitution).toEqual({ needed: null, fromDays: null, ground: null });
  expect(silent.sentences.at(-1)).toContain('没有写明工作队员请这样长的假由谁批准');

  const typed = reasonsFor(jiangan2021, leavePeriod('2026-03-02'), { approver: '江岸区乡村振兴局' });
  expect(typed).toMatchObject({
    requiredOrgan: '江岸区乡村振兴局',
    acceptableOrgans: ['江岸区乡村振兴局'],
  });
});

test('a rung tells its clause, and the bodies above are as good', () => {
  const reasoning = reasonsFor(ganzhou2021, leavePeriod('2026-03-02', '2026-03-05 am'));
  expect(reasoning).toMatchObject({
    requiredOrgan: office,
    acceptableOrgans: [office, group],
    rung: { ground: { kind: 'clause', clause: { document: '赣州办法', article: '第十七条' } } },
  });
  expect(reasoning.sentences).toEqual([
    '2026年3月2日上午至2026年3月5日上午，按日历日计 3.5天，按工作日计 3.5天。',
    '办法没有说明请假天数按日历日还是按工作日计算。两种算法的结果相同，不必选择。',
    '工作队员请假超过 3 天、不超过 7 天的，由县（市、区）驻村工作领导小组办公室批准（赣州办法第十七条）。',
  ]);
});

const longStay = (days: number) => leavePeriod('2026-05-04', addDays(date('2026-05-04'), days - 1));

test.each([
  [14, false],
  [15, true],
  [16, true],
])('赣州 Art. 17: %d days by the calendar need a substitute: %s', (days, needed) => {
  const reasoning = reasonsFor(ganzhou2021, longStay(days), { countedAs: 'calendar' });
  expect(reasoning.substitution).toMatchObject({ needed, fromDays: 15 });
  expect(reasoning.sentences.some((sentence) => sentence.includes('接替'))).toBe(needed);
});

test('calendar and working days: nothing is asked where both lead to the same', () => {
  // A week and its weekend: 7 calendar days, 5 working days, one rung.
  const week = reasonsFor(ganzhou2021, leavePeriod('2026-03-09', '2026-03-15'));
  expect(week).toMatchObject({ dayCount: { kind: 'same' }, requiredOrgan: office });
});

test('calendar and working days: a person says where the rung depends on it', () => {
  // Friday to Monday: 4 calendar days, 2 working days.
  const overWeekend = leavePeriod('2026-03-06', '2026-03-09');
  expect(reasonsFor(ganzhou2021, overWeekend)).toMatchObject({
    dayCount: {
      kind: 'asked',
      countedAs: null,
      options: [
        { countedAs: 'calendar', halfDays: 8, approver: office },
        { countedAs: 'working', halfDays: 4, approver: township },
      ],
    },
    ladderHalfDays: null,
    rung: null,
    requiredOrgan: null,
  });
  expect(reasonsFor(ganzhou2021, overWeekend, { countedAs: 'calendar' }).requiredOrgan).toBe(office);
  expect(reasonsFor(ganzhou2021, overWeekend, { countedAs: 'working' }).requiredOrgan).toBe(township);
});

test('calendar and working days: asked too where only the substitute depends on it', () => {
  const reasoning = reasonsFor(ganzhou2021, longStay(16));
  expect(reasoning).toMatchObject({
    dayCount: {
      kind: 'asked',
      options: [
        { halfDays: 32, tierCode: 'longer', substitutionNeeded: true },
        { halfDays: 24, tierCode: 'longer', substitutionNeeded: false },
      ],
    },
    substitution: { needed: null },
  });
});

test('calendar and working days: a scheme that states it decides', () => {
  const ground = { kind: 'example', note: '示例' } as const;
  const stated: Scheme = {
    ...ganzhou2021,
    presence: {
      ...ganzhou2021.presence,
      leaveDayCount: { kind: 'stated', value: 'working', ground },
    },
  };
  const overWeekend = leavePeriod('2026-03-06', '2026-03-09');
  expect(reasonsFor(stated, overWeekend, { countedAs: 'calendar' })).toMatchObject({
    dayCount: { kind: 'stated', countedAs: 'working' },
    requiredOrgan: township,
  });
});

const firstThree = recorded(1, leavePeriod('2026-03-02', '2026-03-04'));

test('three days and three days that adjoin are six, and the sentence says so', () => {
  const second = leavePeriod('2026-03-05', '2026-03-07');
  const joined = reasonsFor(ganzhou2021, second, { others: [firstThree], joined: true });
  expect(joined).toMatchObject({
    length: { calendarHalfDays: 6, workingHalfDays: 4 },
    ladderLength: { calendarHalfDays: 12, workingHalfDays: 10 },
    adjoining: [{ id: firstThree.id }],
    requiredOrgan: office,
  });
  expect(joined.sentences[1]).toContain('与2026年3月2日至2026年3月4日的事假（已批准）首尾相连');

  const apart = reasonsFor(ganzhou2021, second, {
    others: [firstThree],
    joined: false,
    joinReason: '前一次是开会',
  });
  expect(apart).toMatchObject({ requiredOrgan: township, adjoining: [{ id: firstThree.id }] });
  expect(apart.sentences[1]).toContain('理由：前一次是开会');
});

test.each([
  ['only a weekend between', leavePeriod('2026-03-05', '2026-03-06'), leavePeriod('2026-03-09'), 1],
  ['a whole holiday between', leavePeriod('2026-09-30'), leavePeriod('2026-10-08'), 1],
  ['half a working day between', leavePeriod('2026-03-05'), leavePeriod('2026-03-06 pm'), 0],
  ['a make-up Saturday between', leavePeriod('2026-10-09'), leavePeriod('2026-10-12'), 0],
  ['the earlier one comes after', leavePeriod('2026-03-10'), leavePeriod('2026-03-09'), 1],
])('what adjoins: %s', (_, other, period, adjoining) => {
  const { adjoining: found } = reasonsFor(ganzhou2021, period, { others: [recorded(1, other)] });
  expect(found).toHaveLength(adjoining);
});

test('what adjoins: leaves that were refused or withdrawn do not; whoever came back early was there again', () => {
  const next = leavePeriod('2026-03-05');
  for (const state of ['refused', 'withdrawn'] as const) {
    expect(reasonsFor(ganzhou2021, next, { others: [{ ...firstThree, state }] }).adjoining).toEqual([]);
  }
  const early = { state: 'returned', returnedOn: date('2026-03-04'), returnedHalf: 'am' } as const;
  expect(reasonsFor(ganzhou2021, next, { others: [{ ...firstThree, ...early }] }).adjoining).toEqual([]);
});

test('a chain is followed until somebody decided that two of its leaves do not count as one', () => {
  const chain = [
    firstThree,
    recorded(2, leavePeriod('2026-03-05', '2026-03-06'), { joined: true }),
    recorded(3, leavePeriod('2026-03-09', '2026-03-10'), { joined: true }),
  ];
  const next = leavePeriod('2026-03-11');
  expect(reasonsFor(ganzhou2021, next, { others: chain, joined: true }).ladderLength.calendarHalfDays).toBe(
    20,
  );
  const cut = chain.map((leave) => (leave.id === chain[1]?.id ? { ...leave, joined: false } : leave));
  expect(reasonsFor(ganzhou2021, next, { others: cut, joined: true })).toMatchObject({
    ladderLength: { calendarHalfDays: 14 },
    adjoining: [{ id: chain[1]?.id }, { id: chain[2]?.id }],
  });
});

const anyScheme = fc.constantFrom(...builtInSchemes);
const anyRole = fc.constantFrom(...postRoles);
/** Half days in the first half of 2026, with Spring Festival in it. */
const anyFirst = fc
  .integer({ min: 0, max: 300 })
  .map((offset) => halfDaysOf(leavePeriod('2026-01-05')).first + offset);
const anyWay = fc.constantFrom('calendar' as const, 'working' as const);

test('a longer leave never has a lower approver', () => {
  const half = fc.integer({ min: 1, max: 120 });
  fc.assert(
    fc.property(anyScheme, anyRole, half, half, (scheme, role, a, b) => {
      const ladder = leaveLadderFor(scheme, role);
      const rank = (halfDays: number) =>
        ladder.findIndex(({ code }) => code === leaveTierFor(scheme, role, halfDays)?.code);
      return rank(Math.min(a, b)) <= rank(Math.max(a, b));
    }),
  );
});

test('a leave cut into parts that are joined needs the same as the whole', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 4 });
  const length = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(anyScheme, anyRole, anyFirst, length, cuts, anyWay, fc.nat(), (...drawn) => {
      const [scheme, role, first, halfDays, at, countedAs, typedLast] = drawn;
      const starts = [0, ...at.filter((cut) => cut < halfDays).toSorted((a, b) => a - b)];
      const parts = starts.map((start, index) =>
        periodOf(first + start, first + (starts[index + 1] ?? halfDays) - 1),
      );
      const last = parts.splice(typedLast % parts.length, 1)[0] ?? leavePeriod('2026-03-02');
      const others = parts.map((part, index) => recorded(index, part, { joined: true }));
      const whole = reasonsFor(scheme, periodOf(first, first + halfDays - 1), { role, countedAs });
      const joined = reasonsFor(scheme, last, { role, countedAs, others, joined: true });
      expect(joined.rung?.code).toBe(whole.rung?.code);
      expect(joined.substitution).toEqual(whole.substitution);
      expect(joined.ladderLength).toEqual(whole.length);
    }),
  );
});
