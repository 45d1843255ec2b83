import type { UsedScheme } from '#shared/contract/presence-duties.ts';
import {
  type AllowanceChoices,
  type AllowanceColumn,
  type AllowanceLine,
  type AllowanceStatement,
  type AllowanceYear,
  allowanceStatusLabels,
  blankRestDaysLabels,
  partialMonthLabels,
} from '#shared/contract/presence-money.ts';
import { formatMonthLong } from '#shared/dates.ts';
import { citation } from '#shared/presence/leave-sentences.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { type CellToWrite, dayOf, type SheetToWrite } from '../spreadsheets/write-workbook.ts';

/** Two decimals, in 元. */
export const yuanFormat = '#,##0.00';

/** Cents as the number of 元 that a cell holds. */
export const yuan = (cents: number): number => cents / 100;

/** What stands in the foot of a column that cannot be totalled. */
const notTotalled = '未算全';

/** The scheme and its version, above every table. */
export const schemeLine = ({ title, version }: UsedScheme): string =>
  `依据方案：${title}（第 ${version} 版）`;

/** The monthly statement: who is paid what, and a second sheet with every calculation. */
export function statementSheets(statement: AllowanceStatement): SheetToWrite[] {
  const { month, columns, rows, totals } = statement;
  const title = `${formatMonthLong(month)}驻村人员补助发放表`;
  const foot = (label: string, cents: (column: AllowanceColumn) => CellToWrite, total: CellToWrite) => [
    label,
    ...Array<null>(8).fill(null),
    ...columns.flatMap((column) => [null, cents(column)]),
    total,
    null,
  ];
  return [
    {
      name: `${month}补助`,
      heading: [
        title,
        schemeLine(statement.scheme),
        ...columns.map(columnLine),
        ...choiceLines(statement),
        '单位：元',
      ],
      columns: [
        { title: '序号', width: 6 },
        { title: '乡镇（街道）', width: 14 },
        { title: '村（社区）', width: 14 },
        { title: '派出单位', width: 20 },
        { title: '姓名', width: 12 },
        { title: '驻村职务', width: 16 },
        { title: '起', width: 12 },
        { title: '止', width: 12 },
        { title: '在岗天数', width: 9 },
        ...columns.flatMap((column) => [
          { title: `${column.title}：数量`, width: 14 },
          { title: `${column.title}：金额`, width: 14, format: yuanFormat },
        ]),
        { title: '合计', width: 14, format: yuanFormat },
        { title: '说明', width: 50 },
      ],
      rows: [
        ...rows.map((row, index) => [
          index + 1,
          row.townshipName,
          row.villageName,
          row.unitName,
          row.personName,
          row.role === null ? null : postRoleLabels[row.role],
          dayOf(row.from),
          dayOf(row.to),
          row.daysOnPost,
          ...columns.flatMap(({ ruleCode }) =>
            lineCells(row.lines.find((line) => line.ruleCode === ruleCode)),
          ),
          row.totalCents === null ? notTotalled : yuan(row.totalCents),
          row.openReason,
        ]),
        foot('合计', ({ amountCents }) => totalCell(amountCents), totalCell(totals.totalCents)),
        ...(totals.totalCents === null ? [foot('其中已算出', computedCell, yuan(totals.computedCents))] : []),
      ],
      notes: [...statement.notes, ...(totals.openReason === null ? [] : [totals.openReason])],
    },
    workingSheet(statement),
  ];
}

