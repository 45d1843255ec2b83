import { answerOnThread } from '../../spreadsheets/answer-on-thread.ts';
import { inPieces } from '../../spreadsheets/record-pieces.ts';
import type { Table } from '../../spreadsheets/table.types.ts';
import { checkSheet } from './check-sheet.ts';
import type { ReadingAnswer, ReadingTask, SheetDescription } from './reading.types.ts';
import { layOut } from './sheet-layout.ts';

/** Entry of the reading thread: answers one question about a file. */
export default async function answer({ question, ...file }: ReadingTask): Promise<ReadingAnswer> {
  return await answerOnThread(file, (tables): ReadingAnswer => {
    if (question.kind === 'inspect') return { kind: 'inspected', sheets: tables.map(describe) };
    const { sheet, records } = checkSheet(tables, question.selection);
    return { kind: 'checked', sheet, records: inPieces(records) };
  });
}

function describe(table: Table): SheetDescription {
  const layout = layOut(table);
  return {
    name: table.name,
    rows: table.rows.filter((row) => row.number > layout.headerRow).length,
    kind: layout.kind,
    headerRow: layout.headerRow,
    columns: layout.columns,
    suggestedMapping: layout.mapping,
    suggestedYear: layout.year,
  };
}
