import { gradeWordOf, gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ApplicationError } from '../../errors.ts';
import type { GradingRow } from './board.repository.ts';

/** How many people a message names. */
const namedAtMost = 5;

/** Somebody else was faster: tells who stands where now, and that nothing of the later move was kept. */
export function staleRows(scheme: Scheme, rows: readonly GradingRow[]): ApplicationError {
  const told = rows.slice(0, namedAtMost).map((row) => nowOf(scheme, row));
  const more = rows.length > namedAtMost ? `等 ${rows.length} 人` : '';
  return new ApplicationError(
    'CONFLICT',
    `在您移动之前已有变动：${told.join('；')}${more}。您这一次移动没有保存，请看过最新情况后再定。`,
    { currentRevision: rows[0]?.revision ?? 1 },
  );
}

function nowOf(scheme: Scheme, row: GradingRow): string {
  const words = gradeWordsFor(scheme, row.identity);
  switch (row.state) {
    case 'locked':
      return `${row.name}已由${row.approvedByName}审定为“${gradeWordOf(words, row.finalGrade)}”`;
    case 'proposed': {
      const why = row.proposalReason === null ? '' : `（理由：${row.proposalReason}）`;
      return `${row.name}已由${row.proposedByName}拟定为“${gradeWordOf(words, row.proposedGrade)}”${why}`;
    }
    case 'scoring':
      return row.suggestedGrade === null
        ? `${row.name}现在没有拟定等次，评分未完成`
        : `${row.name}现在没有拟定等次，建议等次“${words[row.suggestedGrade]}”`;
  }
}
