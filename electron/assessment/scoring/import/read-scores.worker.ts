import { answerOnThread } from '../../../spreadsheets/answer-on-thread.ts';
import { inPieces } from '../../../spreadsheets/record-pieces.ts';
import { checkScoreSheet, scoreRows } from './check-sheet.ts';
import type { ScoreAnswer, ScoreTask } from './reading.types.ts';
import { layOutScores } from './sheet-layout.ts';

/** Entry of the thread that reads score sheets: answers one question about a file. */
export default async function answer({ question, ...file }: ScoreTask): Promise<ScoreAnswer> {
  const known = new Set(question.titles);
  return await answerOnThread(file, (tables): ScoreAnswer => {
    if (question.kind === 'check') {
      const { sheet, lines } = checkScoreSheet(tables, question.sheet, known);
      return { kind: 'checked', sheet, lines: inPieces(lines) };
    }
    const sheets = tables.map((table) => {
      const layout = layOutScores(table, known);
      return {
        name: table.name,
        rows: layout.items.length === 0 ? 0 : scoreRows(table, layout).length,
        headerRow: layout.headerRow,
        items: layout.items.length,
        namesScorers: layout.scorer !== null,
      };
    });
    return { kind: 'inspected', sheets };
  });
}
