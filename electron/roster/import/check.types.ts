import type { ColumnMapping } from '#shared/contract/roster.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import type { Table } from '../../spreadsheets/table.types.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** What the checks of every kind of sheet work on. */
export interface CheckContext {
  readonly table: Table;
  readonly layout: SheetLayout;
  /** For a roster: which column is which, as the user settled it. */
  readonly mapping: ColumnMapping;
  readonly problems: Problems;
  /** Dates after this day have not come yet. */
  readonly today: BusinessDate;
  /** Year of a funding table, when the user said so. */
  readonly year: number | null;
}

/** Rows below the titles that are remarks or sums, not data: 备注：…, 填表人：…, 合计. */
export function isRemark(text: string): boolean {
  return /^[\s\u3000（(]*(?:备\s*注|注|说\s*明|填\s*表|制\s*表|审\s*核|合\s*计|总\s*计|小\s*计|单位负责人|填报)/u.test(
    text,
  );
}
