import { type FundRow, type FundStatement, headcountLabels } from '#shared/contract/presence-money.ts';
import { formatDateLong } from '#shared/dates.ts';
import { citation } from '#shared/presence/leave-sentences.ts';
import type { CellToWrite, SheetToWrite } from '../spreadsheets/write-workbook.ts';
import { schemeLine, yuanFormat } from './money-sheets.ts';

const kindNames: Record<FundRow['kind'], { sheet: string; name: string }> = {
  unit: { sheet: '按派出单位', name: '单位名称' },
  village: { sheet: '按村', name: '村（社区）' },
};

/** The funding table of a year, as units and villages go; beside it the table that was imported. */
export function fundSheets(statement: FundStatement): SheetToWrite[] {
  const kinds = [...new Set(statement.columns.map(({ kind }) => kind))];
  const sheets = kinds.map((kind) => fundSheet(statement, kind));
  return sheets.length > 0 ? sheets : [emptySheet(statement)];
}

function fundSheet(statement: FundStatement, kind: FundRow['kind']): SheetToWrite {
  const rows = statement.rows.filter((row) => row.kind === kind);
  const columns = statement.columns.filter((column) => column.kind === kind);
  const compared = kind === 'unit' && statement.totals.allocation !== null;
  const inWan = rows.every(isWholeHundreds);
  const money = (cents: number): number => cents / (inWan ? 10_000_00 : 100);
  const format = inWan ? '0.00' : yuanFormat;
  const amount = (row: FundRow, code: string): CellToWrite => {
    const lines = row.lines.filter(({ ruleCode }) => ruleCode === code);
    return lines.length === 0 ? null : money(lines.reduce((sum, { amountCents }) => sum + amountCents, 0));
  };
  const total = (figureOf: (row: FundRow) => number) => rows.reduce((sum, row) => sum + figureOf(row), 0);
  return {
    name: `${statement.year}经费${kindNames[kind].sheet}`,
    heading: [
      ...headingOf(statement),
      ...columns.map(({ title, basis, ground }) => `${title}：${basis}${citation(ground)}`),
      `单位：${inWan ? '万元' : '元'}`,
    ],
    columns: [
      { title: '序号', width: 6 },
      ...(kind === 'village' ? [{ title: '乡镇（街道）', width: 14 }] : []),
      { title: kindNames[kind].name, width: 22 },
      { title: '人数', width: 8 },
      { title: '其中岗位', width: 9 },
      { title: '其中在岗人员', width: 12 },
      ...columns.map(({ title }) => ({ title, width: 16, format })),
      { title: '经费总计', width: 12, format },
      ...(compared
        ? [
            { title: '拨付表人数', width: 10 },
            { title: '拨付表单位经费', width: 14, format },
            { title: '拨付表人员经费', width: 14, format },
            { title: '拨付表总计', width: 12, format },
            { title: '差异', width: 40 },
          ]
        : []),
      { title: '计算过程', width: 60 },
    ],
    rows: [
      ...rows.map((row, index) => [
        index + 1,
        ...(kind === 'village' ? [row.townshipName] : []),
        row.name,
        row.headcount,
        row.posts,
        row.people,
        ...columns.map(({ ruleCode }) => amount(row, ruleCode)),
        money(row.totalCents),
        ...(compared ? allocationCells(row, money) : []),
        row.lines.map(({ title, sentence }) => `${title}：${sentence}`).join(''),
      ]),
      [
        '总计',
        ...(kind === 'village' ? [null] : []),
        null,
        total(({ headcount }) => headcount),
        total(({ posts }) => posts),
        total(({ people }) => people),
        ...columns.map(({ amountCents }) => money(amountCents)),
        money(total(({ totalCents }) => totalCents)),
        ...(compared ? totalAllocationCells(statement, money) : []),
        null,
      ],
    ],
    notes: statement.notes,
  };
}

function allocationCells(
  { allocation, differences }: FundRow,
  money: (cents: number) => number,
): CellToWrite[] {
  const figures = allocation
    ? [
        allocation.headcount,
        money(allocation.unitCents),
        money(allocation.personnelCents),
        money(allocation.totalCents),
      ]
    : [null, null, null, null];
  return [...figures, differences.length === 0 ? '一致' : differences.join('')];
}

function totalAllocationCells({ totals }: FundStatement, money: (cents: number) => number): CellToWrite[] {
  const { allocation, differingRows } = totals;
  if (!allocation) return [];
  return [
    allocation.headcount,
    money(allocation.unitCents),
    money(allocation.personnelCents),
    money(allocation.totalCents),
    differingRows === 0 ? '逐行一致' : `${differingRows} 行不一致`,
  ];
}

/** A scheme without funds: the file says so. */
function emptySheet(statement: FundStatement): SheetToWrite {
  return {
    name: '经费',
    heading: headingOf(statement),
    columns: [{ title: '说明', width: 60 }],
    rows: statement.notes.map((note) => [note]),
  };
}

function headingOf({ year, scheme, headcount }: FundStatement): string[] {
  const when = headcount.onDay === null ? `${year}年全年` : formatDateLong(headcount.onDay);
  return [
    `${year}年驻村工作经费测算表`,
    schemeLine(scheme),
    `人数口径：${headcountLabels[headcount.count]}，${when}`,
  ];
}

/** Amounts that two decimals of 万元 show exactly. */
function isWholeHundreds({ lines, allocation }: FundRow): boolean {
  const cents = [
    ...lines.map(({ amountCents }) => amountCents),
    allocation?.unitCents ?? 0,
    allocation?.personnelCents ?? 0,
  ];
  return cents.every((amount) => amount % 100_00 === 0);
}
