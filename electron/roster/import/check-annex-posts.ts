import { readTownshipCell, readUnitCell } from '#shared/roster/annex-cells.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { unusable } from '../../spreadsheets/read-cells.ts';
import type { Cell, Row } from '../../spreadsheets/table.types.ts';
import { type CheckContext, isRemark } from './check.types.ts';
import type { AnnexRecord } from './records.ts';

interface TownshipBlock {
  readonly name: string;
  /** Row and text of the cell that opened the block. */
  readonly row: number;
  readonly text: string;
  /** Villages that the cell says there are. */
  readonly announced: number | null;
  found: number;
}

/**
 * Reads the annex table: a township cell that stands for the rows below it (merged, or blank below), one village a
 * row, its units with head counts in one cell.
 */
export function checkAnnexPosts(context: CheckContext): AnnexRecord[] {
  const { table, layout, problems } = context;
  const {
    township: townshipColumn = null,
    village: villageColumn = null,
    unit: unitColumn = null,
  } = layout.mapping;
  if (villageColumn === null || unitColumn === null) {
    problems.error(layout.headerRow, null, '', '没有找到“重点乡村”和“派出单位”两列，请确认选对了工作表。');
    return [];
  }
  if (townshipColumn === null) {
    problems.error(layout.headerRow, null, '', '没有找到“街道（乡镇）”列，无法知道各村属于哪里，请补上。');
    return [];
  }
  const records: AnnexRecord[] = [];
  const rowsOfVillages = new Map<string, number>();
  let block: TownshipBlock | undefined;

  for (const row of table.rows) {
    if (row.number <= layout.headerRow || isRemarkRow(row)) continue;
    const townshipCell = usable(context, row, townshipColumn);
    if (townshipCell) {
      const { name, villages } = readTownshipCell(townshipCell.text);
      if (name !== block?.name) {
        finish(context, block, townshipColumn);
        block = { name, row: row.number, text: townshipCell.text, announced: villages, found: 0 };
      }
    }
    const village = tidyPlace(usable(context, row, villageColumn)?.text ?? '');
    const units = usable(context, row, unitColumn)?.text ?? '';
    if (village === '' && units === '') continue;
    if (village === '' || units === '') {
      const [column, what] = village === '' ? [villageColumn, '村名'] : [unitColumn, '派出单位'];
      problems.error(row.number, column, '', `${what}不能为空，请补上；合并的单元格请取消合并后逐行填写。`);
      continue;
    }
    if (!block) {
      problems.error(row.number, townshipColumn, '', '这一行上面没有街道（乡镇）名称，请补上。');
      continue;
    }
    block.found += 1;
    const key = `${block.name}\n${village}`;
    const known = rowsOfVillages.get(key);
    if (known !== undefined) {
      problems.error(
        row.number,
        villageColumn,
        village,
        `“${village}”在第 ${known} 行已经出现，请合并为一行。`,
      );
      continue;
    }
    rowsOfVillages.set(key, row.number);
    const cell = readUnitCell(units);
    if (!cell.ok) {
      problems.error(row.number, unitColumn, units, cell.message);
      continue;
    }
    for (const [index, { name, heads }] of cell.units.entries()) {
      records.push({ row: row.number, township: block.name, village, unit: name, heads, lead: index === 0 });
    }
  }
  finish(context, block, townshipColumn);
  if (rowsOfVillages.size === 0 && problems.count().errors === 0) {
    problems.error(layout.headerRow, null, '', '标题行下面没有村，请确认选对了工作表。');
  }
  return records;
}

/** Holds the villages found against the count in the township's cell: `王家河街道（8个村）`. */
function finish({ problems }: CheckContext, block: TownshipBlock | undefined, column: number): void {
  if (!block || block.announced === null || block.announced === block.found) return;
  problems.error(
    block.row,
    column,
    block.text,
    `“${block.name}”写明 ${block.announced} 个村，下面却有 ${block.found} 个，请核对是否漏行或多行。`,
  );
}

function usable({ problems }: CheckContext, row: Row, column: number): Cell | undefined {
  const cell = row.cells[column];
  const bad = cell && unusable(cell);
  if (!cell || !bad) return cell;
  problems.error(row.number, column, cell.text, bad);
  return undefined;
}

function isRemarkRow(row: Row): boolean {
  const filled = row.cells.filter((cell) => cell !== undefined);
  return filled.length <= 2 && filled[0] !== undefined && isRemark(filled[0].text);
}
