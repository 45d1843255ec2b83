import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardFigures, fillWithinQuota, standingGrade } from '#shared/assessment/grading.ts';
import { excellentLimit, quotaLine } from '#shared/assessment/quota.ts';
import type { BoardRow } from '#shared/contract/assessment-grading.ts';
import { grades } from '#shared/vocabulary.ts';
import { boardRow } from './board-rows.ts';

const size = fc.integer({ min: 0, max: 100_000 });
const ratio = fc.integer({ min: 0, max: 10_000 });
const rounding = fc.constantFrom('floor', 'half_up' as const);
const limitOf = (people: number, share: number, mode: 'floor' | 'half_up') =>
  excellentLimit(people, share, mode) ?? Number.NaN;

test('floor is never above the ratio, and one person more would be', () => {
  fc.assert(
    fc.property(size, ratio, (people, share) => {
      const limit = BigInt(limitOf(people, share, 'floor'));
      const allowed = BigInt(people) * BigInt(share);
      expect(limit * 10_000n <= allowed && (limit + 1n) * 10_000n > allowed).toBe(true);
    }),
  );
});

test('half_up is the nearest whole number, never above the ratio by more than half a person', () => {
  fc.assert(
    fc.property(size, ratio, (people, share) => {
      const twice = 2n * BigInt(limitOf(people, share, 'half_up')) * 10_000n;
      const allowed = 2n * BigInt(people) * BigInt(share);
      expect(twice - allowed <= 10_000n && allowed - twice < 10_000n).toBe(true);
    }),
  );
});

test('more people or a higher ratio never mean fewer places, and nobody gets more places than there are people', () => {
  fc.assert(
    fc.property(size, ratio, rounding, (people, share, mode) => {
      const limit = limitOf(people, share, mode);
      expect(limitOf(people + 1, share, mode)).toBeGreaterThanOrEqual(limit);
      expect(limitOf(people, Math.min(share + 1, 10_000), mode)).toBeGreaterThanOrEqual(limit);
      expect(limit).toBeLessThanOrEqual(people);
    }),
  );
});

/** Few different totals, so that ties are many; some people capped, proposed, settled, graded on their own. */
const person = fc.record({
  total: fc.option(fc.integer({ min: 80, max: 86 })),
  participation: fc.constantFrom('graded', 'graded', 'graded', 'comment_only' as const),
  gradeCap: fc.constantFrom(null, null, null, 'competent' as const),
  suggestedGrade: fc.constantFrom('excellent', 'excellent', 'competent', 'basically_competent' as const),
  proposed: fc.option(fc.constantFrom(...grades)),
  settled: fc.boolean(),
  individual: fc.constantFrom(false, false, false, true),
});

const board = fc.array(person, { maxLength: 40 }).map((people): BoardRow[] =>
  people
    .map(({ proposed, settled, suggestedGrade, ...rest }, index) => {
      const open = rest.total === null || rest.participation !== 'graded';
      const suggested =
        rest.gradeCap !== null && suggestedGrade === 'excellent' ? 'competent' : suggestedGrade;
      const proposedGrade = open || (proposed === 'excellent' && rest.gradeCap !== null) ? null : proposed;
      const isSettled = settled && proposedGrade !== null;
      return boardRow(`示例${index}`, {
        ...rest,
        id: boardRow(String(index), {}).id,
        suggestedGrade: open ? null : suggested,
        proposedGrade,
        finalGrade: isSettled ? proposedGrade : null,
        state: isSettled ? 'locked' : proposedGrade === null ? 'scoring' : 'proposed',
      });
    })
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1)),
);

const limit = fc.integer({ min: 0, max: 40 });
const afterFilling = (rows: readonly BoardRow[], places: number | null) => {
  const filled = new Map(fillWithinQuota(rows, places).map(({ row, grade }) => [row.id, grade]));
  return rows.map((row) => ({ row, grade: filled.has(row.id) ? filled.get(row.id) : standingGrade(row) }));
};
const kept = (row: BoardRow) => row.state === 'locked' || row.individual;

test('filled up within the quota, the board never holds more 优秀 than places, unless they were settled before', () => {
  fc.assert(
    fc.property(board, limit, (rows, places) => {
      const after = afterFilling(rows, places);
      const excellent = after.filter(
        ({ row, grade }) => row.participation === 'graded' && grade === 'excellent',
      );
      const settled = excellent.filter(({ row }) => kept(row)).length;
      expect(excellent.length).toBeLessThanOrEqual(Math.max(places, settled));
    }),
  );
});

test('filling up never prefers a lower total, and treats equal totals alike', () => {
  fc.assert(
    fc.property(board, limit, (rows, places) => {
      const wanting = afterFilling(rows, places).filter(
        ({ row }) => !kept(row) && row.total !== null && standingGrade(row) === 'excellent',
      );
      const rankOf = { excellent: 0, undecided: 1, competent: 2 };
      const order = wanting.map(
        ({ grade }) =>
          rankOf[grade === null ? 'undecided' : grade === 'excellent' ? 'excellent' : 'competent'],
      );
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const byTotal = new Map(wanting.map(({ row, grade }) => [row.total, grade]));
      for (const { row, grade } of wanting) expect(grade).toBe(byTotal.get(row.total));
    }),
  );
});

test('without a limit filling up gives everyone what is suggested and moves nobody', () => {
  fc.assert(
    fc.property(board, (rows) => {
      for (const { row, grade } of afterFilling(rows, null)) expect(grade).toBe(standingGrade(row));
    }),
  );
});

test('above the line stand exactly as many who may be 优秀 as there are places; a tie spans it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ total: fc.integer({ min: 80, max: 86 }), mayExcel: fc.boolean() }), {
        maxLength: 40,
      }),
      limit,
      (people, places) => {
        const ranked = people.sort((a, b) => b.total - a.total);
        const line = quotaLine(ranked, places);
        const reached = ranked.slice(0, line?.after ?? ranked.length).filter(({ mayExcel }) => mayExcel);
        expect(reached.length).toBe(line ? places : Math.min(places, reached.length));
        if (!line?.tie) return;
        const { first, last } = line.tie;
        expect(first < line.after && line.after <= last).toBe(true);
        expect(new Set(ranked.slice(first, last + 1).map(({ total }) => total)).size).toBe(1);
      },
    ),
  );
});

test('pools are counted apart: what happens in one changes nothing in the other', () => {
  fc.assert(
    fc.property(board, board, ratio, rounding, (one, other, share, mode) => {
      const before = boardFigures(one, share, mode);
      boardFigures(other, share, mode);
      expect(boardFigures(one, share, mode)).toEqual(before);
      expect(before.limit).toBe(
        excellentLimit(one.filter((row) => row.participation === 'graded').length, share, mode),
      );
    }),
  );
});
