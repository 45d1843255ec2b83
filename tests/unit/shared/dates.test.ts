import { expect, test } from 'vitest';
import {
  addMonths,
  businessDateSchema,
  daysInMonth,
  firstDayOfMonth,
  lastDayOfMonth,
  type Month,
  monthSchema,
} from '#shared/dates.ts';

const everyMonth: Month[] = Array.from({ length: 200 * 12 }, (_, index) =>
  monthSchema.parse(new Date(Date.UTC(2000, index, 1)).toISOString().slice(0, 7)),
);

test('months have as many days as the calendar gives them, leap Februaries too', () => {
  for (const month of everyMonth) {
    const [year = 0, ordinal = 0] = month.split('-').map(Number);
    const days = new Date(Date.UTC(year, ordinal, 0)).getUTCDate();
    expect(daysInMonth(month), month).toBe(days);
    expect([firstDayOfMonth(month), lastDayOfMonth(month)]).toEqual([`${month}-01`, `${month}-${days}`]);
  }
  const february = (year: number) => daysInMonth(monthSchema.parse(`${year}-02`));
  expect([2000, 2023, 2024, 2100].map(february)).toEqual([29, 28, 29, 28]);
});

test('months are added across years, in both directions, as far as the program reaches', () => {
  for (const [index, month] of everyMonth.entries()) {
    const later = everyMonth[index + 13];
    if (!later) continue;
    expect(addMonths(month, 13)).toBe(later);
    expect(addMonths(later, -13)).toBe(month);
  }
  expect(() => addMonths(monthSchema.parse('2199-12'), 1)).toThrow();
  expect(() => addMonths(monthSchema.parse('2000-01'), -1)).toThrow();
});

test.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32', '1899-12-31'])(
  '%s is not a date',
  (text) => {
    expect(businessDateSchema.safeParse(text).success).toBe(false);
  },
);

test.each(['2024-02-29', '1900-01-01', '2199-12-31'])('%s is a date', (text) => {
  expect(businessDateSchema.parse(text)).toBe(text);
});
