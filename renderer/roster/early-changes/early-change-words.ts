import type { EarlyChange, EarlyChangeState, StepOutcome } from '#shared/contract/roster-lifecycle.ts';
import { nextStepOf } from '#shared/roster/procedure-steps.ts';
import { nextOf, stepTitle } from '../procedure/step-words.ts';

/** Whether an early change still waits for something. */
export const isRunning = (state: EarlyChangeState): boolean => state === 'applied' || state === 'approved';

/** What an early change waits for, in a few words. */
export function changeWaitsFor(change: Pick<EarlyChange, 'state' | 'steps' | 'nextStep'>): string {
  if (change.state === 'approved') return '登记离岗';
  const next = nextOf(change);
  return next ? stepTitle(next) : '—';
}

/** What recording the next step with this outcome leads to, in a sentence. */
export function changeStepConsequence(
  { steps, nextStep }: Pick<EarlyChange, 'steps' | 'nextStep'>,
  outcome: StepOutcome,
  personName: string,
): string {
  if (outcome === 'refused') return `登记后，这次个别调整到此结束，${personName}继续在岗。`;
  const after = steps.map((step) => (step.code === nextStep ? { ...step, done: { outcome } } : step));
  const code = nextStepOf(after);
  const following = after.find((step) => step.code === code);
  return following
    ? `登记后，下一步是“${stepTitle(following)}”。`
    : `登记后，这次个别调整获得批准，可以登记${personName}离岗。`;
}
