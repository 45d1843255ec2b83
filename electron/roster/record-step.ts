import * as z from 'zod';
import {
  type ProcedureStep,
  procedureStepSchema,
  type StepOutcome,
} from '#shared/contract/roster-lifecycle.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import { selectionActLabels } from '#shared/policy/posting-rules.ts';
import {
  levelAsked,
  nextStepOf,
  type PlannedStep,
  stepApplies,
  type UnitLevel,
} from '#shared/roster/procedure-steps.ts';
import type { WriteUnit } from '../database/database.types.ts';
import { invalidInput, ruleViolation } from '../errors.ts';

const stepsSchema = z.array(procedureStepSchema);

/** The steps as a nomination or an early change stores them. */
export const readSteps = (stored: string): ProcedureStep[] => stepsSchema.parse(JSON.parse(stored));

/** The steps of a procedure that begins: which of them are asked for is settled now, as far as it is known. */
export function beginSteps(planned: readonly PlannedStep[], level: UnitLevel | null): ProcedureStep[] {
  return planned.map(({ code, organ, act, condition }) => ({
    code,
    organ,
    act,
    condition,
    applies: stepApplies(condition, level),
    done: null,
  }));
}

/** The steps as they are shown: what was not known when the procedure began may be known by now. */
export const shownSteps = (steps: readonly ProcedureStep[], level: UnitLevel | null): ProcedureStep[] =>
  steps.map((step) => ({ ...step, applies: step.applies ?? stepApplies(step.condition, level) }));

export interface StepInput {
  readonly stepCode: string;
  readonly doneOn: BusinessDate;
  readonly by: string;
  readonly documentNumber: string | null;
  readonly opinion: string | null;
  readonly outcome: StepOutcome;
}

interface StepContext {
  readonly level: UnitLevel | null;
  /** Day on which the procedure began: no step is earlier. */
  readonly begun: BusinessDate;
  readonly today: BusinessDate;
}

/** What a step is called: 区委组织部前置审核. */
export const stepName = ({ organ, act }: Pick<ProcedureStep, 'organ' | 'act'>): string =>
  `${organ ?? ''}${selectionActLabels[act]}`;

/**
 * Records a step: in order, on a day that does not go backwards.
 *
 * @returns the steps with this one done
 * @throws RULE_VIOLATION `step_out_of_order`, `step_always_applies`, `step_not_asked`, `unit_level_unknown`;
 *   INVALID_INPUT `doneOn`, `opinion`
 */
export function recordStep(
  { at, actor }: Pick<WriteUnit, 'at' | 'actor'>,
  steps: readonly ProcedureStep[],
  input: StepInput,
  { level, begun, today }: StepContext,
): ProcedureStep[] {
  const next = steps.find(({ code }) => code === nextStepOf(steps));
  if (next?.code !== input.stepCode) {
    throw ruleViolation(
      'step_out_of_order',
      next
        ? `步骤要按顺序登记，下一步是“${stepName(next)}”。请刷新后再登记。`
        : '全部步骤都已登记，没有可以登记的步骤。',
    );
  }
  checkApplies(next, input.outcome, level);
  if (input.outcome !== 'passed' && input.opinion === null) {
    throw invalidInput(
      'opinion',
      input.outcome === 'refused' ? '未通过的步骤要写明意见。' : '不需要的步骤要写明原因。',
    );
  }
  checkDay(steps, input.doneOn, begun, today);
  const done = {
    on: input.doneOn,
    by: input.by,
    documentNumber: input.documentNumber,
    opinion: input.opinion,
    outcome: input.outcome,
    recordedAt: at,
    recordedBy: actor.name,
  };
  return steps.map((step) => (step === next ? { ...step, done } : step));
}

/** The first step, taken by whoever started the procedure; nothing is recorded where it is not a proposal. */
export function recordProposal(
  { at, actor }: { readonly at: Instant; readonly actor: WriteUnit['actor'] },
  steps: readonly ProcedureStep[],
  proposal: { readonly on: BusinessDate; readonly by: string; readonly documentNumber: string | null },
): ProcedureStep[] {
  return steps.map((step, index) =>
    index === 0 && step.act === 'propose' && step.applies === true
      ? {
          ...step,
          done: {
            ...proposal,
            opinion: null,
            outcome: 'passed' as const,
            recordedAt: at,
            recordedBy: actor.name,
          },
        }
      : step,
  );
}

/** The day of the last step recorded, or the day on which the procedure began. */
export function lastDayOfSteps(steps: readonly ProcedureStep[], begun: BusinessDate): BusinessDate {
  return steps.reduce((last, { done }) => (done !== null && done.on > last ? done.on : last), begun);
}

function checkApplies(step: ProcedureStep, outcome: StepOutcome, level: UnitLevel | null): void {
  const name = stepName(step);
  if (step.condition === null || step.applies === true) {
    if (outcome !== 'not_applicable') return;
    throw ruleViolation('step_always_applies', `“${name}”是必经步骤，不能登记为不需要。`);
  }
  const applies = stepApplies(step.condition, level);
  if (applies === null && levelAsked(step.condition) !== null) {
    throw ruleViolation(
      'unit_level_unknown',
      `“${name}”只在“${step.condition}”时需要，但还不知道派出单位是市派还是县（区）派。请先在派出单位页面登记单位层级。`,
    );
  }
  if (applies === true && outcome === 'not_applicable')
    throw ruleViolation('step_always_applies', `本次属于“${step.condition}”，“${name}”不能登记为不需要。`);
  if (applies === false && outcome !== 'not_applicable')
    throw ruleViolation('step_not_asked', `本次不属于“${step.condition}”，请把“${name}”登记为不需要此步骤。`);
}

function checkDay(
  steps: readonly ProcedureStep[],
  day: BusinessDate,
  begun: BusinessDate,
  today: BusinessDate,
): void {
  if (day > today) throw invalidInput('doneOn', `办理日期 ${day} 还没有到，请在办理当天或之后登记。`);
  const last = lastDayOfSteps(steps, begun);
  if (day < last) throw invalidInput('doneOn', `办理日期 ${day} 早于上一步的 ${last}，请核对。`);
}
