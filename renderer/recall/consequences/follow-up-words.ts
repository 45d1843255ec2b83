import { followUpResultLabels } from '#shared/case-vocabulary.ts';
import type { FollowUp } from '#shared/contract/recall-consequences.ts';

/** How a follow-up stands, in a few words, and how pressing that is. */
export function followUpStanding(one: FollowUp): { tone: 'red' | 'amber' | 'green' | 'grey'; words: string } {
  const { voidReason, result, daysLeft, overdue } = one;
  if (voidReason !== null) return { tone: 'grey', words: '已作废' };
  if (result !== null)
    return { tone: result === 'met' ? 'green' : 'red', words: followUpResultLabels[result] };
  if (daysLeft === null) return { tone: 'grey', words: '办理中' };
  if (overdue) return { tone: 'red', words: `逾期 ${-daysLeft} 天` };
  return {
    tone: daysLeft <= 7 ? 'amber' : 'grey',
    words: daysLeft === 0 ? '今天到期' : `还剩 ${daysLeft} 天`,
  };
}

/** How many are open and overdue, in a sentence. */
export function followUpsSentence(all: readonly FollowUp[]): string {
  const open = all.filter(({ result, voidReason }) => result === null && voidReason === null);
  if (open.length === 0) return '跟踪事项都已了结。';
  const overdue = open.filter((one) => one.overdue).length;
  return `还有 ${open.length} 项没有了结${overdue > 0 ? `，其中 ${overdue} 项已逾期` : ''}。全部了结后才能归卷。`;
}
