import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#shared/dates.ts';
import { countWorkingDays, createWorkingCalendar } from '#shared/presence/working-calendar.ts';
import { dueOn, isOverdue } from '#shared/recall/case-deadline.ts';
import { publishedHolidays } from '../../../electron/presence/calendar/holidays.ts';
import { date } from './records.ts';

const { days, years } = publishedHolidays();
const calendar = createWorkingCalendar(days, years);
const deadline = (count: number, counted: 'calendar' | 'working') => ({
  days: count,
  counted,
  ground: { kind: 'example' as const, note: '示例' },
});

test.each([
  // 2024: holiday 10 to 17 February, worked on Sunday the 4th and Sunday the 18th.
  ['Spring Festival 2024, entered on the eve', '2024-02-09', 1, 'working', '2024-02-18'],
  ['Spring Festival 2024, five days', '2024-02-08', 5, 'working', '2024-02-21'],
  ['Spring Festival 2024, over the Sunday worked before', '2024-02-02', 3, 'working', '2024-02-06'],
  // 2026: holiday 15 to 23 February, worked on Saturday the 14th and Saturday the 28th.
  ['Spring Festival 2026, the longest one', '2026-02-13', 2, 'working', '2026-02-24'],
  ['Spring Festival 2026, entered in its midst', '2026-02-18', 5, 'working', '2026-02-28'],
  ['Spring Festival 2026 in calendar days', '2026-02-13', 5, 'calendar', '2026-02-18'],
  // 2023: 29 September to 6 October, worked on Saturday 7 and Sunday 8 October.
  ['National Day 2023 with two days worked after', '2023-09-28', 3, 'working', '2023-10-09'],
  // 2025: 1 to 8 October, worked on Sunday 28 September and Saturday 11 October.
  [
    'National Day 2025 with a day of the weekend worked on either side',
    '2025-09-26',
    7,
    'working',
    '2025-10-13',
  ],
  ['National Day 2025, through the Saturday worked after', '2025-09-30', 3, 'working', '2025-10-11'],
  ['National Day 2025 in calendar days', '2025-09-26', 7, 'calendar', '2025-10-03'],
  ['an ordinary week', '2026-03-02', 5, 'working', '2026-03-09'],
  ['entered on a Saturday', '2026-03-07', 1, 'working', '2026-03-09'],
  ['the new year', '2025-12-31', 1, 'working', '2026-01-04'],
  ['29 February', '2024-02-28', 1, 'calendar', '2024-02-29'],
  ['the same day without one', '2025-02-28', 1, 'calendar', '2025-03-01'],
  ['a year that is not arranged yet knows weekends only', '2031-09-30', 2, 'working', '2031-10-02'],
] as const)('%s', (_, since, count, counted, due) => {
  expect(dueOn(deadline(count, counted), date(since), calendar)).toBe(due);
});

test('a state without deadline is never overdue', () => {
  const due = dueOn(null, date('2020-01-01'), calendar);
  expect(due).toBeNull();
  expect(isOverdue(due, date('2030-01-01'))).toBe(false);
});

test('the last day itself is in time', () => {
  expect(isOverdue(date('2026-03-09'), date('2026-03-09'))).toBe(false);
  expect(isOverdue(date('2026-03-09'), date('2026-03-10'))).toBe(true);
});

const aDay = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(date('2019-01-01'), count));
const aCount = fc.integer({ min: 1, max: 366 });

test('so many days lie between, of the kind that is counted, and the last of them is one', () => {
  fc.assert(
    fc.property(aDay, aCount, (since, count) => {
      const plain = dueOn(deadline(count, 'calendar'), since, calendar) ?? since;
      expect(daysBetween(since, plain)).toBe(count);
      const worked = dueOn(deadline(count, 'working'), since, calendar) ?? since;
      expect(countWorkingDays(calendar, addDays(since, 1), worked)).toBe(count);
      expect(calendar.isWorkingDay(worked)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
