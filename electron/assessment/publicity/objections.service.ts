import type { Objection, ObjectionOutcome } from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import {
  type AssessmentId,
  type CycleId,
  type ObjectionId,
  objectionIdSchema,
  type PublicityId,
} from '#shared/ids.ts';
import type { Actor, ReadHandle } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { findNotice } from './notice.repository.ts';
import { cycleIn } from './notices.service.ts';
import {
  findObjection,
  insertObjection,
  objectionsOf,
  type StoredObjection,
  updateObjection,
} from './objection.repository.ts';

interface RecordInput {
  readonly publicityId: PublicityId;
  readonly assessmentId: AssessmentId | null;
  readonly receivedOn: BusinessDate;
  readonly source: string | null;
  readonly text: string;
}

interface AnswerInput {
  readonly id: ObjectionId;
  readonly revision: number;
  readonly outcome: ObjectionOutcome;
  readonly text: string;
  readonly answeredOn: BusinessDate;
}

/** Objections to what was made public, and their answers. */
export function createObjectionsService({ database }: Pick<AssessmentDependencies, 'database'>) {
  return {
    async listObjections(cycleId: CycleId): Promise<{ objections: Objection[] }> {
      return { objections: (await objectionsOf(database.read, cycleId)).map(shown) };
    },

    /**
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT for the day; RULE_VIOLATION `not_in_publicity`,
     *   `publicity_withdrawn`
     */
    recordObjection(actor: Actor, input: RecordInput): Promise<Objection> {
      return database.write(actor, async (unit) => {
        const notice = await findNotice(unit.trx, input.publicityId);
        if (!notice) throw notFound('公示');
        const cycle = await cycleIn(unit.trx, notice.cycle_id);
        requireCycleState(cycle, ['publicity', 'final'], '登记异议');
        if (notice.withdrawn_at !== null) {
          throw ruleViolation(
            'publicity_withdrawn',
            '这次公示已经撤回，不能再登记异议。请登记到重新发布的公示上。',
          );
        }
        const { assessmentId, receivedOn, source, text } = input;
        notInFuture('receivedOn', '收到日期', receivedOn, businessDateOf(unit.at));
        if (receivedOn < notice.starts_on) {
          throw invalidInput(
            'receivedOn',
            `公示从${formatDateLong(notice.starts_on)}开始，收到日期不能早于这一天。`,
          );
        }
        if (assessmentId !== null) await requireRecord(unit.trx, cycle.id, assessmentId);
        const id = newId(objectionIdSchema);
        await insertObjection(unit.trx, {
          id,
          publicity_id: notice.id,
          assessment_id: assessmentId,
          received_on: receivedOn,
          source,
          text,
          created_at: unit.at,
          created_by: actor.name,
        });
        const stored = await objectionIn(unit.trx, id);
        await unit.audit({
          action: 'assessment.objectionRecorded',
          entityType: 'objection',
          entityId: id,
          after: {
            cycleId: cycle.id,
            cycleTitle: cycle.title,
            objectionAbout: stored.about?.name ?? null,
            receivedOn,
            objectionSource: source,
            text,
            late: stored.late,
          },
        });
        return shown(stored);
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT; INVALID_INPUT for the day; RULE_VIOLATION `not_in_publicity` */
    answerObjection(actor: Actor, input: AnswerInput): Promise<Objection> {
      return database.write(actor, async (unit) => {
        const before = await objectionIn(unit.trx, input.id);
        if (before.revision !== input.revision) throw conflict('异议', before.revision);
        requireCycleState(
          await cycleIn(unit.trx, before.cycleId),
          ['publicity', 'approval', 'final'],
          '答复异议',
        );
        const { outcome, text, answeredOn } = input;
        notInFuture('answeredOn', '答复日期', answeredOn, businessDateOf(unit.at));
        if (answeredOn < before.receivedOn) {
          throw invalidInput(
            'answeredOn',
            `异议是${formatDateLong(before.receivedOn)}收到的，答复日期不能早于这一天。`,
          );
        }
        await updateObjection(unit.trx, input.id, {
          outcome,
          answer: text,
          answered_on: answeredOn,
          answered_by: actor.name,
        });
        await unit.audit({
          action: 'assessment.objectionAnswered',
          entityType: 'objection',
          entityId: input.id,
          ...(before.answer
            ? {
                before: {
                  objectionOutcome: before.answer.outcome,
                  answer: before.answer.text,
                  answeredOn: before.answer.on,
                },
              }
            : {}),
          after: {
            objectionAbout: before.about?.name ?? null,
            objectionOutcome: outcome,
            answer: text,
            answeredOn,
          },
        });
        return shown(await objectionIn(unit.trx, input.id));
      });
    },
  };
}

const shown = ({ cycleId, ...objection }: StoredObjection): Objection => objection;

async function objectionIn(handle: ReadHandle, id: ObjectionId): Promise<StoredObjection> {
  const found = await findObjection(handle, id);
  if (!found) throw notFound('异议');
  return found;
}

async function requireRecord(handle: ReadHandle, cycleId: CycleId, id: AssessmentId): Promise<void> {
  const row = await handle
    .selectFrom('assessment')
    .select('id')
    .where('id', '=', id)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  if (!row) throw notFound('考核记录');
}

/** @throws ApplicationError INVALID_INPUT */
export function notInFuture(field: string, what: string, date: BusinessDate, today: BusinessDate): void {
  if (date > today) throw invalidInput(field, `${what}${formatDateLong(date)}还没有到，请核对。`);
}