/** A year by unit or by person, a column a month. */
export function yearSheets(statement: AllowanceYear): SheetToWrite[] {
  const { year, months, columns, rows, totals } = statement;
  const people = rows.some(({ personName }) => personName !== null);
  const [unit] = rows;
  const title =
    people && unit ? `${unit.unitName}${year}年驻村人员补助汇总表` : `${year}年驻村人员补助汇总表`;
  const part = (
    label: string,
    pick: (sum: { totalCents: number | null; computedCents: number }) => CellToWrite,
  ) => [label, null, ...(people ? [null, null] : []), ...totals.months.map(pick), pick(totals), null];
  return [
    {
      name: `${year}补助汇总`,
      heading: [
        title,
        schemeLine(statement.scheme),
        ...columns.map(columnLine),
        ...choiceLines(statement),
        '单位：元',
      ],
      columns: [
        { title: '派出单位', width: 22 },
        ...(people
          ? [
              { title: '姓名', width: 12 },
              { title: '村（社区）', width: 14 },
            ]
          : []),
        { title: '人数', width: 8 },
        ...months.map((month) => ({ title: `${Number(month.slice(5))}月`, width: 12, format: yuanFormat })),
        { title: '合计', width: 14, format: yuanFormat },
        { title: '说明', width: 40 },
      ],
      rows: [
        ...rows.map((row) => [
          row.unitName,
          ...(people ? [row.personName, row.villageName] : []),
          row.people,
          // Nobody on post is an empty cell: there is nothing to pay, and nothing to work out.
          ...row.months.map(({ people: heads, totalCents }) => (heads === 0 ? null : totalCell(totalCents))),
          totalCell(row.totalCents),
          row.openReason,
        ]),
        part('合计', ({ totalCents }) => totalCell(totalCents)),
        ...(totals.totalCents === null
          ? [part('其中已算出', ({ computedCents }) => yuan(computedCents))]
          : []),
      ],
      notes: [...statement.notes, ...(totals.openReason === null ? [] : [totals.openReason])],
    },
  ];
}

/** A line for each figure: days, rate, and how they make the amount. */
function workingSheet({ month, rows }: AllowanceStatement): SheetToWrite {
  return {
    name: `${month}计算过程`,
    heading: [`${formatMonthLong(month)}驻村人员补助计算过程`, '金额单位：元'],
    columns: [
      { title: '姓名', width: 12 },
      { title: '村（社区）', width: 14 },
      { title: '派出单位', width: 20 },
      { title: '项目', width: 20 },
      { title: '状态', width: 12 },
      { title: '数量', width: 8 },
      { title: '标准', width: 12, format: yuanFormat },
      { title: '金额', width: 12, format: yuanFormat },
      { title: '计算过程', width: 60 },
      { title: '依据', width: 60 },
    ],
    rows: rows.flatMap((row) =>
      row.lines.map((line) => [
        row.personName,
        row.villageName,
        row.unitName,
        line.title,
        allowanceStatusLabels[line.status],
        line.quantity,
        line.rateCents === null ? null : yuan(line.rateCents),
        line.amountCents === null ? null : yuan(line.amountCents),
        line.sentence,
        groundText(line),
      ]),
    ),
  };
}

function lineCells(line: AllowanceLine | undefined): CellToWrite[] {
  if (!line) return [null, null];
  return [
    line.quantity,
    line.amountCents === null ? allowanceStatusLabels[line.status] : yuan(line.amountCents),
  ];
}

/** Empty where not a single line of the column could be worked out: that is not nothing to pay. */
const computedCell = ({ computedCents, openLines }: AllowanceColumn): CellToWrite =>
  computedCents === 0 && openLines > 0 ? null : yuan(computedCents);

const totalCell = (cents: number | null): CellToWrite => (cents === null ? notTotalled : yuan(cents));

const columnLine = ({ title, basis, ground }: AllowanceColumn): string =>
  `${title}：${basis}${citation(ground)}`;

function groundText({ ground }: AllowanceLine): string {
  return ground.kind === 'clause'
    ? `${ground.clause.document}${ground.clause.article}：${ground.clause.text}`
    : `示例：${ground.note}`;
}

/** What people chose where the scheme is silent. */
function choiceLines({
  choices,
  columns,
}: {
  readonly choices: AllowanceChoices;
  readonly columns: readonly AllowanceColumn[];
}): string[] {
  const partial = columns.flatMap(({ title, partialMonth }) => {
    if (!partialMonth?.silent) return [];
    const { chosen } = partialMonth;
    return [
      `${title}不满一个月的：${chosen === null ? '方案没有规定，尚未选择' : `${partialMonthLabels[chosen]}（由本单位选择，方案没有规定）`}`,
    ];
  });
  return [...partial, `休息日没有登记考勤的：${blankRestDaysLabels[choices.blankRestDays]}`];
}
