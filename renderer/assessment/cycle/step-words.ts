import type { NextStep } from '#shared/contract/assessment-cycle.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';

/** Words of the button that takes a step. */
export function stepWords({ direction, to }: Pick<NextStep, 'direction' | 'to'>): string {
  if (direction === 'back') return `退回“${cycleStateLabels[to]}”`;
  if (direction === 'reopen') return `重新开启到“${cycleStateLabels[to]}”`;
  return to === 'open' ? '开启考核' : `进入“${cycleStateLabels[to]}”`;
}
