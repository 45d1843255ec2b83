import type { ColumnMapping, ImportKind } from '#shared/contract/roster.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { fileRejected } from '../../errors.ts';
import { collectProblems } from '../../spreadsheets/problems.ts';
import type { Table } from '../../spreadsheets/table.types.ts';
import type { CheckContext } from './check.types.ts';
import { checkAnnexFunding } from './check-annex-funding.ts';
import { checkAnnexPosts } from './check-annex-posts.ts';
import { checkRoster } from './check-roster.ts';
import type { AnnexRecord, CheckedSheet, FundingRecord, RosterRecord } from './records.ts';
import { layOut, type SheetLayout } from './sheet-layout.ts';

/** Which sheet is read as what. */
export interface SheetSelection {
  readonly sheet: string;
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  readonly year: number | null;
  readonly today: BusinessDate;
}

export interface CheckedRecords {
  readonly sheet: CheckedSheet;
  readonly records: readonly (RosterRecord | AnnexRecord | FundingRecord)[];
}

const checkers = {
  roster: checkRoster,
  annex_posts: checkAnnexPosts,
  annex_funding: checkAnnexFunding,
} as const satisfies Record<ImportKind, (context: CheckContext) => CheckedRecords['records']>;

/**
 * Looks at every cell of a sheet; the roster itself is not asked yet.
 *
 * @throws FILE_REJECTED when the file has no such sheet.
 */
export function checkSheet(tables: readonly Table[], selection: SheetSelection): CheckedRecords {
  const table = tables.find((candidate) => candidate.name === selection.sheet);
  if (!table) {
    throw fileRejected('unknown_sheet', `文件里没有名为“${selection.sheet}”的工作表，请重新选择工作表。`);
  }
  const layout = layOut(table);
  const titles = new Map(layout.columns.map((column) => [column.index, column.title]));
  const problems = collectProblems(table.name, (column) => titles.get(column) || null);
  const year = selection.year ?? layout.year;
  const mapping = selection.kind === 'roster' ? selection.mapping : layout.mapping;
  const records = checkers[selection.kind]({
    table,
    layout,
    mapping,
    problems,
    today: selection.today,
    year,
  });
  return {
    sheet: {
      kind: selection.kind,
      rows: new Set(records.map((record) => record.row)).size,
      problems: problems.list(),
      problemCount: problems.count(),
      titles: Object.fromEntries(titles),
      columns: columnsOf(selection.kind, mapping, layout),
      year,
    },
    records,
  };
}

function columnsOf(kind: ImportKind, mapping: ColumnMapping, layout: SheetLayout): CheckedSheet['columns'] {
  const funding = kind === 'annex_funding';
  return {
    village: mapping.village ?? null,
    unit: (funding ? layout.fundingColumns.get('unit') : mapping.unit) ?? null,
    name: mapping.name ?? null,
    staffNumber: mapping.staffNumber ?? null,
    heads: layout.fundingColumns.get('heads') ?? null,
  };
}
