import { describe, expect, test } from 'vitest';
import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import { monthSchema } from '#shared/dates.ts';
import { leaveIdSchema, personIdSchema, postingIdSchema } from '#shared/ids.ts';
import {
  monthsOf,
  periodOptions,
  periodSchema,
  stripMonth,
} from '../../../renderer/presence/leave/leave-period.ts';
import { stepLabel, stepsOf } from '../../../renderer/presence/leave/leave-steps.ts';
import { flagsOf } from '../../../renderer/presence/leave/leave-words.ts';
import { describeDay, stripDays } from '../../../renderer/presence/leave/month-days.ts';
import { draftOf, emptyRequest, endAfter } from '../../../renderer/presence/leave/request-values.ts';
import { describeReturn } from '../../../renderer/presence/leave/return-words.ts';
import { date, leavePeriod } from '../../support/leave-cases.ts';

const id = '01890000-0000-7000-8000-000000000001';

const row = (change: Partial<LeaveRow> = {}): LeaveRow => ({
  id: leaveIdSchema.parse(id),
  revision: 1,
  postingId: postingIdSchema.parse(id),
  personId: personIdSchema.parse(id),
  personName: '赵示例',
  role: 'team_member',
  townshipName: '示例乡',
  villageName: '示坪村',
  unitName: '区示例局',
  kind: 'personal',
  ...leavePeriod('2026-03-09', '2026-03-12 am'),
  calendarHalfDays: 7,
  workingHalfDays: 7,
  countedAs: 'calendar',
  state: 'requested',
  reason: '示例事由',
  destination: null,
  requestedOn: date('2026-03-06'),
  reportedBy: 'paper',
  paperOn: date('2026-03-06'),
  paperOverdue: false,
  requiredOrgan: '乡镇党委',
  decidedOrgan: null,
  decidedOn: null,
  returnedOn: null,
  returnedHalf: null,
  returnOverdue: false,
  substitutionNeeded: false,
  substitute: null,
  substituteFrom: null,
  joined: null,
  ...change,
});

describe('what comes next for a leave', () => {
  const reported = { reportedBy: 'telephone', paperOn: null } as const;

  test('a request waits for its decision and can be taken back', () => {
    expect(stepsOf(row())).toEqual({ due: 'decide', open: ['decide', 'withdraw'] });
  });

  test('a long leave that was approved first needs somebody to stand in, then a return', () => {
    const long = row({ state: 'approved', substitutionNeeded: true });
    expect(stepsOf(long)).toEqual({ due: 'substitute', open: ['substitute', 'return', 'withdraw'] });
    expect(stepsOf({ ...long, substitute: '示例甲' }).due).toBe('return');
    expect(stepLabel('substitute', { ...long, substitute: '示例甲' })).toBe('更改接替');
    // Once the leave is over nobody can stand in any more: the return is what is missing.
    expect(stepsOf({ ...long, returnOverdue: true }).due).toBe('return');
  });

  test('who is back owes at most the paper, and the return can be corrected', () => {
    expect(stepsOf(row({ state: 'returned' }))).toEqual({ due: null, open: ['return'] });
    expect(stepsOf(row({ state: 'returned', ...reported })).due).toBe('paper');
    expect(stepLabel('return', row({ state: 'returned' }))).toBe('更正销假');
  });

  test('a leave that is closed needs nothing, whatever it lacked', () => {
    for (const state of ['refused', 'withdrawn'] as const) {
      expect(stepsOf(row({ state, ...reported, substitutionNeeded: true })).open).toEqual([]);
      expect(flagsOf(row({ state, ...reported, substitutionNeeded: true }))).toEqual([]);
    }
  });

  test('flags: overdue ones are red and come first', () => {
    const flags = flagsOf(
      row({
        state: 'approved',
        returnOverdue: true,
        ...reported,
        paperOverdue: true,
        substitutionNeeded: true,
      }),
    );
    expect(flags.map(({ label, tone }) => `${label} ${tone}`)).toEqual([
      '未销假 red',
      '手续逾期 red',
      '待安排接替 amber',
    ]);
  });
});

