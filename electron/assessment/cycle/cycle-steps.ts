import {
  type CycleDirection,
  type CycleStep,
  findStep,
  isRefusal,
  stepsFrom,
} from '#shared/assessment/cycle-states.ts';
import type { Blocker, CycleDetail, NextStep } from '#shared/contract/assessment-cycle.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import type { CycleState, Role } from '#shared/vocabulary.ts';
import type { Actor, ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { ApplicationError, conflict, invalidInput, notFound, ruleViolation } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { blockersOf } from './blockers.ts';
import { type CycleHead, findCycleHead, stepsOf } from './cycle.repository.ts';
import { reopenWhole } from './reopen-cycle.ts';
import { applyStep, consequencesOf, type StepContext } from './step-effects.ts';

/** A cycle and the revision the caller has seen. */
export interface CycleTarget {
  readonly id: CycleId;
  readonly revision: number;
}

/** Who has a cycle take a step. */
export interface Stepper extends Actor {
  readonly role: Role;
}

interface AskedStep {
  readonly direction: CycleDirection;
  /** Null for the one step back. */
  readonly to: CycleState | null;
  /** Null: today. */
  readonly onDate: BusinessDate | null;
  readonly documentNumber: string | null;
  readonly reason: string | null;
}

const actions = {
  forward: 'assessment.cycleStepped',
  back: 'assessment.cycleSteppedBack',
  reopen: 'assessment.cycleReopened',
} as const;

/**
 * The cycle that a write is about, if the caller has seen it as it is.
 *
 * @throws ApplicationError NOT_FOUND, CONFLICT
 */
export async function targetedCycle(handle: ReadHandle, { id, revision }: CycleTarget): Promise<CycleHead> {
  const cycle = await findCycleHead(handle, id);
  if (!cycle) throw notFound('考核');
  if (cycle.revision !== revision) throw conflict('考核', cycle.revision);
  return cycle;
}

/** Every step that may be taken from where a cycle is, with what stands in its way. */
export async function nextStepsOf(
  { database, policy, clock }: AssessmentDependencies,
  cycle: CycleHead,
): Promise<NextStep[]> {
  const { content: scheme } = await policy.get(cycle.schemeVersionId);
  const guarded = { handle: database.read, cycle, scheme, today: businessDateOf(clock.now()) };
  const steps: NextStep[] = [];
  for (const step of stepsFrom(cycle.kind, cycle.state)) {
    const blockers = await blockersOf(guarded, step);
    const { direction, to, roles } = step;
    steps.push({ direction, to, roles: [...roles], blockers, consequences: consequencesOf(step, blockers) });
  }
  return steps;
}

/** Steps of cycles: forward, back, and opening a finished one again. */
export function createCycleSteps(
  dependencies: AssessmentDependencies,
  detailOf: (id: CycleId) => Promise<CycleDetail>,
) {
  const { database, policy } = dependencies;

  async function take(actor: Stepper, target: CycleTarget, asked: AskedStep): Promise<CycleDetail> {
    await database.write(actor, async (unit) => {
      const cycle = await targetedCycle(unit.trx, target);
      const step = legalStep(cycle, asked, actor.role);
      const scheme = await policy.get(cycle.schemeVersionId);
      const today = businessDateOf(unit.at);
      const onDate = asked.onDate ?? today;
      await requireDate(unit, cycle, onDate, today, asked.direction);
      const blockers = await blockersOf({ handle: unit.trx, cycle, scheme: scheme.content, today }, step);
      requireWay(blockers, asked.reason);
      const context = { unit, dependencies, cycle, scheme, reason: asked.reason, waived: blockers };
      await recordStep(context, step, { ...asked, onDate });
    });
    return detailOf(target.id);
  }

  return {
    /**
     * Takes the next step.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; FORBIDDEN for a role that does not take it; RULE_VIOLATION
     *   `illegal_step` or the code of what stands in the way; INVALID_INPUT for a date to come or before the last step
     */
    stepCycle(
      actor: Stepper,
      input: CycleTarget & {
        to: CycleState;
        onDate: BusinessDate;
        documentNumber: string | null;
        reason: string | null;
      },
    ): Promise<CycleDetail> {
      return take(actor, input, { ...input, direction: 'forward' });
    },

    /**
     * Takes one step back.
     *
     * @throws ApplicationError as {@link stepCycle}
     */
    stepCycleBack(actor: Stepper, input: CycleTarget & { reason: string }): Promise<CycleDetail> {
      const { reason } = input;
      return take(actor, input, {
        direction: 'back',
        to: null,
        onDate: null,
        documentNumber: null,
        reason,
      });
    },

    /**
     * Opens a finished cycle again as its next version; the version until now is kept whole.
     *
     * @throws ApplicationError as {@link stepCycle}
     */
    reopenCycle(
      actor: Stepper,
      input: CycleTarget & { to: 'review' | 'scoring'; reason: string },
    ): Promise<CycleDetail> {
      const { to, reason } = input;
      return take(actor, input, { direction: 'reopen', to, onDate: null, documentNumber: null, reason });
    },
  };
}

function legalStep(cycle: CycleHead, { direction, to }: AskedStep, role: Role): CycleStep {
  const found = findStep(cycle.kind, cycle.state, direction, to, role);
  if (!isRefusal(found)) return found;
  if (found.kind === 'wrong_role') throw new ApplicationError('FORBIDDEN', found.message);
  throw ruleViolation('illegal_step', found.message);
}

/** Steps stand in the order of their dates; none lies ahead. */
async function requireDate(
  { trx }: WriteUnit,
  { id }: CycleHead,
  onDate: BusinessDate,
  today: BusinessDate,
  direction: CycleDirection,
): Promise<void> {
  if (onDate > today) {
    throw invalidInput('onDate', `${formatDateLong(onDate)}还没有到，请填写实际办理的日期。`);
  }
  if (direction !== 'forward') return;
  const last = (await stepsOf(trx, id)).at(-1);
  if (last && onDate < last.onDate) {
    throw invalidInput('onDate', `上一步在${formatDateLong(last.onDate)}办理，这一步不能更早。`);
  }
}

/** Refuses a step while something stands in its way that no reason passes over. */
function requireWay(blockers: readonly Blocker[], reason: string | null): void {
  const standing = blockers.filter(({ waivable }) => !waivable || reason === null);
  const [first] = standing;
  if (first) throw ruleViolation(first.code, standing.map(({ message }) => message).join(''));
}

async function recordStep(
  context: StepContext,
  step: CycleStep,
  asked: AskedStep & { readonly onDate: BusinessDate },
): Promise<void> {
  const { unit, cycle, waived } = context;
  const { direction, from, to } = step;
  const { onDate, documentNumber, reason } = asked;
  const steps = await stepsOf(unit.trx, cycle.id);
  await unit.trx
    .insertInto('cycle_step')
    .values({
      cycle_id: cycle.id,
      sequence: steps.length + 1,
      version: cycle.version,
      direction,
      from_state: from,
      to_state: to,
      on_date: onDate,
      document_number: documentNumber,
      reason,
      at: unit.at,
      by_id: unit.actor.id,
      by_name: unit.actor.name,
    })
    .execute();
  const effects =
    direction === 'reopen' && (to === 'review' || to === 'scoring')
      ? await reopenWhole({ ...context, reason: reason ?? '' }, to)
      : await applyStep(context, step);
  await unit.trx
    .updateTable('assessment_cycle')
    .set((e) => ({ state: to, revision: e('revision', '+', 1) }))
    .where('id', '=', cycle.id)
    .execute();
  await unit.audit({
    action: direction === 'forward' && to === 'open' ? 'assessment.cycleOpened' : actions[direction],
    entityType: 'assessment_cycle',
    entityId: cycle.id,
    before: { cycleState: from, version: cycle.version },
    after: {
      cycleState: to,
      version: direction === 'reopen' ? cycle.version + 1 : cycle.version,
      onDate,
      documentNumber,
      ...(waived.length > 0 && { passedOver: waived.map(({ message }) => message) }),
      ...effects,
    },
    reason,
  });
}
