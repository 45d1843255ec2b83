import { type Points, parsePoints } from '#shared/points.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { tidyLine, tidyName } from '#shared/text.ts';
import { fileRejected } from '../../../errors.ts';
import { collectProblems, type Problems } from '../../../spreadsheets/problems.ts';
import { type Reading, readLoose, unusable } from '../../../spreadsheets/read-cells.ts';
import type { Cell, Row, Table } from '../../../spreadsheets/table.types.ts';
import type { CheckedScoreSheet, ScoreLine } from './reading.types.ts';
import { layOutScores, type ScoreLayout } from './sheet-layout.ts';

interface Context {
  readonly table: Table;
  readonly layout: ScoreLayout;
  readonly problems: Problems;
}

/**
 * Looks at every cell of a score sheet; the records of the cycle are not asked yet.
 *
 * @param known titles of the cycle's items as they are compared
 * @throws FILE_REJECTED when the file has no such sheet
 */
export function checkScoreSheet(
  tables: readonly Table[],
  sheet: string,
  known: ReadonlySet<string>,
): { readonly sheet: CheckedScoreSheet; readonly lines: readonly ScoreLine[] } {
  const table = tables.find((candidate) => candidate.name === sheet);
  if (!table) throw fileRejected('unknown_sheet', `文件里没有名为“${sheet}”的工作表，请重新选择工作表。`);
  const layout = layOutScores(table, known);
  const problems = collectProblems(table.name, (column) => layout.titles.get(column) ?? null);
  const context: Context = { table, layout, problems };
  const rows = checkTitles(context) ? scoreRows(table, layout) : [];
  const lines = rows.flatMap((row) => checkRow(context, row) ?? []);
  return {
    sheet: {
      rows: rows.length,
      problems: problems.list(),
      problemCount: problems.count(),
      titles: Object.fromEntries(layout.titles),
      columns: { name: layout.name, village: layout.village, unit: layout.unit, scorer: layout.scorer },
    },
    lines,
  };
}

/** Whether the sheet says whom it scores and for what; tells what is wrong with its titles. */
function checkTitles({ table, layout, problems }: Context): boolean {
  const { headerRow, items, name, village, unit } = layout;
  if (items.length === 0 || (name === null && village === null && unit === null)) {
    problems.error(
      headerRow,
      null,
      '',
      '没有找到评分表的标题行。标题行应有“姓名”（评工作队时为“村”，评派出单位时为“派出单位”）和各评分项目的名称；可以先下载模板填写。',
    );
    return false;
  }
  const seen = new Set<string>();
  for (const { column, title } of items) {
    if (seen.has(title)) problems.error(headerRow, column, title, `“${title}”出现了两列，请保留一列。`);
    seen.add(title);
  }
  if (scoreRows(table, layout).length === 0)
    problems.error(headerRow, null, '', '标题行下面没有评分对象，请确认选对了工作表。');
  return true;
}

/** Remarks, sums and signatures at the foot of the sheet. */
const remark =
  /^[\s\u3000（(]*(?:备\s*注|注[:：]|说\s*明|填|制\s*表|审\s*核|合\s*计|平\s*均|最\s*高|最\s*低|评分人签|负责人|签)/u;

/** Rows below the titles with somebody, or a score, in them. */
export function scoreRows(table: Table, { headerRow, name, village, unit, items }: ScoreLayout): Row[] {
  const looked = [name, village, unit, ...items.map(({ column }) => column)];
  return table.rows.filter((row) => {
    if (row.number <= headerRow) return false;
    const first = row.cells.find((cell) => cell !== undefined);
    if (first && remark.test(first.text)) return false;
    return looked.some((column) => column !== null && row.cells[column] !== undefined);
  });
}

function checkRow(context: Context, row: Row): ScoreLine | undefined {
  const { layout, problems } = context;
  const before = problems.count().errors;
  const wordsIn = (column: number | null, what: string, tidy: (text: string) => string) => {
    const text = readCell(context, row, column, (cell) => readLoose(cell, what));
    return text === null ? null : tidy(text);
  };
  const line = {
    row: row.number,
    name: wordsIn(layout.name, '姓名', tidyName),
    village: wordsIn(layout.village, '村（社区）', tidyPlace),
    township: wordsIn(layout.township, '乡镇（街道）', tidyPlace),
    unit: wordsIn(layout.unit, '派出单位', tidyPlace),
    scorer: wordsIn(layout.scorer, '评分人', tidyName),
    scores: layout.items.flatMap(({ column, title }) => {
      const given = readCell(context, row, column, readScore);
      return given === null ? [] : [{ column, title, points: given }];
    }),
  };
  if (layout.name !== null && line.name === null)
    problems.error(row.number, layout.name, '', '姓名不能为空，请补上。');
  return problems.count().errors > before ? undefined : line;
}

/** Reads one cell; tells what is wrong with it. Blank cells and wrong ones give `null`. */
function readCell<T>(
  { problems }: Context,
  row: Row,
  column: number | null,
  reader: (cell: Cell) => Reading<T | null>,
): T | null {
  const cell = column === null ? undefined : row.cells[column];
  if (column === null || !cell) return null;
  const reading = reader(cell);
  if (reading.ok) return reading.value;
  problems.error(row.number, column, cell.text, reading.message);
  return null;
}

/** A score: `8.5`, `8.5分`; a dash stands for none. */
function readScore(cell: Cell): Reading<Points | null> {
  const bad = unusable(cell);
  if (bad) return { ok: false, message: bad };
  const text = tidyLine(cell.text).replace(/\s*分$/, '');
  if (/^[-—–/]+$/.test(text)) return { ok: true, value: null };
  const given = cell.kind === 'date' ? undefined : parsePoints(text);
  if (given !== undefined) return { ok: true, value: given };
  return { ok: false, message: `得分应为数字，最多两位小数，不是“${tidyLine(cell.text)}”。` };
}
