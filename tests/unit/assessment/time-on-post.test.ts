import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Days,
  daysOf,
  isHalfYear,
  lastDayAfterMonths,
  lengthTogether,
  spellsWithin,
} from '#shared/assessment/time-on-post.ts';
import { addDays, businessDateSchema } from '#shared/dates.ts';

const date = (text: string) => businessDateSchema.parse(text);
const spell = (from: string, to: string): Days => ({ from: date(from), to: date(to) });
const year = (number: number) => spell(`${number}-01-01`, `${number}-12-31`);

describe('half a year on post, by the calendar', () => {
  test.each([
    ['the second half of the year', [spell('2026-07-01', '2026-12-31')], true, 184],
    ['a day less of it', [spell('2026-07-02', '2026-12-31')], false, 183],
    ['the first half, with fewer days than that', [spell('2026-01-01', '2026-06-30')], true, 181],
    ['a day less of the first half', [spell('2026-01-02', '2026-06-30')], false, 180],
    ['the first half of a leap year', [spell('2028-01-01', '2028-06-30')], true, 182],
    ['a day less in a leap year', [spell('2028-01-01', '2028-06-29')], false, 181],
    ['from the leap day on', [spell('2028-02-29', '2028-08-28')], true, 182],
    ['from the leap day on, a day less', [spell('2028-02-29', '2028-08-27')], false, 181],
    ['from the middle of a month', [spell('2026-02-15', '2026-08-14')], true, 181],
    ['from the last of August to the last of February', [spell('2026-08-31', '2027-02-28')], true, 182],
    [
      'two postings of three months each, with a gap',
      [spell('2026-03-01', '2026-05-31'), spell('2026-09-01', '2026-11-30')],
      true,
      183,
    ],
    [
      'two postings with a gap, a day less',
      [spell('2026-03-01', '2026-05-31'), spell('2026-09-02', '2026-11-30')],
      false,
      182,
    ],
    [
      'two postings that follow each other',
      [spell('2026-07-01', '2026-09-14'), spell('2026-09-15', '2026-12-31')],
      true,
      184,
    ],
    [
      'days beyond months are gathered',
      [spell('2026-01-01', '2026-02-15'), spell('2026-03-10', '2026-08-01')],
      true,
      191,
    ],
    ['nobody was on post', [], false, 0],
  ])('%s', (_, spells, enough, days) => {
    const within = spellsWithin(spell('2026-01-01', '2028-12-31'), spells);
    expect(isHalfYear(within)).toBe(enough);
    expect(within.reduce((sum, each) => sum + daysOf(each), 0)).toBe(days);
  });

  test('only what lies within the period counts, and days held twice count once', () => {
    const spells = [
      spell('2025-03-01', '2026-02-10'),
      spell('2026-02-01', '2026-03-05'),
      spell('2026-12-30', '2027-06-30'),
    ];
    expect(spellsWithin(year(2026), spells)).toEqual([
      spell('2026-01-01', '2026-03-05'),
      spell('2026-12-30', '2026-12-31'),
    ]);
  });
});

const aDay = fc.integer({ min: 0, max: 1460 }).map((count) => addDays(date('2026-01-01'), count));
const aSpell = fc.tuple(aDay, fc.integer({ min: 0, max: 260 })).map(([from, more]) => ({
  from,
  to: addDays(from, more),
}));

test('a day less on post never makes half a year of what was none', () => {
  fc.assert(
    fc.property(aSpell, fc.nat(), (whole, place) => {
      const missing = addDays(whole.from, place % daysOf(whole));
      const parts = [
        { from: whole.from, to: addDays(missing, -1) },
        { from: addDays(missing, 1), to: whole.to },
      ].filter(({ from, to }) => from <= to);
      if (isHalfYear(parts)) expect(isHalfYear([whole])).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('a spell is as many months as end within it, and less than one more', () => {
  fc.assert(
    fc.property(aSpell, (whole) => {
      const { months } = lengthTogether([whole]);
      if (months > 0) expect(lastDayAfterMonths(whole.from, months) <= whole.to).toBe(true);
      expect(lastDayAfterMonths(whole.from, months + 1) > whole.to).toBe(true);
    }),
  );
});
