import { expect, test } from 'vitest';
import {
  boardFigures,
  cappedGrade,
  fillWithinQuota,
  isBetter,
  isMovable,
  sameCounts,
  standingGrade,
} from '#shared/assessment/grading.ts';
import { boardRow } from './board-rows.ts';

const excellent = (name: string, total: number, given = {}) =>
  boardRow(name, { total, suggestedGrade: 'excellent', ...given });
const locked = { state: 'locked', proposedGrade: 'excellent', finalGrade: 'excellent' } as const;

test('grades are compared by rank, and a cap takes off what is above it only', () => {
  expect(isBetter('excellent', 'competent')).toBe(true);
  expect(isBetter('competent', 'competent')).toBe(false);
  expect(cappedGrade('excellent', 'competent')).toBe('competent');
  expect(cappedGrade('incompetent', 'competent')).toBe('incompetent');
  expect(cappedGrade('excellent', null)).toBe('excellent');
  expect(cappedGrade(null, 'competent')).toBeNull();
});

test('what stands is settled before proposed before suggested', () => {
  const row = boardRow('甲', { suggestedGrade: 'excellent' });
  expect(standingGrade(row)).toBe('excellent');
  expect(standingGrade({ ...row, proposedGrade: 'competent' })).toBe('competent');
  expect(standingGrade({ ...row, proposedGrade: 'competent', finalGrade: 'incompetent' })).toBe(
    'incompetent',
  );
});

test.each([
  ['a complete record', {}, true],
  ['a proposed one', { state: 'proposed', proposedGrade: 'competent' } as const, true],
  ['a settled one', locked, false],
  ['one graded on its own', { individual: true }, false],
  ['one without a grade', { participation: 'comment_only' } as const, false],
  ['an incomplete one', { total: null, suggestedGrade: null }, false],
])('whether the board moves %s', (_, given, movable) => {
  expect(isMovable(boardRow('甲', given))).toBe(movable);
});

test('the base of the quota is everyone graded, the incomplete among them, and nobody else', () => {
  const rows = [
    excellent('甲', 9_500),
    excellent('乙', 9_400, { state: 'proposed', proposedGrade: 'competent' }),
    boardRow('丙', { total: null, suggestedGrade: null }),
    boardRow('丁', { total: null, suggestedGrade: null, individual: true }),
    boardRow('戊', { total: null, suggestedGrade: null, participation: 'neither' }),
  ];
  const figures = boardFigures(rows, 2_500, 'floor');
  expect(figures).toMatchObject({ size: 4, limit: 1, used: 1, left: 0, incomplete: 2, unproposed: 3 });
  expect(figures.suggested).toMatchObject({ excellent: 2, competent: 0 });
  expect(figures.standing).toMatchObject({ excellent: 1, competent: 1 });
  expect(figures.line).toEqual({ after: 1, tie: null });
  expect(sameCounts(figures.suggested, figures.standing)).toBe(false);
});

test('filling up goes by rank, leaves a tie at the cut open, and spares those settled or graded alone', () => {
  const rows = [
    excellent('甲', 9_500, locked),
    excellent('乙', 9_450),
    excellent('丙', 9_400, { gradeCap: 'competent', suggestedGrade: 'competent' }),
    excellent('丁', 9_300),
    excellent('戊', 9_300, { state: 'proposed', proposedGrade: 'excellent' }),
    excellent('己', 9_200, { individual: true }),
    excellent('庚', 9_100),
    boardRow('辛', { total: 8_000 }),
    boardRow('壬', { total: 7_900, state: 'proposed', proposedGrade: 'basically_competent' }),
    boardRow('癸', { total: null, suggestedGrade: null }),
  ];
  const filled = (limit: number | null) =>
    fillWithinQuota(rows, limit).map(({ row, grade }) => `${row.name}${grade ?? '?'}`);
  expect(filled(4)).toEqual(['乙excellent', '丙competent', '丁?', '戊?', '庚competent', '辛competent']);
  expect(filled(5)).toEqual(['乙excellent', '丙competent', '丁excellent', '庚competent', '辛competent']);
  expect(filled(2)).toEqual([
    '乙competent',
    '丙competent',
    '丁competent',
    '戊competent',
    '庚competent',
    '辛competent',
  ]);
  expect(filled(null)).toEqual(['乙excellent', '丙competent', '丁excellent', '庚excellent', '辛competent']);
});
