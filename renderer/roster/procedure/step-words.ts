import {
  type ProcedureStep,
  type StepOutcome,
  stepOutcomeLabels,
} from '#shared/contract/roster-lifecycle.ts';
import { selectionActLabels } from '#shared/policy/posting-rules.ts';
import { levelAsked } from '#shared/roster/procedure-steps.ts';

/** What a step is called: `派驻乡镇党委同意`; where the scheme names no body, the act alone. */
export const stepTitle = ({ organ, act }: Pick<ProcedureStep, 'organ' | 'act'>): string =>
  `${organ ?? ''}${selectionActLabels[act]}`;

/** Where a step stands. `not_asked`: its condition is not met, so nobody takes it. */
export type StepPlace = 'passed' | 'refused' | 'skipped' | 'next' | 'later' | 'not_asked';

/** Signs beside the steps, so that colour alone never says anything. */
export const stepSigns: Record<StepPlace, string> = {
  passed: '✓',
  refused: '✕',
  skipped: '–',
  next: '●',
  later: '○',
  not_asked: '–',
};

/**
 * Where a step stands in its procedure.
 *
 * @param nextStep code of the step that is next; null when the procedure is over
 */
export function placeOf({ code, applies, done }: ProcedureStep, nextStep: string | null): StepPlace {
  if (done !== null) {
    if (done.outcome === 'not_applicable') return 'skipped';
    return done.outcome;
  }
  if (code === nextStep) return 'next';
  return applies === false ? 'not_asked' : 'later';
}

/** Words for where a step stands. */
export function placeWords(step: ProcedureStep, place: StepPlace): string {
  if (step.done !== null) return stepOutcomeLabels[step.done.outcome];
  if (place === 'next') return '下一步';
  return place === 'not_asked' ? '本次不需要' : '未到';
}

/**
 * What may come of a step: only one with a condition can turn out to be needless, and one whose condition is known
 * not to be met can only be recorded as that.
 */
export function outcomesFor({
  condition,
  applies,
}: Pick<ProcedureStep, 'condition' | 'applies'>): StepOutcome[] {
  if (condition === null || applies === true) return ['passed', 'refused'];
  return applies === false ? ['not_applicable'] : ['passed', 'refused', 'not_applicable'];
}

/** Whether the level of the dispatching unit must be on record before the step can be taken. */
export const waitsForUnitLevel = ({
  condition,
  applies,
}: Pick<ProcedureStep, 'condition' | 'applies'>): boolean =>
  condition !== null && applies === null && levelAsked(condition) !== null;

/** The step that is next. */
export const nextOf = ({
  steps,
  nextStep,
}: {
  readonly steps: readonly ProcedureStep[];
  readonly nextStep: string | null;
}): ProcedureStep | null => steps.find(({ code }) => code === nextStep) ?? null;
