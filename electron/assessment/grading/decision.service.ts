import { userIdSchema } from '#shared/ids.ts';
import type { Grade } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import { toDetail } from '../record/assessment-detail.ts';
import { type AssessmentDependencies, changeRecord, requireState, type Target } from '../record/change.ts';
import { keepLockedVersion } from '../record/locked-version.ts';
import { requireRoom, requireUnlockedFor } from './pool-gate.ts';

const withoutProposal = {
  proposed_grade: null,
  proposed_by: null,
  proposed_by_name: null,
  proposed_at: null,
  proposal_reason: null,
};
const withoutApproval = {
  final_grade: null,
  approved_by: null,
  approved_by_name: null,
  approved_at: null,
  approval_reason: null,
  approval_document_number: null,
};

/** From score to settled grade. The program suggests; people propose and settle, and say why where they differ. */
export function createDecisionService(dependencies: AssessmentDependencies) {
  return {
    /**
     * Puts a grade forward.
     *
     * @throws ApplicationError RULE_VIOLATION `not_scoring`, `score_incomplete`, `reason_required`
     */
    propose(actor: Actor, input: Target & { grade: Grade; reason: string | null }) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'scoring', '不能再次提出建议。');
        await requireUnlockedFor(unit.trx, record);
        const { subject, calculation, gradeWords } = record;
        const { suggestedGrade, missing } = calculation;
        if (suggestedGrade === null) {
          throw ruleViolation(
            'score_incomplete',
            `${subject.name}的评分还没有完成，不能提出等次建议。${missing.join('')}`,
          );
        }
        if (input.grade !== suggestedGrade && input.reason === null) {
          throw ruleViolation(
            'reason_required',
            `拟定等次“${gradeWords[input.grade]}”与按得分建议的“${gradeWords[suggestedGrade]}”不同，请写明理由。`,
          );
        }
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
     * @throws ApplicationError RULE_VIOLATION `not_proposed`
     */
    sendBack(actor: Actor, input: Target & { reason: string }) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'proposed', '只有待审定的记录可以退回评分。');
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
     * Settles the grade and locks the record.
     *
     * @throws ApplicationError RULE_VIOLATION `not_proposed`, `same_person`, `reason_required`
     */
    approve(
      actor: Actor,
      input: Target & { grade: Grade; reason: string | null; documentNumber: string | null },
    ) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'proposed', '只有待审定的记录可以审定。');
        const { row, gradeWords } = record;
        if (row.proposed_by === actor.id) {
          throw ruleViolation('same_person', '这份等次建议是您提出的，不能由您审定，请由另一位领导审定。');
        }
        if (row.proposed_grade !== null && input.grade !== row.proposed_grade && input.reason === null) {
          throw ruleViolation(
            'reason_required',
            `审定等次“${gradeWords[input.grade]}”与拟定等次“${gradeWords[row.proposed_grade]}”不同，请写明理由。`,
          );
        }
        await requireRoom(unit.trx, dependencies.policy, record, input.grade);
        await updateAssessment(unit, input.id, {
          state: 'locked',
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
     * Unlocks a record; the locked version is kept whole.
     *
     * @throws ApplicationError RULE_VIOLATION `not_locked`
     */
    reopen(actor: Actor, input: Target & { reason: string }) {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        requireState(record, 'locked', '只有已锁定的记录需要重新开启。');
        const detail = await toDetail(unit.trx, record);
        const lockedAt = detail.approval?.at ?? detail.updatedAt;
        const kept = await keepLockedVersion(unit, detail, lockedAt, input.reason);
        await updateAssessment(unit, input.id, { state: 'scoring', ...withoutProposal, ...withoutApproval });
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
