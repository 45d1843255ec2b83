import { expect, test } from 'vitest';
import { formatPeriod, leaveLength } from '#shared/presence/leave-length.ts';
import { expectedBack } from '#shared/presence/leave-return.ts';
import { calendar, leavePeriod } from '../../support/leave-cases.ts';

/** Start, end, calendar days, working days. */
const lengths = [
  ['a whole working day', '2026-03-02', '2026-03-02', 1, 1],
  ['one morning', '2026-03-02', '2026-03-02 am', 0.5, 0.5],
  ['an afternoon to the next morning', '2026-03-02 pm', '2026-03-03 am', 1, 1],
  ['three days and a half', '2026-03-02', '2026-03-05 am', 3.5, 3.5],
  ['over a weekend', '2026-03-06', '2026-03-09', 4, 2],
  ['a weekend alone', '2026-03-07', '2026-03-08', 2, 0],
  ['from Saturday noon to Monday noon', '2026-03-07 pm', '2026-03-09 am', 2, 0.5],
  ['the week of National Day', '2026-09-30', '2026-10-08', 9, 2],
  ['a make-up Saturday counts', '2026-10-09', '2026-10-10', 2, 2],
  ['Spring Festival with a make-up day on either side', '2026-02-13', '2026-02-28', 16, 7],
  ['half a make-up day', '2026-02-14 pm', '2026-02-24 am', 10, 1],
  ['over the end of the year', '2025-12-31', '2026-01-04', 5, 2],
  ['29 February of a leap year', '2024-02-28', '2024-03-01', 3, 3],
  ['the same days without one', '2025-02-28', '2025-03-01', 2, 1],
  ['end before start', '2026-03-03', '2026-03-02', 0, 0],
  ['afternoon to the morning of the same day', '2026-03-02 pm', '2026-03-02 am', 0, 0],
] as const;

test.each(lengths)('%s', (_, start, end, calendarDays, workingDays) => {
  expect(leaveLength(leavePeriod(start, end), calendar)).toEqual({
    calendarHalfDays: calendarDays * 2,
    workingHalfDays: workingDays * 2,
  });
});

test.each([
  ['2026-03-02', '2026-03-03', '2026年3月2日至2026年3月3日'],
  ['2026-03-02', '2026-03-02', '2026年3月2日'],
  ['2026-03-02 pm', '2026-03-02', '2026年3月2日下午'],
  ['2026-03-02', '2026-03-02 am', '2026年3月2日上午'],
  ['2026-03-02 pm', '2026-03-03', '2026年3月2日下午至2026年3月3日下午'],
])('%s to %s reads %s', (start, end, words) => {
  expect(formatPeriod(leavePeriod(start, end))).toBe(words);
});

test.each([
  ['a Tuesday evening', '2026-03-03', '2026-03-04', 'am'],
  ['a morning', '2026-03-03 am', '2026-03-03', 'pm'],
  ['a Friday evening', '2026-03-06', '2026-03-09', 'am'],
  ['the eve of National Day', '2026-09-30', '2026-10-08', 'am'],
  ['the last day of work before Spring Festival', '2026-02-14', '2026-02-24', 'am'],
  ['the eve of the new year', '2025-12-31', '2026-01-04', 'am'],
])('after %s one is back on the first working half day', (_, end, back, half) => {
  expect(expectedBack(leavePeriod('2025-12-01', end), calendar)).toEqual({ date: back, half });
});
