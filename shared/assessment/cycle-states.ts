import {
  type AssessmentKind,
  type CycleState,
  cycleStateLabels,
  cycleStates,
  type Role,
  roleLabels,
} from '../vocabulary.ts';

export const cycleDirections = ['forward', 'back', 'reopen'] as const;
export type CycleDirection = (typeof cycleDirections)[number];

/** A step that a cycle may take, and who may have it take it. */
export interface CycleStep {
  readonly direction: CycleDirection;
  readonly from: CycleState;
  readonly to: CycleState;
  readonly roles: readonly Role[];
}

const forward = (from: CycleState, to: CycleState, ...roles: Role[]): CycleStep => ({
  direction: 'forward',
  from,
  to,
  roles,
});
const back = (from: CycleState, to: CycleState, ...roles: Role[]): CycleStep => ({
  direction: 'back',
  from,
  to,
  roles,
});

/** The committee's steps up to review; from approval on a leader answers for each. */
const common: readonly CycleStep[] = [
  forward('draft', 'open', 'assessor'),
  forward('open', 'scoring', 'assessor'),
  forward('scoring', 'review', 'assessor'),
  forward('review', 'approval', 'assessor'),
  forward('final', 'archived', 'archivist', 'leader'),
  back('open', 'draft', 'assessor'),
  back('scoring', 'open', 'assessor'),
  back('review', 'scoring', 'assessor'),
  back('approval', 'review', 'leader'),
  back('archived', 'final', 'leader'),
  ...(['final', 'archived'] as const).flatMap((from) =>
    (['review', 'scoring'] as const).map(
      (to): CycleStep => ({ direction: 'reopen', from, to, roles: ['leader'] }),
    ),
  ),
];

/** Only what enters a year's or a term's grade is made public; the regular assessment feeds the annual one. */
const withPublicity: readonly CycleStep[] = [
  forward('approval', 'publicity', 'leader'),
  forward('publicity', 'final', 'leader'),
  back('publicity', 'approval', 'leader'),
  back('final', 'publicity', 'leader'),
];
const withoutPublicity: readonly CycleStep[] = [
  forward('approval', 'final', 'leader'),
  back('final', 'approval', 'leader'),
];

const order = (a: CycleStep, b: CycleStep) =>
  cycleDirections.indexOf(a.direction) - cycleDirections.indexOf(b.direction);

/** Every step that a cycle of this kind may take from a state: forward first, then back, then reopening. */
export function stepsFrom(kind: AssessmentKind, from: CycleState): CycleStep[] {
  const steps = [...common, ...(kind === 'regular' ? withoutPublicity : withPublicity)];
  return steps.filter((step) => step.from === from).sort(order);
}

/** Why a step is refused: `illegal_step` for everybody, `wrong_role` for whoever asks. */
export interface StepRefusal {
  readonly kind: 'illegal_step' | 'wrong_role';
  /** A Chinese sentence that says what may be done instead, or by whom. */
  readonly message: string;
}

/**
 * The step that somebody wants to take, or why not.
 *
 * @param to null where the direction alone says it: there is one step back at the most
 */
export function findStep(
  kind: AssessmentKind,
  from: CycleState,
  direction: CycleDirection,
  to: CycleState | null,
  role: Role,
): CycleStep | StepRefusal {
  const possible = stepsFrom(kind, from);
  const step = possible.find((each) => each.direction === direction && (to === null || each.to === to));
  if (!step) return { kind: 'illegal_step', message: illegal(from, direction, to, possible) };
  if (step.roles.includes(role)) return step;
  const who = step.roles.map((each) => `“${roleLabels[each]}”`).join('或');
  return {
    kind: 'wrong_role',
    message: `${stepWord(step)}由${who}办理，您现在登录的是“${roleLabels[role]}”。`,
  };
}

export function isRefusal(found: CycleStep | StepRefusal): found is StepRefusal {
  return 'kind' in found;
}

const label = (state: CycleState) => `“${cycleStateLabels[state]}”`;

/** A step in words, as the subject of a sentence. */
export function stepWord({ direction, to }: Pick<CycleStep, 'direction' | 'to'>): string {
  return { forward: '进入', back: '退回', reopen: '重新开启到' }[direction] + label(to);
}

function illegal(
  from: CycleState,
  direction: CycleDirection,
  to: CycleState | null,
  possible: readonly CycleStep[],
): string {
  const wanted = to === null ? '退回上一步' : stepWord({ direction, to });
  const instead = possible.map(stepWord).join('、');
  return `考核现在是${label(from)}，不能${wanted}。${instead === '' ? '' : `现在可以${instead}。`}`;
}

/** Whether a state comes after another on the way from plan to archive. */
export function isAfter(state: CycleState, other: CycleState): boolean {
  return cycleStates.indexOf(state) > cycleStates.indexOf(other);
}
