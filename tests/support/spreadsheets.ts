import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';

/** A cell of a test sheet: a plain value, or a cell of the library for formulas, dates and errors. */
export type TestCell = string | number | boolean | null | CellObject;

export interface TestSheet {
  readonly name?: string;
  readonly lines: readonly (readonly TestCell[])[];
  /** Merged ranges, e.g. `A3:A5`. */
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

/** Bytes of an .xlsx file with the given sheets. */
export function workbookBytes(
  sheets: readonly TestSheet[],
  options: { from1904?: boolean } = {},
): Uint8Array {
  const book = utils.book_new();
  for (const [index, { name = `表${index + 1}`, lines, merges = [] }] of sheets.entries()) {
    const sheet: WorkSheet = utils.aoa_to_sheet(lines.map((line) => [...line]));
    if (merges.length > 0) sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = {
    Sheets: sheets.map(({ hidden = false }) => ({ Hidden: hidden ? 1 : 0 })),
    WBProps: { date1904: options.from1904 ?? false },
  };
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof Uint8Array)) throw new Error('No bytes');
  return bytes;
}

/** A formula with the result that a spreadsheet program stored beside it. */
export const formula = (text: string, result: string | number): CellObject => ({
  t: typeof result === 'number' ? 'n' : 's',
  v: result,
  f: text,
});

/** A spreadsheet date. */
export const dateCell = (serial: number, format = 'yyyy/m/d'): CellObject => ({
  t: 'n',
  v: serial,
  z: format,
});

/** `#N/A` */
export const errorCell: CellObject = { t: 'e', v: 0x2a };

/** Titles of a usual roster. */
export const rosterTitles = [
  '乡镇',
  '派驻村',
  '派出单位',
  '姓名',
  '出生年月',
  '身份',
  '驻村职务',
  '到岗日期',
  '人员编号',
];

/** A line that is right; `changes` replaces cells by title. */
export function rosterLine(changes: Readonly<Record<string, TestCell>> = {}): TestCell[] {
  const usual: Record<string, TestCell> = {
    乡镇: '王家河街道',
    派驻村: '唐保社村',
    派出单位: '区财政局',
    姓名: '赵示例',
    出生年月: '1985-07-12',
    身份: '公务员',
    驻村职务: '工作队员',
    到岗日期: '2024-05-20',
    人员编号: 'A001',
  };
  return rosterTitles.map((title) => (title in changes ? (changes[title] ?? null) : (usual[title] ?? null)));
}

/** A roster file of one sheet: a heading, the titles in row 2, the lines from row 3 on. */
export function rosterBytes(
  lines: readonly (readonly TestCell[])[],
  more: { merges?: readonly string[] } = {},
): Uint8Array {
  return workbookBytes([{ name: '名册', lines: [['驻村干部名册'], rosterTitles, ...lines], ...more }]);
}

/** Bytes of a .csv file in UTF-8 with a byte order mark, as a spreadsheet program saves it. */
export const csvBytes = (text: string, mark = '\ufeff') => new TextEncoder().encode(`${mark}${text}`);
