import { answerOnThread } from '../../spreadsheets/answer-on-thread.ts';
import { checkTallySheet } from './check-tally-sheet.ts';
import type { TallyAnswer, TallyTask } from './tally-reading.types.ts';

/** Entry of the thread that reads tally sheets: answers one question about a file. */
export default async function answer({ question, ...file }: TallyTask): Promise<TallyAnswer> {
  return await answerOnThread(
    file,
    (tables): TallyAnswer => ({ kind: 'read', sheet: checkTallySheet(tables, question) }),
  );
}
