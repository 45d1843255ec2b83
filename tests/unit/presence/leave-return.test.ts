import { expect, test } from 'vitest';
import { takenPeriod } from '#shared/presence/leave-joining.ts';
import { actualLength, overrunOf } from '#shared/presence/leave-return.ts';
import { calendar, date, leavePeriod, recorded } from '../../support/leave-cases.ts';

const tuesdayToThursday = leavePeriod('2026-03-03', '2026-03-05');
const back = (on: string, half: 'am' | 'pm' = 'am', period = tuesdayToThursday) =>
  recorded(1, period, { state: 'returned', returnedOn: date(on), returnedHalf: half });

test('back on the first working half day after the end is in time', () => {
  expect(overrunOf(back('2026-03-06'), [], calendar)).toBeNull();
  const toFriday = leavePeriod('2026-03-05', '2026-03-06');
  expect(overrunOf(back('2026-03-09', 'am', toFriday), [], calendar)).toBeNull();
});

test('back early: the length really taken', () => {
  const early = back('2026-03-05', 'pm');
  expect(takenPeriod(early)).toEqual(leavePeriod('2026-03-03', '2026-03-05 am'));
  expect(actualLength(early, calendar)).toEqual({ calendarHalfDays: 5, workingHalfDays: 5 });
});

test('back late: the days over are named, days off among them do not count', () => {
  expect(overrunOf(back('2026-03-10', 'pm'), [], calendar)).toMatchObject({
    ...leavePeriod('2026-03-06', '2026-03-10 am'),
    workingHalfDays: 5,
    uncoveredWorkingHalfDays: 5,
    coveredBy: [],
    sentence: '2026年3月6日上午至2026年3月10日上午超过假期未返岗，其中 2.5天工作日没有请假手续。',
  });
});

test('back late: later approved leaves cover what they cover, requested ones nothing', () => {
  const late = back('2026-03-11');
  const covering = recorded(2, leavePeriod('2026-03-06', '2026-03-09'));
  const requested = recorded(3, leavePeriod('2026-03-10'), { state: 'requested' });
  expect(overrunOf(late, [late, covering, requested], calendar)).toMatchObject({
    workingHalfDays: 6,
    uncoveredWorkingHalfDays: 2,
    coveredBy: [{ id: covering.id }],
  });
  const all = [late, covering, { ...requested, state: 'approved' as const }];
  expect(overrunOf(late, all, calendar)?.sentence).toContain('已由后来批准的请假补上');
});
