import { controlProblems } from '#shared/assessment/ballots/control-totals.ts';
import { noVotes } from '#shared/assessment/ballots/count-ballots.ts';
import { type BallotVotes, ballotLimit } from '#shared/contract/assessment-ballots.ts';
import { tidyLine, tidyName } from '#shared/text.ts';
import type { Grade } from '#shared/vocabulary.ts';
import { fileRejected } from '../../errors.ts';
import { collectProblems, type Problems } from '../../spreadsheets/problems.ts';
import { unusable } from '../../spreadsheets/read-cells.ts';
import type { Cell, Row, Table } from '../../spreadsheets/table.types.ts';
import type { SheetToExpect, TallySheet } from './tally-reading.types.ts';
import { tallyLines, tallyTitles } from './tally-sheet.ts';

/** Where the columns of a tally sheet are. */
interface Layout {
  readonly table: Table;
  readonly header: Row;
  readonly batch: number;
  readonly name: number;
  readonly options: readonly { readonly grade: Grade; readonly column: number }[];
  readonly blank: number;
}

/**
 * Looks at every cell of a tally sheet that came back.
 *
 * @throws FILE_REJECTED `no_tally_sheet` for a file without the sheet, `other_batch` for the sheet of another batch
 */
export function checkTallySheet(tables: readonly Table[], expected: SheetToExpect): TallySheet {
  const layout = findSheet(tables, expected);
  refuseOtherBatch(layout, expected);
  const { table, header } = layout;
  const problems = collectProblems(table.name, (column) => textOf(header.cells[column]) || null);
  const lines = table.rows.filter(({ number, cells }) => number > header.number && cells[layout.batch]);

  const first = layout.options[0]?.column ?? layout.name + 1;
  const single = (label: string) => {
    const line = lines.find(({ cells }) => textOf(cells[layout.name]) === label);
    if (line) return readCount(problems, line, first, label);
    problems.error(header.number, null, '', `没有“${label}”这一行，请用重新下载的计票表填写。`);
    return null;
  };
  const returned = single(tallyLines.returned);
  const invalid = single(tallyLines.invalid);

  const labels: readonly string[] = Object.values(tallyLines);
  const people = lines.filter(({ cells }) => !labels.includes(textOf(cells[layout.name])));
  const totals = expected.names.map((name, index) => {
    const line = people[index];
    if (!line) {
      problems.error(header.number, layout.name, '', `缺少第 ${index + 1} 人${name}这一行。`);
      return noVotes();
    }
    return readPerson(problems, layout, line, index, name);
  });
  for (const line of people.slice(expected.names.length)) {
    const name = textOf(line.cells[layout.name]);
    problems.error(line.number, layout.name, name, `票上没有“${name}”，请删去这一行。`);
  }

  if (problems.count().errors === 0 && returned !== null && invalid !== null) {
    const offered = expected.options.map(({ grade }) => grade);
    const { issued, names } = expected;
    for (const message of controlProblems({ issued, returned, invalid, totals, names, offered })) {
      const at = names.findIndex((name) => message.startsWith(name));
      problems.error(people[at]?.number ?? header.number + 1, null, '', message);
    }
  }
  const sound = problems.count().errors === 0 && returned !== null && invalid !== null;
  return {
    problems: problems.list(),
    problemCount: problems.count(),
    content: sound ? { returned, invalid, totals } : null,
  };
}

function findSheet(tables: readonly Table[], { options }: SheetToExpect): Layout {
  for (const table of tables) {
    for (const header of table.rows) {
      const titles = Array.from(header.cells, textOf);
      const batch = titles.indexOf(tallyTitles.batch);
      const name = titles.indexOf(tallyTitles.name);
      if (batch < 0 || name < 0) continue;
      const columns = options.map(({ grade, label }) => ({ grade, column: titles.indexOf(tidyLine(label)) }));
      const blank = titles.indexOf(tallyTitles.blank);
      const lacking = [
        ...options.filter((_, index) => columns[index]?.column === -1).map(({ label }) => label),
        ...(blank < 0 ? [tallyTitles.blank] : []),
      ];
      if (lacking.length > 0) {
        throw fileRejected(
          'no_tally_sheet',
          `工作表“${table.name}”缺少“${lacking.join('”“')}”列，请用本批次重新下载的计票表填写。`,
        );
      }
      return { table, header, batch, name, options: columns, blank };
    }
  }
  throw fileRejected(
    'no_tally_sheet',
    '文件里没有计票表（找不到“批次”和“姓名”两列的标题），请用本批次下载的计票表填写。',
  );
}

function refuseOtherBatch({ table, header, batch }: Layout, { cycleTitle, number }: SheetToExpect): void {
  const heading = table.rows
    .filter((row) => row.number < header.number)
    .flatMap(({ cells }) => Array.from(cells, textOf))
    .join(' ');
  const numbers = new Set(
    table.rows.flatMap(({ number: row, cells }) => {
      const text = row > header.number ? textOf(cells[batch]) : '';
      return /^\d+$/.test(text) ? [Number(text)] : [];
    }),
  );
  const others = [...numbers].filter((other) => other !== number);
  if (others.length > 0) {
    throw fileRejected(
      'other_batch',
      `这是第 ${others.join('、')} 批的计票表，现在录入的是第 ${number} 批。请核对后选择第 ${number} 批的计票表。`,
    );
  }
  if (numbers.size === 0 || !heading.includes(tidyLine(cycleTitle))) {
    throw fileRejected(
      'other_batch',
      `这张计票表不是“${cycleTitle}”第 ${number} 批的，请用本批次下载的计票表填写。`,
    );
  }
}

function readPerson(
  problems: Problems,
  { name: nameColumn, options, blank }: Layout,
  line: Row,
  index: number,
  expected: string,
): BallotVotes {
  const name = textOf(line.cells[nameColumn]);
  if (tidyName(name) !== tidyName(expected)) {
    problems.error(
      line.number,
      nameColumn,
      name,
      `这一行应为第 ${index + 1} 人${expected}，表中是“${name}”。请恢复原来的顺序和姓名。`,
    );
  }
  const columns = [...options.map(({ column }) => column), blank];
  if (columns.every((column) => line.cells[column] === undefined)) {
    problems.error(line.number, null, '', `${expected}的票数还没有填写。`);
  }
  const person = noVotes();
  for (const { grade, column } of options) {
    person.votes[grade] = readCount(problems, line, column, expected, 0) ?? 0;
  }
  person.blank = readCount(problems, line, blank, expected, 0) ?? 0;
  return person;
}

/** A number of ballots; `empty` stands for an empty cell, which is an error where it is left out. */
function readCount(
  problems: Problems,
  line: Row,
  column: number,
  what: string,
  empty?: number,
): number | null {
  const cell = line.cells[column];
  if (cell === undefined) {
    if (empty === undefined) problems.error(line.number, column, '', `${what}还没有填写。`);
    return empty ?? null;
  }
  const text = tidyLine(cell.text);
  const bad = unusable(cell);
  if (bad === undefined && /^\d{1,4}$/.test(text) && Number(text) <= ballotLimit) return Number(text);
  problems.error(line.number, column, text, bad ?? `“${text}”不是张数，请填写 0 至 ${ballotLimit} 的整数。`);
  return null;
}

const textOf = (cell: Cell | undefined): string => (cell === undefined ? '' : tidyLine(cell.text));
