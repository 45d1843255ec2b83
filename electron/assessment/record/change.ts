import { auditActionLabel } from '#shared/audit/actions.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import type { AssessmentState } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import type { Actor, Database, WriteUnit } from '../../database/database.types.ts';
import { ApplicationError, conflict, ruleViolation } from '../../errors.ts';
import type { Jobs, Uploads } from '../../jobs/jobs.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import type { PresenceService } from '../../presence/presence.service.ts';
import type { RosterService } from '../../roster/roster.service.ts';
import { type RuledRecord, readRecord, toDetail } from './assessment-detail.ts';

/** What reading and changing a record takes. */
export interface RecordDependencies {
  readonly database: Database;
  readonly policy: PolicyService;
}

/** What the parts of the assessment are made of. */
export interface AssessmentDependencies extends RecordDependencies {
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly roster: RosterService;
  readonly presence: PresenceService;
}

/** A record and the revision the caller has seen. */
export interface Target {
  readonly id: AssessmentId;
  readonly revision: number;
}

/**
 * Runs one change of one record: in a transaction, only on the revision the caller has seen, and answers with the
 * record as it is afterwards.
 *
 * @throws ApplicationError NOT_FOUND, CONFLICT, and whatever `work` throws
 */
export function changeRecord(
  { database, policy }: RecordDependencies,
  actor: Actor,
  target: Target,
  work: (unit: WriteUnit, record: RuledRecord) => Promise<void>,
): Promise<AssessmentDetail> {
  return database.write(actor, async (unit) => {
    const record = await readRecord(unit.trx, policy, target.id);
    if (record.row.revision !== target.revision) throw await changedMeanwhile(unit, record);
    await work(unit, record);
    return toDetail(unit.trx, await readRecord(unit.trx, policy, target.id));
  });
}

/** The refusal of a change that somebody else was before, with who and what where the trail says it of this change. */
async function changedMeanwhile({ trx }: WriteUnit, { row }: RuledRecord): Promise<ApplicationError> {
  const last = await trx
    .selectFrom('audit_event')
    .select(['actor_name as by', 'action'])
    .where('entity_id', '=', row.id)
    .where('at', '=', row.updated_at)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  if (!last) return conflict('考核记录', row.revision);
  const message = `${last.by}刚刚改过这条考核记录（${auditActionLabel(last.action)}），您的改动没有保存。请查看最新内容后再改。`;
  return new ApplicationError('CONFLICT', message, { currentRevision: row.revision });
}

const stateSentences: Record<AssessmentState, string> = {
  scoring: '还在评分中，没有提出等次建议',
  proposed: '已提出等次建议，正在等待审定',
  locked: '已审定并锁定',
};

/**
 * Refuses what does not fit the state a record is in.
 *
 * @param advice what to do instead, a Chinese sentence
 * @throws ApplicationError RULE_VIOLATION `not_scoring`, `not_proposed` or `not_locked`
 */
export function requireState({ row, subject }: RuledRecord, state: AssessmentState, advice: string): void {
  if (row.state === state) return;
  throw ruleViolation(`not_${state}`, `${subject.name}的考核${stateSentences[row.state]}。${advice}`);
}
