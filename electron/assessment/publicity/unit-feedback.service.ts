import { unitRules } from '#shared/assessment/unit-results.ts';
import type { FeedbackStage, UnitResult } from '#shared/contract/assessment-unit-results.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { CycleId, UnitId } from '#shared/ids.ts';
import type { Actor } from '../../database/database.types.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import { listOf } from '../cycle/named-records.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { cycleIn } from './notices.service.ts';
import { notInFuture } from './objections.service.ts';
import { insertLetters, isDue, unitResultsOf, updateLetter } from './unit-results.repository.ts';

interface UnitFilter {
  readonly cycleId: CycleId;
  readonly text: string;
  readonly stage: FeedbackStage | null;
}

interface SendInput {
  readonly cycleId: CycleId;
  readonly unitIds: readonly UnitId[] | null;
  readonly sentOn: BusinessDate;
  readonly documentNumber: string | null;
}

interface SaveInput {
  readonly cycleId: CycleId;
  readonly unitId: UnitId;
  readonly revision: number;
  readonly sentOn: BusinessDate;
  readonly documentNumber: string | null;
  readonly receiptOn: BusinessDate | null;
  readonly receipt: string | null;
}

/** What the results mean for the dispatching units, and the letters that tell them. */
export function createUnitFeedbackService({
  database,
  policy,
}: Pick<AssessmentDependencies, 'database' | 'clock' | 'policy'>) {
  const schemeOf = async ({ schemeVersionId }: CycleHead) => (await policy.get(schemeVersionId)).content;

  async function statement({ cycleId, text, stage }: UnitFilter) {
    const cycle = await cycleIn(database.read, cycleId);
    const scheme = await schemeOf(cycle);
    const all = await unitResultsOf(database.read, cycle, scheme);
    const word = text.trim();
    return {
      cycle: { title: cycle.title, kind: cycle.kind, state: cycle.state },
      ...unitRules(scheme, cycle.kind),
      all,
      rows: all.filter((unit) => (stage === null || unit.stage === stage) && mentions(unit, word)),
    };
  }

  return {
    /** @throws ApplicationError NOT_FOUND */
    async unitResults({ offset, limit, ...filter }: UnitFilter & { offset: number; limit: number }) {
      const { all, rows, ...rest } = await statement(filter);
      const stages: Record<FeedbackStage, number> = {
        not_settled: 0,
        to_send: 0,
        changed: 0,
        sent: 0,
        receipt: 0,
      };
      for (const { stage } of all) stages[stage] += 1;
      return { ...rest, total: rows.length, rows: rows.slice(offset, offset + limit), stages };
    },

    /** The results for one unit; undefined where the cycle has none. @throws ApplicationError NOT_FOUND */
    async resultOfUnit(cycleId: CycleId, unitId: UnitId): Promise<UnitResult | undefined> {
      const cycle = await cycleIn(database.read, cycleId);
      const [unit] = await unitResultsOf(database.read, cycle, await schemeOf(cycle), unitId);
      return unit;
    },

    /**
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT for the day; RULE_VIOLATION `not_in_final`,
     *   `no_unit_to_tell`, `cannot_send`
     */
    recordFeedback(actor: Actor, input: SendInput): Promise<{ sent: number }> {
      return database.write(actor, async (unit) => {
        const cycle = await cycleIn(unit.trx, input.cycleId);
        requireCycleState(cycle, ['final'], '反馈派出单位');
        notInFuture('sentOn', '反馈日期', input.sentOn, businessDateOf(unit.at));
        const all = await unitResultsOf(unit.trx, cycle, await schemeOf(cycle));
        const due =
          input.unitIds === null ? all.filter(({ stage }) => isDue(stage)) : chosen(input.unitIds, all);
        if (due.length === 0) throw ruleViolation('no_unit_to_tell', '没有待反馈的派出单位。');
        const { sentOn, documentNumber } = input;
        await insertLetters(
          unit.trx,
          due.map(({ unitId, feedback }) => ({
            cycle_id: cycle.id,
            unit_id: unitId,
            version: (feedback?.version ?? 0) + 1,
            sent_on: sentOn,
            document_number: documentNumber,
            receipt_on: null,
            receipt: null,
            recorded_at: unit.at,
            recorded_by: actor.name,
          })),
        );
        const breathe = breather();
        for (const { unitId, unitName, feedback } of due) {
          await breathe();
          await unit.audit({
            action: 'assessment.feedbackSent',
            entityType: 'unit',
            entityId: unitId,
            after: {
              cycleId: cycle.id,
              cycleTitle: cycle.title,
              unitName,
              version: (feedback?.version ?? 0) + 1,
              sentOn,
              documentNumber,
            },
          });
        }
        return { sent: due.length };
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT; RULE_VIOLATION `not_in_final` */
    saveFeedback(actor: Actor, input: SaveInput): Promise<UnitResult> {
      return database.write(actor, async (unit) => {
        const cycle = await cycleIn(unit.trx, input.cycleId);
        requireCycleState(cycle, ['final'], '登记回执');
        const scheme = await schemeOf(cycle);
        const find = async () => (await unitResultsOf(unit.trx, cycle, scheme, input.unitId))[0];
        const before = (await find())?.feedback;
        if (!before) throw notFound('反馈记录');
        if (before.revision !== input.revision) throw conflict('反馈记录', before.revision);
        checkLetter(input, businessDateOf(unit.at));
        const { cycleId, unitId, sentOn, documentNumber, receiptOn, receipt } = input;
        await updateLetter(
          unit.trx,
          { cycleId, unitId, recordedAt: before.recordedAt },
          { sent_on: sentOn, document_number: documentNumber, receipt_on: receiptOn, receipt },
        );
        const after = await find();
        if (!after) throw notFound('反馈记录');
        await unit.audit({
          action: 'assessment.feedbackSent',
          entityType: 'unit',
          entityId: unitId,
          before: {
            sentOn: before.sentOn,
            documentNumber: before.documentNumber,
            receiptOn: before.receiptOn,
            receipt: before.receipt,
          },
          after: {
            cycleId,
            cycleTitle: cycle.title,
            unitName: after.unitName,
            sentOn,
            documentNumber,
            receiptOn,
            receipt,
          },
        });
        return after;
      });
    },
  };
}

/** Whether a unit, one of its people or of its villages is meant. */
function mentions({ unitName, people, teams }: UnitResult, word: string): boolean {
  if (word === '') return true;
  return [
    unitName,
    ...people.flatMap(({ name, villageName }) => [name, villageName]),
    ...teams.map(({ villageName }) => villageName),
  ].some((text) => text.includes(word));
}

/** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `cannot_send` */
function chosen(ids: readonly UnitId[], all: readonly UnitResult[]): UnitResult[] {
  const byId = new Map(all.map((unit) => [unit.unitId, unit]));
  const units = [...new Set(ids)].map((id) => {
    const found = byId.get(id);
    if (!found) throw notFound('派出单位');
    return found;
  });
  const refused = units.filter(({ stage }) => !isDue(stage));
  if (refused.length > 0) {
    const named = refused.map(({ unitName, stage }) =>
      stage === 'not_settled' ? `${unitName}（尚未审定）` : `${unitName}（已反馈）`,
    );
    throw ruleViolation(
      'cannot_send',
      `有 ${refused.length} 个单位不能登记反馈：${listOf(named).text}。请去掉后再试。`,
    );
  }
  return units;
}

/** @throws ApplicationError INVALID_INPUT */
function checkLetter({ sentOn, receiptOn, receipt }: SaveInput, today: BusinessDate): void {
  notInFuture('sentOn', '反馈日期', sentOn, today);
  if (receiptOn === null) {
    if (receipt !== null) throw invalidInput('receiptOn', '填了回执内容，请填写收到回执的日期。');
    return;
  }
  notInFuture('receiptOn', '回执日期', receiptOn, today);
  if (receiptOn < sentOn)
    throw invalidInput('receiptOn', `反馈函${formatDateLong(sentOn)}才发出，回执日期不能早于这一天。`);
}
