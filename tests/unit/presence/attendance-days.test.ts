import { expect, test } from 'vitest';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { countDays, daysOnPost, judgeDays, recordedDays } from '#shared/presence/attendance-days.ts';
import { contradictionsOf, leaveDaysOf } from '#shared/presence/attendance-days-leave.ts';
import { attendanceMarks, readAttendanceMark } from '#shared/presence/attendance-days-marks.ts';

const on = (date: string) => date as BusinessDate;
const month = (name: string) => name as Month;
const today = on('2026-12-31');
const span = (start: string, end: string | null = null) => ({
  startDate: on(start),
  endDate: end === null ? null : on(end),
});

test('days are counted by kind; a day that is not recorded counts nowhere', () => {
  const counts = countDays('PPPBMTLAR-');
  expect(counts).toEqual({
    present: 3,
    business_trip: 1,
    meeting: 1,
    training: 1,
    leave: 1,
    absent: 1,
    rest: 1,
  });
  expect(recordedDays(counts)).toBe(9);
});

test.each([
  ['2026-02', 28],
  ['2024-02', 29],
  ['2026-04', 30],
  ['2026-03', 31],
])('%s has %i days, not one more or less', (name, length) => {
  const posting = span('2020-01-01');
  expect(judgeDays(month(name), 'P'.repeat(length), posting, today)).toBeUndefined();
  expect(judgeDays(month(name), 'P'.repeat(length + 1), posting, today)).toMatchObject({ day: length + 1 });
  expect(judgeDays(month(name), 'P'.repeat(length - 1), posting, today)).toMatchObject({ day: null });
});

test('only days on post that have come can be recorded', () => {
  const days = (from: number, to: number) =>
    '-'.repeat(from - 1) + 'P'.repeat(to - from + 1) + '-'.repeat(31 - to);
  const posting = span('2026-03-10', '2026-03-20');
  expect(judgeDays(month('2026-03'), days(10, 20), posting, today)).toBeUndefined();
  expect(judgeDays(month('2026-03'), days(9, 20), posting, today)).toMatchObject({ day: 9 });
  expect(judgeDays(month('2026-03'), days(10, 21), posting, today)).toMatchObject({ day: 21 });
  expect(judgeDays(month('2026-03'), days(10, 16), posting, on('2026-03-15'))).toMatchObject({ day: 16 });
  expect(daysOnPost(month('2026-03'), posting)).toEqual({ first: 10, last: 20 });
  expect(daysOnPost(month('2026-04'), posting)).toBeUndefined();
});

test('every mark means one thing, and a mark nobody knows means nothing', () => {
  const all = Object.values(attendanceMarks).flat();
  expect(new Set(all).size).toBe(all.length);
  const read = [
    '√',
    '✔️',
    '在 村',
    ' 差',
    '开会',
    '培训',
    '病假',
    '旷工',
    'x',
    '×',
    '公休',
    'ｐ',
    '',
    '/',
    '—',
  ];
  expect(read.map(readAttendanceMark)).toEqual([...'PPPBMTLAAARP---']);
  expect(['1', '？', '半天', '√休'].map(readAttendanceMark)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('leave lies over the days it took, half days in lower case', () => {
  const leave = (from: string, fromHalf: 'am' | 'pm', to: string, toHalf: 'am' | 'pm') => ({
    startDate: on(from),
    startHalf: fromHalf,
    endDate: on(to),
    endHalf: toHalf,
  });
  const days = leaveDaysOf(month('2026-03'), [
    { ...leave('2026-02-27', 'am', '2026-03-02', 'am'), kind: 'sick' },
    { ...leave('2026-03-05', 'pm', '2026-03-06', 'pm'), kind: 'meeting' },
    { ...leave('2026-03-31', 'am', '2026-04-03', 'pm'), kind: 'business_trip' },
  ]);
  expect(days).toBe(`Ll--mM${'-'.repeat(24)}B`);
  expect(contradictionsOf(month('2026-03'), `AA--AA${'-'.repeat(25)}`, days).map(({ day }) => day)).toEqual([
    1, 6,
  ]);
});
