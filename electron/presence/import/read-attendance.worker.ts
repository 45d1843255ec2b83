import { answerOnThread } from '../../spreadsheets/answer-on-thread.ts';
import { inPieces } from '../../spreadsheets/record-pieces.ts';
import type { Table } from '../../spreadsheets/table.types.ts';
import { checkAttendanceSheet } from './check-sheet.ts';
import type { AttendanceAnswer, AttendanceSheetDescription, AttendanceTask } from './reading.types.ts';
import { layOutAttendance, monthNamed } from './sheet-layout.ts';

/** Entry of the thread that reads attendance sheets: answers one question about a file. */
export default async function answer({ question, ...file }: AttendanceTask): Promise<AttendanceAnswer> {
  return await answerOnThread(file, (tables): AttendanceAnswer => {
    if (question.kind === 'inspect')
      return { kind: 'inspected', sheets: tables.map((table) => describe(table, file.fileName)) };
    const { sheet, records } = checkAttendanceSheet(tables, question.sheet, question.month);
    return { kind: 'checked', sheet, records: inPieces(records) };
  });
}

function describe(table: Table, fileName: string): AttendanceSheetDescription {
  const { layout, headerRow, lastHeaderRow } = layOutAttendance(table);
  return {
    name: table.name,
    rows: table.rows.filter((row) => row.number > lastHeaderRow).length,
    headerRow,
    layout,
    suggestedMonth: monthNamed(table, headerRow, fileName),
  };
}
