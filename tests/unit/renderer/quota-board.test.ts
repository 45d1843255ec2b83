import { expect, test } from 'vitest';
import { boardFigures } from '#shared/assessment/grading.ts';
import { type Board, type BoardRow, boardSchema } from '#shared/contract/assessment-grading.ts';
import { boardKeyOf } from '../../../renderer/assessment/grading/board-keys.ts';
import {
  afterMove,
  beyondQuota,
  columnWord,
  concerned,
  neighbourGrade,
  stageWord,
} from '../../../renderer/assessment/grading/board-words.ts';
import { boardLines } from '../../../renderer/assessment/grading/export-board.ts';
import { boardRow } from '../assessment/board-rows.ts';

const words = (second: string) => ({
  excellent: '优秀',
  competent: second,
  basically_competent: `基本${second}`,
  incompetent: `不${second}`,
});

const boardOf = (rows: readonly BoardRow[]): Board =>
  boardSchema.parse({
    cycleId: '01936b1e-0000-7000-8000-000000000001',
    cycleTitle: '2026年度考核',
    cycleState: 'review',
    pool: 'other',
    tabs: [],
    schemeTitle: '示例办法',
    gradeWords: [{ identity: 'enterprise', words: words('合格') }],
    ratio: 5_000,
    ratioDocumentNumber: null,
    rounding: 'floor',
    quotaGround: { kind: 'example', note: '示例' },
    overrideRule: { allowed: null, approver: null, ground: null },
    lock: null,
    rows,
  });

const rows = [
  boardRow('甲', { rank: 1, total: 9_550, suggestedGrade: 'excellent', identity: 'enterprise' }),
  boardRow('乙', { rank: 2, total: 9_300, suggestedGrade: 'excellent', identity: 'enterprise' }),
  boardRow('丙', {
    participation: 'comment_only',
    total: null,
    suggestedGrade: null,
    identity: 'enterprise',
  }),
];

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test.each([
  ['ArrowDown', {}, { kind: 'go', by: 1, extend: false }],
  ['ArrowUp', { shiftKey: true }, { kind: 'go', by: -1, extend: true }],
  ['ArrowLeft', {}, { kind: 'move', direction: 'better' }],
  ['ArrowRight', {}, { kind: 'move', direction: 'worse' }],
  ['Enter', {}, { kind: 'open' }],
  [' ', {}, { kind: 'toggle' }],
  ['a', { ctrlKey: true }, { kind: 'all' }],
  ['Z', { metaKey: true }, { kind: 'undo' }],
  ['Escape', {}, { kind: 'clear' }],
  // What belongs to the browser or to nobody is left alone.
  ['ArrowLeft', { altKey: true }, null],
  ['z', { ctrlKey: true, shiftKey: true }, null],
  ['a', {}, null],
])('the key %j with %j', (key, held, meaning) => {
  expect(boardKeyOf({ ...plain, ...held, key })).toEqual(meaning);
});

test('beyond the quota are those who come last by rank; a move shows beforehand what it does', () => {
  expect([...beyondQuota(rows, 1)]).toEqual([rows[1]?.id]);
  expect(beyondQuota(rows, null).size).toBe(0);
  const after = afterMove(rows, new Set(rows.slice(1).map(({ id }) => id)), 'competent');
  expect(boardFigures(after, 5_000, 'floor')).toMatchObject({ used: 1, limit: 1, left: 0 });
  expect(after[2]).toBe(rows[2]);
});

test('a move concerns those who can be moved and are not proposed there yet', () => {
  const proposed = boardRow('丁', {
    suggestedGrade: 'excellent',
    proposedGrade: 'excellent',
    state: 'proposed',
  });
  const names = (grade: 'excellent' | 'competent') =>
    concerned([...rows, proposed], grade).map(({ name }) => name);
  expect(names('excellent')).toEqual(['甲', '乙']);
  expect(names('competent')).toEqual(['甲', '乙', '丁']);
  expect([neighbourGrade('excellent', 'better'), neighbourGrade('excellent', 'worse')]).toEqual([
    undefined,
    'competent',
  ]);
});

test('the exported board is in rank order, in the words of the identity, with what is beyond the quota', () => {
  const board = boardOf(rows);
  const [titles, ...lines] = boardLines(board, boardFigures(board.rows, board.ratio, board.rounding));
  expect(titles).toHaveLength(lines[0]?.length ?? 0);
  expect(lines.map((line) => [line[0], line[1], line[7], line[10], line[11], line[12]])).toEqual([
    ['1', '甲', '95.50', '优秀', '未拟定', ''],
    ['2', '乙', '93.00', '优秀', '未拟定', '超名额'],
    ['', '丙', '', '只写评语、不定等次', '未拟定', ''],
  ]);
  expect(columnWord(board, 'competent')).toBe('合格');
  expect(stageWord(boardRow('戊', { individual: true }))).toBe('单独评定');
});
