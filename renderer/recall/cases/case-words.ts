import type { CaseOutcome, CaseStage } from '#shared/case-vocabulary.ts';
import type { CaseHead } from '#shared/contract/recall-case.ts';
import { type BusinessDate, daysBetween } from '#shared/dates.ts';

/** Instead of a name that the reader may not know yet. */
export const masked = '审定前不显示';

export type Tone = 'red' | 'amber' | 'green' | 'grey';

/** A recall is decided against somebody; a case against which nothing was found is not. */
export const outcomeTones: Record<CaseOutcome, Tone> = { recalled: 'red', not_recalled: 'grey' };

/** Which states ask for a look: what waits for a decision or was sent back. */
export function stageTone(stage: CaseStage): Tone {
  switch (stage) {
    case 'deciding':
    case 'returned':
      return 'amber';
    case 'recall_decided':
    case 'urged':
    case 'recalled':
      return 'red';
    case 'archived':
      return 'green';
    default:
      return 'grey';
  }
}

/** `（四）年度考核不称职` */
export const triggerWords = ({ ordinal, title }: { readonly ordinal: number; readonly title: string }) =>
  `（${ordinal}）${title}`;

/** How a deadline stands, in a word that does not need a colour: `逾期 3 天`, `还有 2 天`, `今天到期`. */
export function dueWords(
  { dueOn, overdue }: Pick<CaseHead, 'dueOn' | 'overdue'>,
  today: BusinessDate,
): string {
  if (dueOn === null) return '';
  const days = daysBetween(today, dueOn);
  if (overdue || days < 0) return days < 0 ? `逾期 ${-days} 天` : '已逾期';
  return days === 0 ? '今天到期' : `还有 ${days} 天`;
}
