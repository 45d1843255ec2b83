import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import type { BusinessDate } from '#shared/dates.ts';
import {
  type AssessmentId,
  type BallotBatchId,
  ballotBatchIdSchema,
  type CycleId,
  userIdSchema,
} from '#shared/ids.ts';
import { findTemplate } from '#shared/policy/lookup.ts';
import { participationLabels, type RaterGroup, raterGroupLabels } from '#shared/vocabulary.ts';
import type { Actor, ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { ballotRule } from './ballot-options.ts';
import {
  nextBatchNumber,
  readBatch,
  recordColumns,
  type StoredBatch,
  type SubjectOnBallot,
  storeSubjects,
  updateBatch,
} from './batch.repository.ts';
import { readBatchDetail } from './batch-view.ts';
import { requireOpen } from './require-open.ts';
import { takeBack } from './settle.ts';

export interface BatchTarget {
  readonly id: BallotBatchId;
  readonly revision: number;
}

export interface BatchFields {
  readonly place: string;
  readonly heldOn: BusinessDate | null;
  readonly issued: number;
  readonly subjects: readonly AssessmentId[];
}

export type NewBatch = BatchFields & { readonly group: RaterGroup };

type Candidate = Omit<SubjectOnBallot, 'batchId' | 'position'>;

/** Making, changing and voiding of batches. */
export function createBatchesService({ database, policy }: AssessmentDependencies) {
  const view = (handle: ReadHandle, id: BallotBatchId, actor: Actor): Promise<BatchDetail> =>
    readBatchDetail(handle, policy, id, userIdSchema.parse(actor.id));

  /** Changes a batch as the caller has seen it, and answers with it as it is afterwards. */
  function change(
    actor: Actor,
    { id, revision }: BatchTarget,
    work: (unit: WriteUnit, batch: StoredBatch) => Promise<void>,
  ): Promise<BatchDetail> {
    return database.write(actor, async (unit) => {
      const batch = await readBatch(unit.trx, policy, id);
      if (batch.row.revision !== revision) throw conflict('测评票批次', batch.row.revision);
      await work(unit, batch);
      return view(unit.trx, id, actor);
    });
  }

  /** Refuses records that cannot stand on one ballot of the group. */
  async function refuseMixed(
    cycle: CycleHead,
    group: RaterGroup,
    subjects: readonly Candidate[],
  ): Promise<void> {
    const { content } = await policy.get(cycle.schemeVersionId);
    let common: string | undefined;
    for (const { name, object, participation } of subjects) {
      if (participation === 'not_assessed' || participation === 'neither') {
        throw ruleViolation(
          'not_taking_part',
          `${name}“${participationLabels[participation]}”，不列在测评票上。`,
        );
      }
      const found = ballotRule(findTemplate(content, cycle.kind, object), group);
      if (!found) {
        throw ruleViolation(
          'group_does_not_rate',
          `按制度方案，${name}不由${raterGroupLabels[group]}测评，请从这一批中去掉。`,
        );
      }
      const options = found.section.options.map(({ grade }) => grade).join();
      common ??= options;
      if (options !== common) {
        throw ruleViolation('options_differ', `${name}的测评选项与同一张票上的其他人不同，请另编一个批次。`);
      }
    }
  }

  return {
    view,
    change,

    /** @throws ApplicationError NOT_FOUND */
    get: (actor: Actor, id: BallotBatchId) => view(database.read, id, actor),

    /**
     * Makes batches, numbered on from the last one of the cycle.
     *
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT; RULE_VIOLATION `not_in_scoring`, `not_scoring`,
     *   `not_taking_part`, `group_does_not_rate`, `options_differ`
     */
    prepare(actor: Actor, cycleId: CycleId, batches: readonly NewBatch[]) {
      return database.write(actor, async (unit) => {
        const cycle = await findCycleHead(unit.trx, cycleId);
        if (!cycle) throw notFound('考核');
        const records = await recordsByIds(
          unit.trx,
          cycleId,
          batches.flatMap(({ subjects }) => subjects),
        );
        const firstNumber = await nextBatchNumber(unit.trx, cycleId);
        const breathe = breather();
        for (const [index, batch] of batches.entries()) {
          await breathe();
          const subjects = chosen(records, batch.subjects, `batches.${index}.subjects`);
          requireOpen({ cycle, subjects }, '编制测评票批次');
          await refuseMixed(cycle, batch.group, subjects);
          await insertBatch(unit, cycleId, firstNumber + index, batch, subjects);
        }
        return { firstNumber, lastNumber: firstNumber + batches.length - 1 };
      });
    },

    /**
     * Changes a batch that is not settled; who is on the ballot only while nothing has been put in.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT; RULE_VIOLATION `batch_settled`, `batch_voided`,
     *   `entry_begun`, and as for `prepare`
     */
    revise(actor: Actor, { id, revision, ...fields }: BatchTarget & BatchFields): Promise<BatchDetail> {
      return change(actor, { id, revision }, async (unit, batch) => {
        const { row } = batch;
        requireNotVoided(batch);
        if (row.state === 'settled') {
          throw ruleViolation('batch_settled', '这一批已经确认。要更正，请先重新录入或作废这一批。');
        }
        requireOpen(batch, '修改测评票批次');
        const standing = batch.subjects.map(({ assessmentId }) => assessmentId);
        const moved = standing.join() !== fields.subjects.join();
        if (moved && batch.passes.length > 0) {
          throw ruleViolation('entry_begun', '这一批已经开始录入，不能再改变票上列的人。');
        }
        const before = { place: row.place, heldOn: row.held_on, issued: row.issued };
        const after = { place: fields.place, heldOn: fields.heldOn, issued: fields.issued };
        if (moved) {
          const records = await recordsByIds(unit.trx, row.cycle_id, fields.subjects);
          const subjects = chosen(records, fields.subjects, 'subjects');
          requireOpen({ cycle: batch.cycle, subjects }, '修改测评票批次');
          await refuseMixed(batch.cycle, row.rater_group, subjects);
          await storeSubjects(unit, id, fields.subjects);
          Object.assign(before, { peopleOnBallot: batch.subjects.map(({ name }) => name) });
          Object.assign(after, { peopleOnBallot: subjects.map(({ name }) => name) });
        }
        await updateBatch(unit, id, {
          place: fields.place,
          held_on: fields.heldOn,
          issued: fields.issued,
        });
        await unit.audit({
          action: 'assessment.batchRevised',
          entityType: 'ballot_batch',
          entityId: id,
          before,
          after,
        });
      });
    },

    /**
     * Takes a batch out with a reason; what was counted of it is taken back.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `batch_voided`, `not_in_scoring`, `not_scoring`
     */
    void(actor: Actor, { id, revision, reason }: BatchTarget & { reason: string }): Promise<BatchDetail> {
      return change(actor, { id, revision }, async (unit, batch) => {
        requireNotVoided(batch);
        requireOpen(batch, '作废测评票批次');
        await takeBack(unit, policy, batch, { state: 'voided', void_reason: reason });
        const { number, rater_group: group, place, state } = batch.row;
        await unit.audit({
          action: 'assessment.batchVoided',
          entityType: 'ballot_batch',
          entityId: id,
          before: { batch: number, group, place, batchState: state },
          reason,
        });
      });
    },
  };
}

/** @throws ApplicationError RULE_VIOLATION `batch_voided` */
export function requireNotVoided({ row }: StoredBatch): void {
  if (row.state === 'voided') {
    throw ruleViolation('batch_voided', `第 ${row.number} 批已经作废（${row.void_reason}），不能再改动。`);
  }
}

async function recordsByIds(
  handle: ReadHandle,
  cycleId: CycleId,
  ids: readonly AssessmentId[],
): Promise<Map<AssessmentId, Candidate>> {
  const found = new Map<AssessmentId, Candidate>();
  const wanted = [...new Set(ids)];
  // SQLite takes 32,766 values a statement at most.
  for (let start = 0; start < wanted.length; start += 5000) {
    const rows = await handle
      .selectFrom('assessment as a')
      .select(['a.id as assessmentId', ...recordColumns])
      .where('a.cycle_id', '=', cycleId)
      .where('a.id', 'in', wanted.slice(start, start + 5000))
      .execute();
    for (const row of rows) found.set(row.assessmentId, row);
  }
  return found;
}

function chosen(
  records: ReadonlyMap<AssessmentId, Candidate>,
  ids: readonly AssessmentId[],
  path: string,
): Candidate[] {
  if (new Set(ids).size !== ids.length) throw invalidInput(path, '同一个考核对象在一张票上列了两次。');
  return ids.map((id) => {
    const record = records.get(id);
    if (!record) throw invalidInput(path, '票上有考核对象不在这次考核中，请刷新后重选。');
    return record;
  });
}

async function insertBatch(
  unit: WriteUnit,
  cycleId: CycleId,
  number: number,
  { group, place, heldOn, issued }: NewBatch,
  subjects: readonly Candidate[],
): Promise<void> {
  const id = newId(ballotBatchIdSchema);
  await unit.trx
    .insertInto('ballot_batch')
    .values({
      id,
      cycle_id: cycleId,
      number,
      rater_group: group,
      place,
      held_on: heldOn,
      issued,
      state: 'printed',
      created_at: unit.at,
      created_by: unit.actor.name,
    })
    .execute();
  await storeSubjects(
    unit,
    id,
    subjects.map(({ assessmentId }) => assessmentId),
  );
  await unit.audit({
    action: 'assessment.batchPrepared',
    entityType: 'ballot_batch',
    entityId: id,
    after: { batch: number, group, place, heldOn, issued, peopleOnBallot: subjects.map(({ name }) => name) },
  });
}
