import type { RunningEffect } from '#shared/contract/recall-consequences.ts';

/** How long an effect still holds, and how pressing that is. */
export function effectStanding({ state, daysLeft }: RunningEffect): {
  tone: 'amber' | 'grey' | 'green';
  words: string;
} {
  if (state === 'over') return { tone: 'green', words: '已满' };
  return { tone: state === 'ending' ? 'amber' : 'grey', words: `还剩 ${daysLeft} 天` };
}
