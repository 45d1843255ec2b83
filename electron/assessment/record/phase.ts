import type { CycleState } from '#shared/vocabulary.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { ruleViolation } from '../../errors.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import type { RuledRecord } from './assessment-detail.ts';

/**
 * Refuses what does not fit the state the record's cycle is in. A record that goes its own way (`individual`: reopened
 * alone, left behind, or graded later) is not bound to it once the cycle has begun and until it is archived.
 *
 * @param what what somebody wants to do, as the subject of the sentence, e.g. `录入评分`
 * @throws ApplicationError RULE_VIOLATION `not_in_<state>`
 */
export function requirePhase({ row, cycle }: PhasedRecord, state: CycleState, what: string): void {
  const goesItsOwnWay = row.individual === 1 && cycle.state !== 'draft' && cycle.state !== 'archived';
  if (!goesItsOwnWay) requireCycleState(cycle, [state], what);
}

/** What decides whether something may be done with a record now. */
export type PhasedRecord = {
  readonly row: Pick<RuledRecord['row'], 'individual'>;
  readonly cycle: Pick<CycleHead, 'state' | 'title'>;
};

/**
 * Refuses what is done with a whole cycle in a state it is not in.
 *
 * @param states where it may be done; the first of them names the refusal
 * @param what what somebody wants to do, as the subject of the sentence, e.g. `编制测评票批次`
 * @throws ApplicationError RULE_VIOLATION `not_in_<state>`
 */
export function requireCycleState(
  { state, title }: Pick<CycleHead, 'state' | 'title'>,
  states: readonly CycleState[],
  what: string,
): void {
  if (states.includes(state)) return;
  const where = states.map((allowed) => `“${cycleStateLabels[allowed]}”`).join('或');
  throw ruleViolation(
    `not_in_${states[0]}`,
    `${title}现在是“${cycleStateLabels[state]}”，${what}要在${where}阶段进行。`,
  );
}
