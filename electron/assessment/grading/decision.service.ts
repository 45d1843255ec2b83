import { isBetter } from '#shared/assessment/grading.ts';
import { userIdSchema } from '#shared/ids.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import { type Grade, participationLabels } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import { type RuledRecord, toDetail } from '../record/assessment-detail.ts';
import { type AssessmentDependencies, changeRecord, requireState, type Target } from '../record/change.ts';
import { withoutApproval, withoutProposal } from '../record/decision-columns.ts';
import { keepLockedVersion } from '../record/locked-version.ts';
import { requireCycleState, requirePhase } from '../record/phase.ts';
import { recomputeRecords } from '../scoring/recompute.ts';
import { freezeEarlier } from './freeze-earlier.ts';
import { requireRoom, requireUnlockedFor } from './pool-gate.ts';

/** From score to settled grade. The program suggests; people propose and settle, and say why where they differ. */
export function createDecisionService(dependencies: AssessmentDependencies) {
  return {
    /**
     * Puts a grade forward; no grade for whoever takes part without one.
     *
     * @throws ApplicationError RULE_VIOLATION `not_scoring`, `not_in_review`, `pool_locked`, `score_incomplete`,
     *   `not_graded`, `grade_required`, `above_cap`, `reason_required`
     */
    propose(actor: Actor, input: Target & { grade: Grade | null; reason: string | null }) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'scoring', '不能再次提出建议。');
        requirePhase(record, 'review', '提出等次建议');
        await requireUnlockedFor(unit.trx, record);
        const { subject, calculation, gradeWords } = record;
        const { suggestedGrade, missing } = calculation;
        if (isGraded(record) && suggestedGrade === null) {
          throw ruleViolation(
            'score_incomplete',
            `${subject.name}的评分还没有完成，不能提出等次建议。${missing.join('')}`,
          );
        }
        requireFitting(record, input.grade);
        if (isGraded(record) && input.grade !== suggestedGrade && input.reason === null) {
          throw ruleViolation(
            'reason_required',
            `拟定等次“${gradeWordOf(gradeWords, input.grade)}”与按得分建议的“${gradeWordOf(gradeWords, suggestedGrade)}”不同，请写明理由。`,
          );
        }
        // The page shows what follows from earlier results as they stand now; that is what is put forward.
        await recomputeRecords(unit, dependencies.policy, [input.id]);
        await freezeEarlier(unit, [input.id]);
        await updateAssessment(unit, input.id, {
          state: 'proposed',
          proposed_grade: input.grade,
          proposed_by: userIdSchema.parse(actor.id),
          proposed_by_name: actor.name,
          proposed_at: unit.at,
          proposal_reason: input.reason,
        });
        await unit.audit({
          action: 'assessment.proposed',
          entityType: 'assessment',
          entityId: input.id,
          before: { state: 'scoring' },
          after: {
            state: 'proposed',
            total: calculation.total,
            suggestedGrade,
            proposedGrade: input.grade,
          },
          reason: input.reason,
        });
      });
    },

    /**
     * Back from proposed to scoring.
     *
     * @throws ApplicationError RULE_VIOLATION `not_proposed`, `not_in_review`, `pool_locked`
     */
    sendBack(actor: Actor, input: Target & { reason: string }) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'proposed', '只有待审定的记录可以退回评分。');
        // A cycle that an earlier version of the program opened may be scoring with proposals in it.
        if (record.cycle.state !== 'scoring') requirePhase(record, 'review', '退回等次建议');
        await requireUnlockedFor(unit.trx, record);
        await updateAssessment(unit, input.id, { state: 'scoring', ...withoutProposal });
        await unit.audit({
          action: 'assessment.sentBack',
          entityType: 'assessment',
          entityId: input.id,
          before: {
            state: 'proposed',
            proposedGrade: record.row.proposed_grade,
            proposedBy: record.row.proposed_by_name,
            proposalReason: record.row.proposal_reason,
          },
          after: { state: 'scoring' },
          reason: input.reason,
        });
      });
    },

    /**
     * Settles the grade, or that there is none, and locks the record. Whoever went their own way has come to its end.
     *
     * @throws ApplicationError RULE_VIOLATION `not_proposed`, `not_in_approval`, `same_person`, `not_graded`,
     *   `grade_required`, `above_cap`, `reason_required`, `quota_exceeded`
     */
    approve(
      actor: Actor,
      input: Target & { grade: Grade | null; reason: string | null; documentNumber: string | null },
    ) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'proposed', '只有待审定的记录可以审定。');
        requirePhase(record, 'approval', '审定');
        const { row, gradeWords } = record;
        if (row.proposed_by === actor.id) {
          throw ruleViolation('same_person', '这份等次建议是您提出的，不能由您审定，请由另一位领导审定。');
        }
        requireFitting(record, input.grade);
        if (input.grade !== row.proposed_grade && input.reason === null) {
          throw ruleViolation(
            'reason_required',
            `审定等次“${gradeWordOf(gradeWords, input.grade)}”与拟定等次“${gradeWordOf(gradeWords, row.proposed_grade)}”不同，请写明理由。`,
          );
        }
        await requireRoom(unit.trx, dependencies.policy, record, input.grade);
        await updateAssessment(unit, input.id, {
          state: 'locked',
          individual: 0,
          final_grade: input.grade,
          approved_by: userIdSchema.parse(actor.id),
          approved_by_name: actor.name,
          approved_at: unit.at,
          approval_reason: input.reason,
          approval_document_number: input.documentNumber,
        });
        await unit.audit({
          action: 'assessment.approved',
          entityType: 'assessment',
          entityId: input.id,
          before: { state: 'proposed', proposedGrade: row.proposed_grade, proposedBy: row.proposed_by_name },
          after: {
            state: 'locked',
            total: row.total_points,
            finalGrade: input.grade,
            documentNumber: input.documentNumber,
          },
          reason: input.reason,
        });
      });
    },

    /**
     * Unlocks a record, which goes its own way from here; the locked version is kept whole.
     *
     * @throws ApplicationError RULE_VIOLATION `not_locked`, `not_in_approval` where the cycle is archived
     */
    reopen(actor: Actor, input: Target & { reason: string }) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'locked', '只有已锁定的记录需要重新开启。');
        requireCycleState(record.cycle, reopenable, '重新开启一份记录');
        const detail = await toDetail(unit.trx, record);
        const lockedAt = detail.approval?.at ?? detail.updatedAt;
        const kept = await keepLockedVersion(unit, detail, lockedAt, input.reason);
        await updateAssessment(unit, input.id, {
          state: 'scoring',
          individual: 1,
          ...withoutProposal,
          ...withoutApproval,
        });
        await unit.audit({
          action: 'assessment.reopened',
          entityType: 'assessment',
          entityId: input.id,
          before: { state: 'locked', finalGrade: record.row.final_grade, total: record.row.total_points },
          after: { state: 'scoring', keptVersion: kept.version, keptSha256: kept.sha256 },
          reason: input.reason,
        });
      });
    },
  };
}
export type DecisionService = ReturnType<typeof createDecisionService>;

/** Where a record may be reopened alone: whenever some are locked and the cycle is not filed. */
const reopenable = ['approval', 'publicity', 'final', 'review', 'scoring'] as const;

const isGraded = ({ row }: RuledRecord) => row.participation === 'graded';

/**
 * Refuses a grade that the record may not have.
 *
 * @throws ApplicationError RULE_VIOLATION `not_graded`, `grade_required`, `above_cap`
 */
function requireFitting(record: RuledRecord, grade: Grade | null): void {
  const { row, subject, gradeWords } = record;
  if (!isGraded(record)) {
    if (grade === null) return;
    throw ruleViolation(
      'not_graded',
      `${subject.name}“${participationLabels[row.participation]}”，不能评定等次。`,
    );
  }
  if (grade === null) {
    throw ruleViolation('grade_required', `${subject.name}参加考核并确定等次，请选择一个等次。`);
  }
  if (row.grade_cap !== null && isBetter(grade, row.grade_cap)) {
    throw ruleViolation(
      'above_cap',
      `${subject.name}最高只能评为“${gradeWords[row.grade_cap]}”，不能评为“${gradeWords[grade]}”。限制的原因见资格审核。`,
    );
  }
}
