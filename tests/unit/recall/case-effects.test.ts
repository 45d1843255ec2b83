import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, wholeYearsBetween } from '#shared/dates.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { EffectRule } from '#shared/policy/recall-rules.ts';
import { effectsOf, lastDayOfEffects } from '#shared/recall/case-effects.ts';
import { date } from './records.ts';

const rule = (years: number | null, faults: EffectRule['faults'] = ['subjective']): EffectRule => ({
  code: `lasts_${years ?? 'the_year'}`,
  title: '不得提拔重用',
  kind: 'no_promotion',
  faults,
  years,
  ground: { kind: 'example', note: '示例' },
});

test.each([
  ['one year ends the day before the same date', 1, '2026-03-02', '2027-03-01'],
  ['three years likewise', 3, '2026-03-02', '2029-03-01'],
  ['from the first of a month', 1, '2026-05-01', '2027-04-30'],
  ['from New Year it is the calendar year', 1, '2026-01-01', '2026-12-31'],
  ['from 29 February one year is over with February', 1, '2024-02-29', '2025-02-28'],
  ['and so are three years', 3, '2024-02-29', '2027-02-28'],
  ['four years on the date is there again, and the day before is the last', 4, '2024-02-29', '2028-02-28'],
  ['a year that ends in a leap year has its 29 February', 1, '2023-03-01', '2024-02-29'],
  ['three years that end in one', 3, '2025-03-01', '2028-02-29'],
  ['a year that ends before the leap day', 1, '2023-02-28', '2024-02-27'],
  ['the year only', null, '2026-03-02', '2026-12-31'],
  ['the year only, decided on its last day', null, '2026-12-31', '2026-12-31'],
] as const)('%s', (_, years, decidedOn, until) => {
  expect(effectsOf([rule(years)], 'subjective', date(decidedOn))).toMatchObject([
    { from: decidedOn, until, kind: 'no_promotion', title: '不得提拔重用' },
  ]);
});

test('a recall for reasons outside the person has only what the scheme says of those', () => {
  const rules = [rule(3), rule(1, ['subjective', 'objective'])];
  expect(effectsOf(rules, 'objective', date('2026-03-02')).map(({ until }) => until)).toEqual(['2027-03-01']);
});

test('the last day is that of the longest effect, and there is none without effects', () => {
  const effects = effectsOf([rule(null), rule(3), rule(1)], 'subjective', date('2026-03-02'));
  expect(lastDayOfEffects(effects)).toBe('2029-03-01');
  expect(lastDayOfEffects([])).toBeNull();
});

test('赣州 keeps whoever came home through their own fault from promotion for three years, illness from nothing', () => {
  const effects = builtInSchemes.find(({ code }) => code === 'ganzhou-2021')?.recall.effects;
  const rules = effects?.kind === 'stated' ? effects.value : [];
  const found = effectsOf(rules, 'subjective', date('2026-03-02'));
  expect(found.map(({ kind, until }) => [kind, until])).toEqual([
    ['no_excellent', '2026-12-31'],
    ['no_promotion', '2029-03-01'],
    ['reserve_removed', '2029-03-01'],
  ]);
  expect(effectsOf(rules, 'objective', date('2026-03-02'))).toEqual([]);
});

test('so many whole years have passed on the day after the last one, and not on it', () => {
  const aDay = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(date('2019-01-01'), count));
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 10 }), (decidedOn, years) => {
      const until = effectsOf([rule(years)], 'subjective', decidedOn)[0]?.until ?? decidedOn;
      expect(wholeYearsBetween(decidedOn, until)).toBe(years - 1);
      expect(wholeYearsBetween(decidedOn, addDays(until, 1))).toBe(years);
    }),
  );
});
