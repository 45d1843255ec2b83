import { expect, test } from 'vitest';
import { uploadIdSchema } from '#shared/ids.ts';
import {
  changed,
  decided,
  type ImportAction,
  type ImportState,
  openQuestions,
  type Preview,
  rosterImport,
  type SheetSummary,
  unitDecisionsOf,
} from '../../../renderer/roster/import/import-state.ts';
import { importConsequence } from '../../../renderer/roster/import/import-words.ts';
import { obstacleOf } from '../../../renderer/roster/import/obstacles.ts';

const sheet = (name: string, kind: SheetSummary['kind']): SheetSummary => ({
  name,
  rows: 53,
  kind,
  headerRow: 3,
  columns: [],
  suggestedMapping: { village: 2, unit: 3, name: 4 },
  suggestedYear: kind === 'annex_funding' ? 2022 : null,
  importedBefore: null,
});

const inspected: ImportAction = {
  kind: 'inspected',
  uploadId: uploadIdSchema.parse('01a20618-04e7-7526-94ec-5303ab9cb0c6'),
  size: 1,
  inspection: {
    fileName: '附件.xlsx',
    sheets: [sheet('名册', 'roster'), sheet('经费', 'annex_funding')],
  },
};

const question = (name: string, unitName: string) => ({
  name,
  candidates: [{ unitId: null, unitName, reason: '用字相同', likeness: 95 }],
});

const preview: Preview = {
  rows: 53,
  totals: { townships: 0, villages: 0, units: 3, postings: 0, people: 0 },
  filledPosts: 0,
  problems: [],
  problemCount: { errors: 0, warnings: 0 },
  unitQuestions: [question('区团委', '团区委'), question('去机关事务中心', '区机关事务中心')],
  sample: [],
};

const after = (...actions: ImportAction[]): ImportState =>
  actions.reduce(rosterImport.reduce, rosterImport.empty);

test('a roster cannot be checked before every necessary column is pointed out', () => {
  const state = after(inspected, { kind: 'step', step: 'columns' });
  expect(obstacleOf(state, null)).toBe('还没有指定到岗日期在哪一列');
  const mapping = { village: 2, unit: 3, name: 4, startDate: 5 };
  expect(obstacleOf(rosterImport.reduce(state, changed({ mapping })), null)).toBeNull();
});

test('no unit is decided by itself, and nothing is written while one is open', () => {
  const state = after(inspected, { kind: 'sheet', sheet: '经费' }, { kind: 'step', step: 'check' });
  expect(unitDecisionsOf(state, preview)).toEqual([]);
  expect(obstacleOf(state, preview)).toBe('还有 2 个单位名称没有核对');
  expect(importConsequence(state, preview)).toBe(
    '将登记 53 个派出单位 2022 年的经费安排，新增 1 个派出单位，另有 2 个名称待核对。',
  );

  const settled = rosterImport.reduce(state, decided({ 区团委: '团区委', 去机关事务中心: null }));
  expect(openQuestions(settled, preview)).toEqual([]);
  expect(obstacleOf(settled, preview)).toBeNull();
  expect(importConsequence(settled, preview)).toBe(
    '将登记 53 个派出单位 2022 年的经费安排，新增 2 个派出单位，1 个名称记为已有单位的别名。',
  );
});

test('what was settled about a sheet is there again after looking at another one', () => {
  const state = after(
    inspected,
    changed({ mapping: { village: 9 } }),
    { kind: 'sheet', sheet: '经费' },
    decided({ 区团委: '团区委' }),
    { kind: 'sheet', sheet: '名册' },
  );
  expect(state.choices.名册?.mapping).toEqual({ village: 9 });
  expect(state.choices.经费?.decisions).toEqual({ 区团委: '团区委' });
});

test('an error in a cell stops the import, whatever else is settled', () => {
  const state = after(inspected, { kind: 'step', step: 'check' });
  const wrong = { ...preview, unitQuestions: [], problemCount: { errors: 3, warnings: 0 } };
  expect(obstacleOf(state, wrong)).toBe('有 3 处错误，改好文件后请重新选择');
});
