import type { ColumnMapping, ImportKind, RosterField } from '#shared/contract/roster.ts';
import { looksLikeUnitCell } from '#shared/roster/annex-cells.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { identityWords, staffKindWords } from '#shared/roster/words.ts';
import { tidyLine } from '#shared/text.ts';
import { columnLetter, type Row, type Table } from '../../spreadsheets/table.types.ts';
import { type FundingField, fundingFieldOf, rosterFieldOf } from './column-titles.ts';

/** Where things are on a sheet, as far as its titles tell. */
export interface SheetLayout {
  readonly kind: ImportKind;
  /** One-based row of the column titles. */
  readonly headerRow: number;
  /** Filled columns, left to right. */
  readonly columns: readonly SheetColumn[];
  /** For a roster; for an annex table the columns it was recognised by. */
  readonly mapping: ColumnMapping;
  readonly fundingColumns: ReadonlyMap<FundingField, number>;
  /** A year that stands in the title above the table. */
  readonly year: number | null;
}

export interface SheetColumn {
  /** Zero-based. */
  readonly index: number;
  readonly letter: string;
  readonly title: string;
  /** The first value below the title. */
  readonly sample: string;
}

/** Titles stand near the top, below a heading or two. */
const rowsSearched = 30;

/** Finds the row of titles and says what the sheet holds. A sheet without known titles counts as a roster. */
export function layOut(table: Table): SheetLayout {
  const candidates = table.rows.slice(0, rowsSearched);
  const header =
    mostRecognised(candidates) ?? candidates.find((row) => filledCells(row) > 1) ?? candidates[0];
  if (!header) throw new Error('A table without rows has no layout');
  const below = table.rows.filter((row) => row.number > header.number);
  const mapping = withIdentity(mappingOf(header), below);
  const fundingColumns = fundingColumnsOf(header);
  return {
    kind: kindOf(mapping, fundingColumns, below),
    headerRow: header.number,
    columns: columnsOf(header, below),
    mapping,
    fundingColumns,
    year: yearAbove(table, header),
  };
}

function mostRecognised(rows: readonly Row[]): Row | undefined {
  let best: Row | undefined;
  let most = 1;
  for (const row of rows) {
    const recognised = Math.max(Object.keys(mappingOf(row)).length, fundingColumnsOf(row).size);
    if (recognised > most) [best, most] = [row, recognised];
  }
  return best;
}

function mappingOf(header: Row): ColumnMapping {
  const mapping: Partial<Record<RosterField, number>> = {};
  header.cells.forEach((cell, column) => {
    const field = cell && rosterFieldOf(cell.text);
    if (field && mapping[field] === undefined) mapping[field] = column;
  });
  return mapping;
}

/** 人员类别 means the kind of staff in some offices and the identity in others: the first words below it decide. */
function withIdentity(mapping: ColumnMapping, below: readonly Row[]): ColumnMapping {
  const { staffKind, identity, ...others } = mapping;
  if (typeof staffKind !== 'number' || typeof identity === 'number') return mapping;
  const words = below.flatMap((row) => row.cells[staffKind]?.text ?? []).slice(0, 20);
  const isIdentity = words.some((word) => identityWords.read(word) && !staffKindWords.read(word));
  return isIdentity ? { ...others, identity: staffKind } : mapping;
}

function fundingColumnsOf(header: Row): Map<FundingField, number> {
  const columns = new Map<FundingField, number>();
  header.cells.forEach((cell, column) => {
    const field = cell && fundingFieldOf(cell.text);
    if (field && !columns.has(field)) columns.set(field, column);
  });
  return columns;
}

function kindOf(
  mapping: ColumnMapping,
  funding: ReadonlyMap<FundingField, number>,
  below: readonly Row[],
): ImportKind {
  if (
    funding.has('unit') &&
    funding.has('heads') &&
    (funding.has('unitFunds') || funding.has('personnelFunds'))
  )
    return 'annex_funding';
  const { village, unit, name } = mapping;
  if (typeof village === 'number' && typeof unit === 'number' && typeof name !== 'number') {
    const cells = below.flatMap((row) => row.cells[unit]?.text ?? []);
    const alike = cells.filter(looksLikeUnitCell);
    if (alike.length > 0 && alike.length * 2 >= cells.length) return 'annex_posts';
  }
  return 'roster';
}

function columnsOf(header: Row, below: readonly Row[]): SheetColumn[] {
  const width = Math.max(header.cells.length, ...below.slice(0, 200).map((row) => row.cells.length));
  const columns: SheetColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const title = tidyPlace(header.cells[index]?.text ?? '');
    const sample = tidyLine(below.find((row) => row.cells[index])?.cells[index]?.text ?? '').slice(0, 60);
    if (title !== '' || sample !== '') columns.push({ index, letter: columnLetter(index), title, sample });
  }
  return columns;
}

/** `江岸区2022年财政衔接…` → 2022; the last year above the titles when there are several. */
function yearAbove(table: Table, header: Row): number | null {
  const above = table.rows.filter((row) => row.number < header.number);
  const text = above.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')).join(' ');
  const years = [...tidyLine(text).matchAll(/(?<!\d)(2[01]\d\d) ?年/g)].map((match) => Number(match[1]));
  return years.at(-1) ?? null;
}

const filledCells = (row: Row) => row.cells.filter(Boolean).length;
