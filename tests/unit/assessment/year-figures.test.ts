import { expect, test } from 'vitest';
import { type FiguresRecords, figuresFrom } from '#shared/assessment/year-figures.ts';
import { businessDateSchema, monthSchema } from '#shared/dates.ts';
import { leaveIdSchema, personIdSchema, postingIdSchema } from '#shared/ids.ts';
import { type PresenceRule, presenceRulesSchema } from '#shared/policy/presence-rules.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';

const date = (text: string) => businessDateSchema.parse(text);
const calendar = createWorkingCalendar([], [2026]);
const first = postingIdSchema.parse('00000000-0000-7000-8000-000000000001');
const second = postingIdSchema.parse('00000000-0000-7000-8000-000000000002');

const clause = { document: '示例办法', article: '第一条', text: '示例' };
const ground = { kind: 'clause' as const, clause };
const ruleOf = (measure: PresenceRule['measure']): PresenceRule => ({
  code: 'presence',
  title: '示例要求',
  measure,
  counted: ['present', 'meeting'],
  countedGround: ground,
  ground,
});

function figures(
  rules: readonly PresenceRule[],
  more: Partial<FiguresRecords> = {},
  leaveDayCount?: 'working',
) {
  const stated = leaveDayCount && { leaveDayCount: { kind: 'stated', value: leaveDayCount, ground } };
  return figuresFrom(
    {
      period: { from: date('2026-01-01'), to: date('2026-12-31') },
      personId: personIdSchema.parse('00000000-0000-7000-8000-000000000009'),
      workStart: null,
      postings: [posting(first, '2025-06-01', null)],
      leaves: [],
      conduct: [],
      spotChecks: [],
      attendance: new Map(),
      ...more,
    },
    {
      rules: presenceRulesSchema.parse({ rules, ...stated }),
      calendar,
      asOf: date('2027-01-15'),
      noticeLevels: ['city'],
    },
  );
}

const posting = (id: typeof first, start: string, end: string | null) => ({
  id,
  villageName: '示例村',
  startDate: date(start),
  endDate: end === null ? null : date(end),
  endKind: null,
});

const month = (text: string, days: string) => ({
  month: monthSchema.parse(text),
  days,
  totals: countDays(days),
});

test('days required: of full months on post, over two villages that follow one another', () => {
  const average = ruleOf({ kind: 'monthly_average', minimumDays: 20 });
  const moved = [posting(first, '2026-02-10', '2026-05-14'), posting(second, '2026-05-15', null)];
  expect(figures([average]).figures.requiredDays).toBe(240);
  // February is not full; May is, in two villages.
  expect(figures([average], { postings: moved }).figures.requiredDays).toBe(200);
});

test('days required: a share of the days of each month, a part of a day making a whole one', () => {
  const share = ruleOf({ kind: 'monthly_share', numerator: 2, denominator: 3 });
  const postings = [posting(first, '2026-11-01', null)];
  expect(figures([share], { postings }).figures.requiredDays).toBe(20 + 21);
});

test('days required: of a whole year only, for the notice does not say how a part of it counts', () => {
  const yearly = ruleOf({ kind: 'yearly_days', minimumDays: 200 });
  expect(figures([yearly]).figures.requiredDays).toBe(200);
  const part = figures([yearly], { postings: [posting(first, '2026-03-01', null)] });
  expect(part.figures.requiredDays).toBeNull();
  expect(part.notes[0]).toMatch(/方案没有说明怎样折算/);
});

test('days present: kinds that the rule counts, on post and in the period only', () => {
  const attendance = new Map([
    [first, [month('2025-12', 'P'.repeat(31)), month('2026-01', `${'P'.repeat(20)}MMB${'R'.repeat(8)}`)]],
  ]);
  const rule = ruleOf({ kind: 'yearly_days', minimumDays: 200 });
  const found = figures([rule], { attendance });
  expect(found.figures.presentDays).toBe(22);
  expect(found.incompleteMonths).toHaveLength(11);
  expect(figures([rule]).figures.presentDays).toBeNull();
});

test('leave: as the scheme counts days, half days added up, business not among it', () => {
  const leave = (kind: 'sick' | 'meeting', start: string, end: string, endHalf: 'am' | 'pm', n: number) => ({
    id: leaveIdSchema.parse(`00000000-0000-7000-8000-00000000001${n}`),
    kind,
    startDate: date(start),
    startHalf: 'am' as const,
    endDate: date(end),
    endHalf,
  });
  // Friday 6 March to the morning of Tuesday 10 March: four and a half days, two and a half of them worked.
  const leaves = [
    leave('sick', '2026-03-06', '2026-03-10', 'am', 1),
    leave('meeting', '2026-04-01', '2026-04-30', 'pm', 2),
  ];
  expect(figures([], { leaves }).figures.leaveDays).toBe(5);
  expect(figures([], { leaves }, 'working').figures.leaveDays).toBe(3);
  expect(figures([]).figures.leaveDays).toBeNull();
});
