import { tidyPlace } from '#shared/roster/place-names.ts';
import { rosterFieldOf } from '../../../roster/import/column-titles.ts';
import type { Row, Table } from '../../../spreadsheets/table.types.ts';
import { plainTitle } from './sheet-columns.ts';

/** Columns of a score sheet, zero-based. */
export interface ScoreLayout {
  /** One-based row of the titles. */
  readonly headerRow: number;
  readonly name: number | null;
  readonly village: number | null;
  readonly township: number | null;
  readonly unit: number | null;
  readonly scorer: number | null;
  /** Columns of items, left to right; `title` as it is compared. */
  readonly items: readonly { readonly column: number; readonly title: string }[];
  /** Titles by column, for telling where something is wrong. */
  readonly titles: ReadonlyMap<number, string>;
}

/** Titles stand near the top, below a heading or two. */
const rowsSearched = 30;

const scorerTitles = ['评分人', '评分人员', '评委', '打分人', '考核人', '考核人员'];

/**
 * Finds the titles: the row that names the most items, and whom they are about.
 *
 * @param known titles of the cycle's items as they are compared
 */
export function layOutScores(table: Table, known: ReadonlySet<string>): ScoreLayout {
  const rows = table.rows.slice(0, rowsSearched);
  let best = readTitles(rows[0], known);
  for (const row of rows) {
    const found = readTitles(row, known);
    if (found.items.length > best.items.length) best = found;
  }
  return best;
}

function readTitles(row: Row | undefined, known: ReadonlySet<string>): ScoreLayout {
  const columns: Record<'name' | 'village' | 'township' | 'unit' | 'scorer', number | null> = {
    name: null,
    village: null,
    township: null,
    unit: null,
    scorer: null,
  };
  const items: { column: number; title: string }[] = [];
  const titles = new Map<number, string>();
  for (const [column, cell] of (row?.cells ?? []).entries()) {
    if (!cell) continue;
    titles.set(column, tidyPlace(cell.text));
    const title = plainTitle(cell.text);
    const field = rosterFieldOf(cell.text);
    if (known.has(title)) items.push({ column, title });
    else if (scorerTitles.includes(title)) columns.scorer ??= column;
    else if (field === 'name' || field === 'village' || field === 'township' || field === 'unit')
      columns[field] ??= column;
  }
  return { headerRow: row?.number ?? 1, ...columns, items, titles };
}
