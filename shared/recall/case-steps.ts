import type { CaseStage } from '../case-vocabulary.ts';
import type { NextStep, StepInput } from '../contract/recall-case.ts';
import type { WorkflowState } from '../policy/recall-rules.ts';
import { type Role, roleLabels } from '../vocabulary.ts';
import { type CaseStanding, type StepReader, type StepRefusal, stateOf } from './case-standing.ts';
import { needMissing, needsOf } from './case-step-needs.ts';
import { obstaclesTo, proposedIt } from './case-step-obstacles.ts';

export {
  type CaseStanding,
  type StepReader,
  type StepRefusal,
  type StepRule,
  stateOf,
} from './case-standing.ts';

/** Nothing is decided yet in these, whatever was decided before a case was taken up again. */
const beforeDecision: ReadonlySet<CaseStage> = new Set([
  'draft',
  'proposed',
  'verifying',
  'returned',
  'deciding',
]);

/**
 * Whether a step settles the case: the decision for or against a recall, or the unit's recall itself where the scheme
 * lets nobody decide before it.
 */
export function isDecision(
  { workflow, state, decided }: Pick<CaseStanding, 'workflow' | 'state' | 'decided'>,
  to: string,
): boolean {
  const { stage } = stateOf(workflow, to);
  if (stage === 'recall_decided' || stage === 'not_recalled') return true;
  return stage === 'recalled' && (!decided || beforeDecision.has(stateOf(workflow, state).stage));
}

/** Whether a step takes a decided case up again, or withdraws it: what was decided stands no more. */
export function undoesDecision(
  { workflow, decided }: Pick<CaseStanding, 'workflow' | 'decided'>,
  to: string,
): boolean {
  const { stage } = stateOf(workflow, to);
  return decided && (stage === 'withdrawn' || beforeDecision.has(stage));
}

/** The steps that may follow by the scheme, in its order, and what stands in the way of each for this reader. */
export function nextSteps(standing: CaseStanding, reader: StepReader): NextStep[] {
  const from = stateOf(standing.workflow, standing.state);
  return from.next.map((code) => {
    const target = stateOf(standing.workflow, code);
    const decision = isDecision(standing, code);
    return {
      to: code,
      title: target.title,
      stage: target.stage,
      decision,
      mine:
        takersOf(from, target, standing).includes(reader.role) && !(decision && proposedIt(standing, reader)),
      obstacles: obstaclesTo(target, decision, standing, reader).map(({ message }) => message),
      needs: needsOf(target, decision, standing),
    };
  });
}

/**
 * The first thing that forbids a step: that it does not follow by the scheme, that it is not this user's to take, what
 * is missing in the case, what is missing in the input; null when it may be taken. Dates and codes of measures are not
 * looked at. An input without fault is refused, so whoever keeps a fault with the case puts it in before asking.
 */
export function checkStep(standing: CaseStanding, reader: StepReader, input: StepInput): StepRefusal | null {
  const from = stateOf(standing.workflow, standing.state);
  if (!from.next.includes(input.to)) return illegalStep(standing, from, input.to);
  const target = stateOf(standing.workflow, input.to);
  const decision = isDecision(standing, input.to);
  const takers = takersOf(from, target, standing);
  if (!takers.includes(reader.role)) return wrongRole(target, takers, standing, reader.role);
  return (
    obstaclesTo(target, decision, standing, reader)[0] ??
    needMissing(target, needsOf(target, decision, standing), standing, input)
  );
}

/**
 * A decision is a leader's, and so is withdrawing what was decided or taking it up again, whoever else records that the
 * state is left otherwise.
 */
const takersOf = (from: WorkflowState, target: WorkflowState, standing: CaseStanding): readonly Role[] =>
  isDecision(standing, target.code) || undoesDecision(standing, target.code) ? ['leader'] : from.roles;

function illegalStep({ workflow }: CaseStanding, from: WorkflowState, to: string): StepRefusal {
  const wanted = workflow.states.find(({ code }) => code === to);
  const refused = wanted
    ? `按本案适用的方案，“${from.title}”之后不能办理“${wanted.title}”。`
    : '本案适用的方案没有这个环节。';
  const legal = from.next.map((code) => `“${stateOf(workflow, code).title}”`).join('、');
  return {
    rule: 'illegal_step',
    message:
      legal === ''
        ? `${refused}案件已到终点“${from.title}”，没有下一环节。`
        : `${refused}“${from.title}”的下一环节可以是：${legal}。`,
  };
}

function wrongRole(
  target: WorkflowState,
  takers: readonly Role[],
  standing: CaseStanding,
  role: Role,
): StepRefusal {
  const those = takers.map((taker) => roleLabels[taker]).join('或');
  const because = undoesDecision(standing, target.code) ? '本案已经审定，' : '';
  return {
    rule: 'wrong_role',
    message: `${because}“${target.title}”由${those}办理，您的角色是${roleLabels[role]}，不能办理。请转${those}办理。`,
  };
}
