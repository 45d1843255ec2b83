import type { CycleState } from '#shared/vocabulary.ts';
import { ApplicationError, ruleViolation } from '../../errors.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import { requireState } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';

/** While who takes part may still be settled: from the opening until grades are settled. */
const whileOpen: readonly CycleState[] = ['open', 'scoring'];

/** Once scoring is over: whoever has no grade then may be graded later. */
const afterScoring: readonly CycleState[] = ['review', 'approval', 'publicity', 'final'];

/** @throws ApplicationError RULE_VIOLATION `not_in_open` */
export const requireWhileOpen = (cycle: Pick<CycleHead, 'state' | 'title'>, what: string): void =>
  requireCycleState(cycle, whileOpen, what);

/**
 * A record whose participation may be settled by hand: while the cycle is open or being scored, or on its own way.
 *
 * @throws ApplicationError RULE_VIOLATION `not_scoring` or `not_in_open`
 */
export function requireChangeable(record: RuledRecord, what: string): void {
  requireState(record, 'scoring', '要调整考核资格请先退回评分；已锁定的由领导写明理由重新开启。');
  const { individual } = record.row;
  const { state } = record.cycle;
  if (individual === 1 && state !== 'draft' && state !== 'archived') return;
  requireWhileOpen(record.cycle, what);
}

/**
 * A record without a grade that may be graded later.
 *
 * @throws ApplicationError RULE_VIOLATION `has_a_grade`, `resit_under_way` or `not_in_review`
 */
export function requireResitPossible(record: ResitRecord): void {
  const { row, subject, cycle } = record;
  if (row.final_grade !== null)
    throw ruleViolation(
      'has_a_grade',
      `${subject.name}已经定了等次，不用补评。要改动等次，请由领导写明理由重新开启。`,
    );
  if (row.participation === 'graded')
    throw ruleViolation(
      'resit_under_way',
      row.individual === 1
        ? `${subject.name}正在单独评分，不用再次开始补评。`
        : `${subject.name}参加考核、确定等次，不用补评。`,
    );
  requireCycleState(cycle, afterScoring, '开始补评');
}

type ResitRecord = {
  readonly row: Pick<RuledRecord['row'], 'final_grade' | 'participation' | 'individual'>;
  readonly subject: Pick<RuledRecord['subject'], 'name'>;
  readonly cycle: Pick<CycleHead, 'state' | 'title'>;
};

/** The sentence of a refusal, so that a page says beforehand what a click would say; null where nothing is refused. */
export function refusalOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ApplicationError) return error.message;
    throw error;
  }
}
