import { type ScoreAdjustmentId, scoreAdjustmentIdSchema } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type { Actor } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { notFound } from '../../errors.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import type { RecordDependencies, Target } from '../record/change.ts';
import { checkAdjustment } from './check-scores.ts';
import { resultOf, storeResult, whileScoring } from './while-scoring.ts';

interface AdjustmentInput {
  readonly code: string;
  readonly points: Points;
  readonly evidence: string;
  readonly documentNumber: string | null;
}

/** Bonus and deduction under the rules of the template, each with what shows it. */
export function createAdjustments(dependencies: RecordDependencies) {
  return {
    /**
     * Records points on top or off.
     *
     * @throws ApplicationError INVALID_INPUT for a rule the template does not have; RULE_VIOLATION
     *   `adjustment_above_maximum` when all entries under the rule together would go beyond it
     */
    recordAdjustment(actor: Actor, input: Target & AdjustmentInput) {
      return whileScoring(dependencies, actor, input, '登记加分扣分', async (unit, record) => {
        checkAdjustment(record, input);
        const { code, points, evidence, documentNumber } = input;
        await unit.trx
          .insertInto('score_adjustment')
          .values({
            id: newId(scoreAdjustmentIdSchema),
            assessment_id: input.id,
            code,
            points,
            evidence,
            document_number: documentNumber,
            recorded_at: unit.at,
            recorded_by: unit.actor.name,
            voided_at: null,
            void_reason: null,
          })
          .execute();
        const result = await storeResult(unit, dependencies, record);
        await unit.audit({
          action: 'assessment.adjustmentRecorded',
          entityType: 'assessment',
          entityId: input.id,
          before: { ...resultOf(record) },
          after: { adjustment: titleOf(record, code), points, evidence, documentNumber, ...result },
        });
      });
    },

    /**
     * Takes an entry back; it is kept, voided.
     *
     * @throws ApplicationError NOT_FOUND for one that is not the record's or is voided already
     */
    voidAdjustment(actor: Actor, input: Target & { adjustmentId: ScoreAdjustmentId; reason: string }) {
      return whileScoring(dependencies, actor, input, '作废加分扣分', async (unit, record) => {
        const entry = record.adjustments.find(({ id }) => id === input.adjustmentId);
        if (!entry) throw notFound('加分扣分');
        await unit.trx
          .updateTable('score_adjustment')
          .set({ voided_at: unit.at, void_reason: input.reason })
          .where('id', '=', entry.id)
          .execute();
        const result = await storeResult(unit, dependencies, record);
        const { code, points, evidence, documentNumber } = entry;
        await unit.audit({
          action: 'assessment.adjustmentVoided',
          entityType: 'assessment',
          entityId: input.id,
          before: {
            adjustment: titleOf(record, code),
            points,
            evidence,
            documentNumber,
            ...resultOf(record),
          },
          after: { ...result },
          reason: input.reason,
        });
      });
    },
  };
}

const titleOf = ({ template }: RuledRecord, code: string) =>
  template.adjustments.find((rule) => rule.code === code)?.title ?? code;
