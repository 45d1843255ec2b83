import { ruleViolation } from '../../errors.ts';
import { requirePhase } from '../record/phase.ts';
import type { StoredBatch, SubjectOnBallot } from './batch.repository.ts';

/**
 * Refuses what is done with ballots while one of the records on them is not being scored.
 *
 * @param what what somebody wants to do, as the subject of the sentence, e.g. `录入测评票`
 * @throws ApplicationError RULE_VIOLATION `not_in_scoring`, `not_scoring`
 */
export function requireOpen(
  { cycle, subjects }: { cycle: StoredBatch['cycle']; subjects: readonly Scored[] },
  what: string,
): void {
  for (const subject of subjects) {
    requirePhase({ row: { individual: subject.individual }, cycle }, 'scoring', what);
    if (subject.state === 'scoring') continue;
    const stands = subject.state === 'proposed' ? '已提出等次建议' : '已审定并锁定';
    throw ruleViolation(
      'not_scoring',
      `${subject.name}的考核${stands}，${what}会改变其得分。请先退回评分；已锁定的由领导写明理由重新开启。`,
    );
  }
}

type Scored = Pick<SubjectOnBallot, 'individual' | 'state' | 'name'>;

/** Whether ballots may be put in now. */
export function isOpen({ cycle, subjects }: StoredBatch): boolean {
  return subjects.every(
    ({ individual, state }) =>
      state === 'scoring' &&
      (cycle.state === 'scoring' ||
        (individual === 1 && cycle.state !== 'draft' && cycle.state !== 'archived')),
  );
}
