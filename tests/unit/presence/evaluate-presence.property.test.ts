import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PresenceVerdict } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { addMonths, daysInMonth } from '#shared/dates.ts';
import type { AbsenceRule, PresenceRule } from '#shared/policy/presence-rules.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import {
  evaluatePresence,
  type PresenceQuestion,
  presenceOfMonth,
} from '#shared/presence/evaluate-presence.ts';
import type { AttendanceMonth, PostingAttendance } from '#shared/presence/evaluate-presence-facts.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';

const ground = { kind: 'example', note: '测试' } as const;
const measures: PresenceRule['measure'][] = [
  { kind: 'monthly_average', minimumDays: 20 },
  { kind: 'monthly_share', numerator: 2, denominator: 3 },
  { kind: 'yearly_days', minimumDays: 200 },
  { kind: 'weekly_pattern', days: 5, nights: 4 },
];
const rules: PresenceRule[] = measures.map((measure) => ({
  code: measure.kind,
  title: '驻村',
  measure,
  counted: ['present', 'meeting'],
  countedGround: ground,
  ground,
}));
const absence: AbsenceRule[] = (['running_days', 'yearly_days'] as const).map((kind) => ({
  code: kind,
  title: '无故不在岗',
  threshold: { kind, moreThan: 15 },
  consequence: '调换',
  ground,
}));
const holidays = [{ date: '2025-01-01' as BusinessDate, working: false, name: '元旦' }];
const calendar = createWorkingCalendar(holidays, [2024, 2025]);
const question: PresenceQuestion = {
  rules: { rules, absence },
  calendar,
  asOf: '2025-12-20' as BusinessDate,
};

const letters = fc.constantFrom(...'PPPPPPPPPPBMTLARR-');
/** Some of the months from November 2024 on, each with letters of any kind. */
const attendances: fc.Arbitrary<PostingAttendance> = fc
  .record({
    startDate: fc.constantFrom('2024-11-01', '2024-12-16', '2025-01-01', '2025-02-28'),
    endDate: fc.constantFrom(null, '2025-06-15', '2025-12-31'),
    months: fc.array(fc.option(fc.array(letters, { minLength: 31, maxLength: 31 }), { freq: 8 }), {
      minLength: 13,
      maxLength: 13,
    }),
  })
  .map(({ startDate, endDate, months }) => ({
    startDate: startDate as BusinessDate,
    endDate: endDate as BusinessDate | null,
    months: months.flatMap((letters, index) => {
      const month = addMonths('2024-11' as Month, index);
      return letters === null ? [] : [monthOf(month, letters.slice(0, daysInMonth(month)).join(''))];
    }),
  }));

const monthOf = (month: Month, days: string): AttendanceMonth => ({ month, days, totals: countDays(days) });

const everything = (attendance: PostingAttendance) => ({
  years: evaluatePresence(attendance, question),
  months: attendance.months
    .map(({ month }) => [month, presenceOfMonth(attendance, month, question)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
});

const goodness: Record<PresenceVerdict, number> = { below: 0, cannot_say: 1, not_yet: 1, met: 2 };

test('the order of the months does not matter', () => {
  fc.assert(
    fc.property(attendances, fc.infiniteStream(fc.nat()), (attendance, numbers) => {
      const shuffled = attendance.months
        .map((month) => ({ month, key: numbers.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ month }) => month);
      expect(everything({ ...attendance, months: shuffled })).toEqual(everything(attendance));
    }),
    { numRuns: 60 },
  );
});

test('a day more in the village never makes a verdict worse, nor an absence longer', () => {
  fc.assert(
    fc.property(attendances, fc.nat(), fc.nat(), (attendance, whichMonth, whichDay) => {
      const chosen = attendance.months[whichMonth % Math.max(1, attendance.months.length)];
      if (!chosen?.days) return;
      const day = whichDay % chosen.days.length;
      // A month of which nothing was recorded is left out; its first record may bring it in.
      fc.pre(/[^-]/.test(onPost(attendance, chosen.month, chosen.days)));
      const more = monthOf(chosen.month, `${chosen.days.slice(0, day)}P${chosen.days.slice(day + 1)}`);
      const better = {
        ...attendance,
        months: attendance.months.map((month) => (month === chosen ? more : month)),
      };
      const [before, after] = [everything(attendance), everything(better)];
      for (const [index, year] of after.years.entries()) {
        for (const [at, figure] of year.figures.entries()) {
          const earlier = before.years[index]?.figures[at];
          if (earlier) expect(goodness[figure.verdict]).toBeGreaterThanOrEqual(goodness[earlier.verdict]);
        }
        for (const [at, figure] of year.absence.entries())
          expect(figure.days).toBeLessThanOrEqual(before.years[index]?.absence[at]?.days ?? 0);
      }
      for (const [index, [, figures]] of after.months.entries()) {
        for (const [at, figure] of figures.entries()) {
          const earlier = before.months[index]?.[1][at];
          if (earlier) expect(goodness[figure.verdict]).toBeGreaterThanOrEqual(goodness[earlier.verdict]);
        }
      }
    }),
    { numRuns: 150 },
  );
});

/** The letters of the days on post and gone by. */
function onPost({ startDate, endDate }: PostingAttendance, month: Month, days: string): string {
  const last = endDate !== null && endDate < question.asOf ? endDate : question.asOf;
  return [...days]
    .filter((_, index) => {
      const date = `${month}-${String(index + 1).padStart(2, '0')}`;
      return date >= startDate && date <= last;
    })
    .join('');
}