describe('a return in words', () => {
  // Monday morning to Thursday morning; back in time is Thursday afternoon.
  const leave = leavePeriod('2026-03-09', '2026-03-12 am');
  const expected = { date: date('2026-03-12'), half: 'pm' } as const;
  const say = (on: string, half: 'am' | 'pm') => describeReturn(leave, expected, date(on), half);

  test('early, in time, late by a half day', () => {
    expect(say('2026-03-11', 'am')).toEqual({
      kind: 'early',
      sentence: '提前 1.5天返岗，实际休假到2026年3月10日下午为止。',
    });
    expect(say('2026-03-12', 'pm').kind).toBe('in_time');
    expect(say('2026-03-13', 'am')).toMatchObject({
      kind: 'late',
      sentence: expect.stringContaining('应于2026年3月12日下午返岗，晚了 0.5天'),
    });
  });

  test('days off after the end make nobody late', () => {
    const friday = leavePeriod('2026-03-12', '2026-03-13');
    const monday = { date: date('2026-03-16'), half: 'am' } as const;
    expect(describeReturn(friday, monday, date('2026-03-15'), 'am').kind).toBe('in_time');
    expect(describeReturn(friday, monday, date('2026-03-16'), 'pm').kind).toBe('late');
  });

  test('a return before the leave began is no return', () => {
    expect(say('2026-03-09', 'am').kind).toBe('not_away');
  });
});

describe('the month at a glance', () => {
  const march = monthSchema.parse('2026-03');

  test('each day counts who is away, not who was refused, and only until they came back', () => {
    const days = stripDays(
      march,
      [
        row(),
        row({ personName: '钱示例', state: 'refused' }),
        row({
          personName: '孙示例',
          state: 'returned',
          ...leavePeriod('2026-02-26', '2026-03-10'),
          returnedOn: date('2026-03-10'),
          returnedHalf: 'am',
        }),
      ],
      [],
    );
    const names = (day: number) => days[day - 1]?.away;
    expect(days).toHaveLength(31);
    expect(names(1)).toEqual(['孙示例']);
    expect(names(9)).toEqual(['赵示例', '孙示例']);
    expect(names(10)).toEqual(['赵示例']);
    expect(names(13)).toEqual([]);
    expect(days[8] && describeDay(days[8])).toBe('9日，星期一，2 人请假：赵示例、孙示例，其中 1 人待批');
    expect(days[14]).toMatchObject({ working: false, weekday: 7 });
  });

  test('a year and a month narrow the list; the strip draws a month in any case', () => {
    expect(monthsOf('2026')).toEqual({ monthFrom: '2026-01', monthTo: '2026-12' });
    expect(monthsOf('2026-03')).toEqual({ monthFrom: march, monthTo: march });
    expect(monthsOf(null)).toEqual({ monthFrom: null, monthTo: null });
    expect(stripMonth('2026', march)).toBe('2026-03');
    expect(stripMonth('2025-12', march)).toBe('2025-12');
    expect(periodSchema.safeParse('2026-13').success).toBe(false);
    expect(periodOptions(march, '2019-05').map(({ label }) => label)).toEqual(
      expect.arrayContaining(['2026年全年', '2026年6月', '2025年3月', '2019年5月']),
    );
  });
});

describe('a request as it is typed', () => {
  const whole = {
    ...emptyRequest(date('2026-03-06'), postingIdSchema.parse(id)),
    startDate: date('2026-03-09'),
    endDate: date('2026-03-12'),
  };

  test('nothing is asked before person and dates are there', () => {
    expect(draftOf({})).toBeNull();
    expect(draftOf({ ...whole, endDate: null })).toBeNull();
    expect(draftOf(whole)).toMatchObject({ startHalf: 'am', endHalf: 'pm', countedAs: null, joined: null });
  });

  test('the end follows the start until it is later', () => {
    expect(endAfter(date('2026-03-09'), null)).toBe('2026-03-09');
    expect(endAfter(date('2026-03-09'), date('2026-03-02'))).toBe('2026-03-09');
    expect(endAfter(date('2026-03-09'), date('2026-03-12'))).toBe('2026-03-12');
  });
});
