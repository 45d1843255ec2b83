import type { MeetingHead, MeetingItem, MeetingState } from '#shared/contract/recall-meeting.ts';

export const meetingTones: Record<MeetingState, 'amber' | 'green' | 'grey'> = {
  prepared: 'amber',
  decided: 'green',
  cancelled: 'grey',
};

/** How the cases of a meeting go, in numbers, e.g. `召回 2 · 不予召回 1 · 其他 1`; empty while nothing is noted. */
export function countWords({ counts }: Pick<MeetingHead, 'counts'>): string {
  return (
    [
      ['召回', counts.recalled],
      ['不予召回', counts.notRecalled],
      ['退回或其他', counts.other],
    ] as const
  )
    .filter(([, cases]) => cases > 0)
    .map(([words, cases]) => `${words} ${cases}`)
    .join(' · ');
}

/** What deciding the meeting does, in numbers. */
export function decisionSentence(items: readonly MeetingItem[]): string {
  const of = (stages: readonly string[]) =>
    items.filter(({ resultStage }) => resultStage !== null && stages.includes(resultStage)).length;
  const parts = (
    [
      ['审定召回', of(['recall_decided', 'recalled'])],
      ['不予召回', of(['not_recalled'])],
      ['退回补充', of(['returned'])],
      ['撤销', of(['withdrawn'])],
    ] as const
  )
    .filter(([, cases]) => cases > 0)
    .map(([words, cases]) => `${words} ${cases} 件`);
  const other = items.length - of(['recall_decided', 'recalled', 'not_recalled', 'returned', 'withdrawn']);
  return `将一次登记 ${items.length} 件：${[...parts, ...(other > 0 ? [`其他 ${other} 件`] : [])].join('、')}。登记后不能在这里更改。`;
}
