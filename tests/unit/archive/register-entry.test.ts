import { expect, test } from 'vitest';
import { pdfFileName, registerNumber, seriesOf } from '../../../electron/archive/register-entry.ts';
import { recallDocumentKinds } from '../../../shared/case-vocabulary.ts';
import { documentKinds } from '../../../shared/vocabulary.ts';

test('a register number has year, series and a serial of four digits at least', () => {
  expect(registerNumber(2026, 'annual_form', 1)).toBe('2026-三-0001');
  expect(registerNumber(2026, 'term_form', 12_345)).toBe('2026-三-12345');
  expect(registerNumber(2026, 'feedback_letter', 7)).toBe('2026-函-0007');
});

test('only what is bound into a personal file is numbered in its third class', () => {
  expect(documentKinds.filter((kind) => seriesOf(kind) === '三')).toEqual(['annual_form', 'term_form']);
});

test('the forms of teams and units go into nobody’s file and are numbered with the results', () => {
  expect([seriesOf('team_form'), seriesOf('unit_form')]).toEqual(['考', '考']);
  expect(registerNumber(2026, 'unit_form', 21)).toBe('2026-考-0021');
});

test('what is kept in the file of a case has a series of its own, its letters are among the letters', () => {
  const kinds = (series: string) => recallDocumentKinds.filter((kind) => seriesOf(kind) === series);
  expect(kinds('召')).toEqual([
    'recall_approval',
    'talk_record',
    'statement_record',
    'successor_filing',
    'case_file',
  ]);
  expect(kinds('函')).toEqual(['recall_notice', 'urging_letter', 'no_recall_notice']);
  expect(registerNumber(2026, 'recall_approval', 3)).toBe('2026-召-0003');
});

test('a file name says what, who and which, in characters that Windows takes', () => {
  expect(pdfFileName('2026年度考核登记表', '示例·喆堃', '2026-三-0001')).toBe(
    '2026年度考核登记表-示例·喆堃-2026-三-0001.pdf',
  );
  expect(pdfFileName('2026年度考核登记表', '示\u200b例/一:"*?<>|\\', '预览稿')).toBe(
    '2026年度考核登记表-示_例_一________-预览稿.pdf',
  );
  expect(pdfFileName('2026年度考核公示', '', '2026-函-0001')).toBe('2026年度考核公示-2026-函-0001.pdf');
});
