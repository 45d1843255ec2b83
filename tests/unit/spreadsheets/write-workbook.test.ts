import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Instant } from '#shared/dates.ts';
import { readTables } from '../../../electron/spreadsheets/read-tables.ts';
import { dayOf, type SheetToWrite, writeWorkbook } from '../../../electron/spreadsheets/write-workbook.ts';

const madeAt = '2026-03-05T02:30:00.000Z' as Instant;
const sheet: SheetToWrite = {
  name: '三月',
  heading: ['2026年3月'],
  columns: [
    { title: '姓名', width: 10 },
    { title: '金额', width: 12, format: '0.00' },
    { title: '日期', width: 12 },
  ],
  rows: [
    ['=HYPERLINK("http://示例")', 12.5, dayOf('2026-03-05')],
    ['+86', null, null],
    ['@示例', 3, null],
    ['420102198001010000', 0, null],
  ],
  notes: ['备注：示例'],
};

test('what is written is read back: text as text, numbers with their format, days as days', async () => {
  const [table] = await readTables('示例.xlsx', writeWorkbook('示例', madeAt, [sheet]));
  expect(table?.name).toBe('三月');
  expect(table?.rows.map(({ cells }) => cells.map((cell) => cell && `${cell.kind} ${cell.text}`))).toEqual([
    ['text 2026年3月'],
    ['text 姓名', 'text 金额', 'text 日期'],
    ['text =HYPERLINK("http://示例")', 'number 12.5', 'date 2026-03-05'],
    ['text +86'],
    ['text @示例', 'number 3'],
    ['text 420102198001010000', 'number 0'],
    ['text 备注：示例'],
  ]);
  expect(table?.merges).toHaveLength(2);
});

test('no text is a formula for any spreadsheet program: it is stored as a string in a cell of text', () => {
  const book = read(writeWorkbook('示例', madeAt, [sheet]), { cellFormula: true, cellNF: true });
  const cell: unknown = book.Sheets.三月?.A3;
  expect(cell).toMatchObject({ t: 's', z: '@' });
  expect(cell).not.toHaveProperty('f');
});

test('sheets get names that they may have, each its own; the same sheets give the same bytes', () => {
  const awkward = [
    { ...sheet, name: '示例[1]/2' },
    { ...sheet, name: '示例·1··2' },
    { ...sheet, name: '' },
  ];
  const bytes = writeWorkbook('示例', madeAt, awkward);
  expect(read(bytes).SheetNames).toEqual(['示例·1··2', '示例·1··2（2）', '表格']);
  expect(Buffer.compare(writeWorkbook('示例', madeAt, awkward), bytes)).toBe(0);
});
