import type { Nomination, ProcedureStep, StepOutcome } from '#shared/contract/roster-lifecycle.ts';
import { nextStepOf, nominationStateOf } from '#shared/roster/procedure-steps.ts';
import { nominationStateLabels } from '#shared/vocabulary.ts';
import { nextOf, stepTitle } from '../procedure/step-words.ts';

/** What a nomination waits for, in a few words: `区委组织部前置审核`, `登记到岗`; a dash for a closed one. */
export function waitsFor(nomination: Pick<Nomination, 'state' | 'steps' | 'nextStep'>): string {
  if (nomination.state === 'filed') return '登记到岗';
  const next = nextOf(nomination);
  return next ? stepTitle(next) : '—';
}

const withOutcome = (steps: readonly ProcedureStep[], code: string, outcome: StepOutcome) =>
  steps.map((step) => (step.code === code ? { ...step, done: { outcome } } : step));

/** What recording the next step with this outcome leads to, in a sentence. */
export function stepConsequence(
  { steps, nextStep, personName, posting }: Pick<Nomination, 'steps' | 'nextStep' | 'personName' | 'posting'>,
  outcome: StepOutcome,
): string {
  if (outcome === 'refused') {
    return `登记后，对${personName}的提名到此结束，${posting.villageName}的岗位恢复为待定人，可以另提人选。`;
  }
  const after = withOutcome(steps, nextStep ?? '', outcome);
  const state = nominationStateLabels[nominationStateOf(after)];
  const code = nextStepOf(after);
  const following = after.find((step) => step.code === code);
  return following
    ? `登记后，这次提名为“${state}”，下一步是“${stepTitle(following)}”。`
    : `登记后，选派程序全部办完，这次提名为“${state}”，可以登记到岗。`;
}
