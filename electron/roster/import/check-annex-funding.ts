import { type AmountUnit, formatAmount, readAmount } from '#shared/roster/amounts.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { tidyLine } from '#shared/text.ts';
import { unusable } from '../../spreadsheets/read-cells.ts';
import type { Row } from '../../spreadsheets/table.types.ts';
import type { CheckContext } from './check.types.ts';
import type { FundingField } from './column-titles.ts';
import type { FundingRecord } from './records.ts';

interface Sums {
  heads: number;
  unitCents: number;
  personnelCents: number;
}

/** Largest head count of one unit. */
const mostHeads = 1000;

/**
 * Reads the funding table. Every line must add up (单位经费 + 人员经费 = 经费总计), and so must the line 总计 at its
 * foot.
 */
export function checkAnnexFunding(context: CheckContext): FundingRecord[] {
  const { table, layout, problems } = context;
  const amountUnit = amountUnitOf(context);
  const unitColumn = layout.fundingColumns.get('unit');
  if (unitColumn === undefined || !layout.fundingColumns.has('heads')) {
    problems.error(layout.headerRow, null, '', '没有找到“单位名称”和“人数”两列，请确认选对了工作表。');
    return [];
  }
  const records: FundingRecord[] = [];
  const rowsOfUnits = new Map<string, number>();
  const sums: Sums = { heads: 0, unitCents: 0, personnelCents: 0 };
  let totalled = false;

  for (const row of table.rows) {
    if (row.number <= layout.headerRow) continue;
    if (isTotalRow(row)) {
      checkTotals(context, row, sums, amountUnit);
      totalled = true;
      continue;
    }
    const unitCell = row.cells[unitColumn];
    if (!unitCell) {
      if (row.cells.filter((cell) => cell !== undefined).length > 1)
        problems.error(row.number, unitColumn, '', '单位名称不能为空，请补上。');
      continue;
    }
    const figures = readFigures(context, row, amountUnit);
    const unit = tidyPlace(unitCell.text);
    const bad = unusable(unitCell) ?? (unit.length > 60 ? '单位名称不能超过 60 个字，请核对。' : undefined);
    if (bad) problems.error(row.number, unitColumn, unitCell.text, bad);
    const known = rowsOfUnits.get(unit);
    if (known !== undefined)
      problems.error(row.number, unitColumn, unit, `“${unit}”在第 ${known} 行已经出现，请合并为一行。`);
    rowsOfUnits.set(unit, row.number);
    if (!figures || bad || known !== undefined) continue;
    sums.heads += figures.heads;
    sums.unitCents += figures.unitCents;
    sums.personnelCents += figures.personnelCents;
    records.push({ row: row.number, unit, ...figures });
  }
  if (rowsOfUnits.size === 0) {
    problems.error(layout.headerRow, null, '', '标题行下面没有单位，请确认选对了工作表。');
  } else if (!totalled) {
    problems.warning(layout.headerRow, null, '', '表中没有“总计”行，无法核对总数。');
  }
  return records;
}

/** `单位：万元` above the table; 万元 where nothing is said. */
function amountUnitOf({ table, layout, problems }: CheckContext): AmountUnit {
  const above = table.rows.filter((row) => row.number <= layout.headerRow);
  const text = tidyPlace(above.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')).join(' '));
  if (/万元/.test(text)) return 'wan_yuan';
  if (/单位[:：]?元|（元）/.test(text)) return 'yuan';
  problems.warning(layout.headerRow, null, '', '表上没有写明金额单位，按“万元”理解，请核对。');
  return 'wan_yuan';
}

function isTotalRow(row: Row): boolean {
  const first = row.cells.find((cell) => cell !== undefined && !/^\d+$/.test(tidyLine(cell.text)));
  return first !== undefined && /^(?:总计|合计|共计)$/.test(tidyPlace(first.text).replace(/ /g, ''));
}

function readFigures(context: CheckContext, row: Row, unit: AmountUnit): Sums | undefined {
  const heads = headsOf(context, row);
  const unitCents = amountOf(context, row, 'unitFunds', unit);
  const personnelCents = amountOf(context, row, 'personnelFunds', unit);
  if (heads === undefined || unitCents === undefined || personnelCents === undefined) return undefined;
  if (!context.layout.fundingColumns.has('total')) return { heads, unitCents, personnelCents };
  const total = amountOf(context, row, 'total', unit);
  if (total === undefined) return undefined;
  if (total !== unitCents + personnelCents) {
    const sum = formatAmount(unitCents + personnelCents, unit);
    context.problems.error(
      row.number,
      context.layout.fundingColumns.get('total') ?? null,
      formatAmount(total, unit),
      `经费总计与前两项之和不符：${formatAmount(unitCents, unit)} + ${formatAmount(personnelCents, unit)} = ${sum}，请核对。`,
    );
    return undefined;
  }
  return { heads, unitCents, personnelCents };
}

function headsOf({ problems, layout }: CheckContext, row: Row): number | undefined {
  const column = layout.fundingColumns.get('heads') ?? null;
  const cell = column === null ? undefined : row.cells[column];
  const bad = cell && unusable(cell);
  const text = tidyLine(cell?.text ?? '').replace(/ ?人$/, '');
  if (!bad && /^\d{1,4}$/.test(text) && Number(text) <= mostHeads) return Number(text);
  problems.error(row.number, column, text, bad ?? `人数应为 0 至 ${mostHeads} 的整数，请核对。`);
  return undefined;
}

/** In 分; 0 where the table has no such column. */
function amountOf(
  { problems, layout }: CheckContext,
  row: Row,
  field: Exclude<FundingField, 'unit' | 'heads'>,
  unit: AmountUnit,
): number | undefined {
  const column = layout.fundingColumns.get(field);
  if (column === undefined) return 0;
  const cell = row.cells[column];
  const bad = cell && unusable(cell);
  const cents = cell && !bad ? readAmount(cell.text, unit) : undefined;
  if (cents !== undefined) return cents;
  const message = cell ? '金额应为不小于 0 的数字，如 3.00，请核对。' : '金额不能为空，没有请填 0。';
  problems.error(row.number, column, cell?.text ?? '', bad ?? message);
  return undefined;
}

function checkTotals(context: CheckContext, row: Row, sums: Sums, unit: AmountUnit): void {
  // Lines that could not be read are missing in the sums: their own errors say enough.
  if (context.problems.count().errors > 0) return;
  const heads = headsOf(context, row);
  const figures = [
    { field: 'unitFunds', name: '单位经费', sum: sums.unitCents },
    { field: 'personnelFunds', name: '人员经费', sum: sums.personnelCents },
    { field: 'total', name: '经费总计', sum: sums.unitCents + sums.personnelCents },
  ] as const;
  const told = (field: FundingField, value: string, message: string) =>
    context.problems.error(row.number, context.layout.fundingColumns.get(field) ?? null, value, message);
  if (heads !== undefined && heads !== sums.heads) {
    told('heads', String(heads), `总计行的人数是 ${heads}，上面各行相加是 ${sums.heads}，请核对。`);
  }
  for (const { field, name, sum } of figures) {
    if (!context.layout.fundingColumns.has(field)) continue;
    const total = amountOf(context, row, field, unit);
    if (total === undefined || total === sum) continue;
    const [said, summed] = [formatAmount(total, unit), formatAmount(sum, unit)];
    told(field, said, `总计行的${name}是 ${said}，上面各行相加是 ${summed}，请核对。`);
  }
}
