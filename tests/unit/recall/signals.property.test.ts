import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysInMonth, type Month, monthSchema } from '#shared/dates.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import type { AttendanceMonth } from '#shared/presence/evaluate-presence-facts.ts';
import type { PostingRecords } from '#shared/recall/records.ts';
import { checkLevels, conductKinds, findingKinds, grades, observationKinds } from '#shared/vocabulary.ts';
import { date, grade, observed, penalty, posting, records, signals, spotCheck } from './records.ts';

/** By code, so that a counterexample does not print whole notices. */
const schemes = new Map([ganzhou2021, hongshan2023, jiangjin2021, wuhai2023].map((s) => [s.code, s]));
const aScheme = fc.constantFrom(...schemes.keys());
const schemeOf = (code: string) => schemes.get(code) ?? ganzhou2021;
const firstMonth: Month = monthSchema.parse('2024-10');

/** Mostly worked months, so that rules are met and missed about equally often. */
const aLetter = fc.constantFrom(...'PPPPPPBMTLAAR-');
const aMonth = (month: Month): fc.Arbitrary<AttendanceMonth> =>
  fc
    .array(aLetter, { minLength: daysInMonth(month), maxLength: daysInMonth(month) })
    .map((letters) => ({ month, days: letters.join(''), totals: countDays(letters.join('')) }));
const attendance = fc
  .integer({ min: 0, max: 18 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => aMonth(addMonths(firstMonth, n)))));
const aDay = fc.integer({ min: 0, max: 600 }).map((days) => addDays(date('2024-06-01'), days));

const someRecords: fc.Arbitrary<PostingRecords> = fc
  .record({
    startDate: aDay,
    attendance,
    spotChecks: fc.array(
      fc.record({
        level: fc.constantFrom(...checkLevels),
        finding: fc.constantFrom(...findingKinds),
        checkedOn: aDay,
        daysToCorrect: fc.option(fc.integer({ min: 0, max: 60 })),
        correctedOn: fc.option(aDay),
      }),
      { maxLength: 5 },
    ),
    conduct: fc.array(fc.record({ kind: fc.constantFrom(...conductKinds), decidedOn: aDay }), {
      maxLength: 3,
    }),
    observations: fc.array(fc.record({ kind: fc.constantFrom(...observationKinds), observedOn: aDay }), {
      maxLength: 3,
    }),
    grades: fc.uniqueArray(
      fc.record({ year: fc.integer({ min: 2024, max: 2025 }), grade: fc.constantFrom(...grades) }),
      {
        selector: ({ year }) => year,
      },
    ),
  })
  .map((made) =>
    records({
      posting: posting({ startDate: made.startDate }),
      attendance: made.attendance,
      spotChecks: made.spotChecks.map(({ daysToCorrect, ...changes }, index) =>
        spotCheck(index, {
          ...changes,
          correctionDueOn: daysToCorrect === null ? null : addDays(changes.checkedOn, daysToCorrect),
        }),
      ),
      conduct: made.conduct.map((changes, index) => penalty(index, changes)),
      observations: made.observations.map((changes, index) => observed(index, changes)),
      grades: made.grades.map((changes) => grade(changes.year, changes)),
    }),
  );

/** What a signal is about: its rule, and for runs of absence no more, since a run that is cut has another first day. */
const about = (key: string) => (key.startsWith('absence_running') ? 'absence_running' : key);

describe('signals follow from the records alone', () => {
  test('the same records give the same signals', () => {
    fc.assert(
      fc.property(aScheme, someRecords, (scheme, of) => {
        expect(signals(schemeOf(scheme), structuredClone(of))).toEqual(signals(schemeOf(scheme), of));
      }),
    );
  });

  test('the order of records does not matter', () => {
    const shuffled = someRecords.chain((of) =>
      fc
        .record({
          attendance: fc.shuffledSubarray([...of.attendance], { minLength: of.attendance.length }),
          spotChecks: fc.shuffledSubarray([...of.spotChecks], { minLength: of.spotChecks.length }),
          conduct: fc.shuffledSubarray([...of.conduct], { minLength: of.conduct.length }),
          observations: fc.shuffledSubarray([...of.observations], { minLength: of.observations.length }),
          grades: fc.shuffledSubarray([...of.grades], { minLength: of.grades.length }),
        })
        .map((order) => ({ of, other: { ...of, ...order } })),
    );
    fc.assert(
      fc.property(aScheme, shuffled, (scheme, { of, other }) => {
        expect(signals(schemeOf(scheme), other)).toEqual(signals(schemeOf(scheme), of));
      }),
    );
  });

  test('more presence never adds a signal', () => {
    const changed = someRecords
      .filter((of) => of.attendance.length > 0)
      .chain((of) =>
        fc.record({ of: fc.constant(of), month: fc.nat(of.attendance.length - 1), day: fc.nat(27) }),
      );
    fc.assert(
      fc.property(aScheme, changed, (scheme, { of, month, day }) => {
        // A recorded day that did not count becomes one in the village.
        const better = of.attendance.map((recorded, index) => {
          const { days } = recorded;
          if (index !== month || days === null || !'LAR'.includes(days[day] ?? '-')) return recorded;
          const more = `${days.slice(0, day)}P${days.slice(day + 1)}`;
          return { ...recorded, days: more, totals: countDays(more) };
        });
        const before = new Set(signals(schemeOf(scheme), of).map(({ key }) => about(key)));
        const added = signals(schemeOf(scheme), { ...of, attendance: better }).filter(
          ({ key }) => !before.has(about(key)),
        );
        expect(added).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('keys are unique, every sentence ends once, and a signal never comes from the future', () => {
    fc.assert(
      fc.property(aScheme, someRecords, (scheme, of) => {
        const found = signals(schemeOf(scheme), of);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        for (const { sentence, since } of found) {
          expect(sentence).toMatch(/^[^。]+[^。；，]。$/);
          expect(since >= of.posting.startDate && since <= '2026-03-05').toBe(true);
        }
      }),
    );
  });
});
