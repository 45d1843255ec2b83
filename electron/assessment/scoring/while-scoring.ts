import type { ScoreResult } from '#shared/assessment/score-evaluate.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import { changeRecord, type RecordDependencies, requireState, type Target } from '../record/change.ts';
import { requirePhase } from '../record/phase.ts';
import { recomputeRecords } from './recompute.ts';

const scoringAdvice = '要修改请先退回评分；已锁定的由领导写明理由重新开启。';

/**
 * Runs one change of what was entered about a record, while it is being scored.
 *
 * @param what what somebody wants to do, as the subject of a sentence, e.g. `录入评分`
 * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_scoring`, `not_in_scoring`
 */
export function whileScoring(
  dependencies: RecordDependencies,
  actor: Actor,
  target: Target,
  what: string,
  work: (unit: WriteUnit, record: RuledRecord) => Promise<void>,
): Promise<AssessmentDetail> {
  return changeRecord(dependencies, actor, target, async (unit, record) => {
    requireState(record, 'scoring', scoringAdvice);
    requirePhase(record, 'scoring', what);
    await work(unit, record);
  });
}

/** Result and suggestion as they are stored. */
export const resultOf = ({ row }: RuledRecord): ScoreResult => ({
  total: row.total_points,
  suggestedGrade: row.suggested_grade,
});

/** Works the result out from what is stored now and stores it; the record's revision counts up in any case. */
export async function storeResult(
  unit: WriteUnit,
  { policy }: RecordDependencies,
  record: RuledRecord,
): Promise<ScoreResult> {
  const { changed } = await recomputeRecords(unit, policy, [record.row.id], { countUp: 'all' });
  return changed[0]?.after ?? resultOf(record);
}
