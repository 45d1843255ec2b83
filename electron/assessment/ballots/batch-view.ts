import type { BallotEntry, BatchDetail, BatchRow } from '#shared/contract/assessment-ballots.ts';
import type { BallotBatchId, UserId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { optionLabel } from './ballot-options.ts';
import {
  type BatchColumns,
  openPassOf,
  type PassColumns,
  passesOf,
  readBatch,
  type StoredBatch,
  type SubjectOnBallot,
  subjectsOf,
} from './batch.repository.ts';
import { readPassContent, settledVotes } from './pass.repository.ts';
import { isOpen } from './require-open.ts';

/** Several batches as a list shows them to a user. Of a pass that is not compared yet, only who put it in is told. */
export async function toRows(
  handle: ReadHandle,
  rows: readonly BatchColumns[],
  viewer: UserId,
): Promise<BatchRow[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const subjects = groupByBatch(await subjectsOf(handle, ids), ({ batchId }) => batchId);
  const passes = groupByBatch(await passesOf(handle, ids), ({ batch_id }) => batch_id);
  return rows.map((row) => toRow(row, subjects.get(row.id) ?? [], passes.get(row.id) ?? [], viewer));
}

function groupByBatch<T>(items: readonly T[], batchOf: (item: T) => BallotBatchId): Map<BallotBatchId, T[]> {
  return Map.groupBy(items, batchOf);
}

function toRow(
  row: BatchColumns,
  subjects: readonly SubjectOnBallot[],
  passes: readonly PassColumns[],
  viewer: UserId,
): BatchRow {
  const { returned, invalid, settled_at, settled_by } = row;
  const settled = returned !== null && invalid !== null && settled_at !== null && settled_by !== null;
  return {
    id: row.id,
    number: row.number,
    group: row.rater_group,
    place: row.place,
    townshipName: common(subjects.map(({ townshipName }) => townshipName)),
    villageName: common(subjects.map(({ villageName }) => villageName)),
    heldOn: row.held_on,
    issued: row.issued,
    state: row.state,
    subjects: subjects.map(({ assessmentId, name, object, villageName, unitName }) => ({
      assessmentId,
      name,
      object,
      villageName,
      unitName,
    })),
    passes: passes.map(({ pass, method, user_id, user_name, finished_at }) => ({
      pass,
      method,
      by: user_name,
      mine: user_id === viewer,
      finishedAt: finished_at,
    })),
    settled: settled
      ? { returned, valid: returned - invalid, invalid, at: settled_at, by: settled_by }
      : null,
    voidReason: row.void_reason,
    revision: row.revision,
  };
}

/** The one value of all, or nothing where there are several. */
function common(values: readonly string[]): string {
  const [first = '', ...others] = new Set(values);
  return others.length === 0 ? first : '';
}

/**
 * A batch as its page shows it to a user. What a pass holds is handed out to the user who has it open, and to nobody
 * else: whoever puts the ballots in for the second time has not seen the first.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function readBatchDetail(
  handle: ReadHandle,
  policy: PolicyService,
  id: BallotBatchId,
  viewer: UserId,
): Promise<BatchDetail> {
  const batch = await readBatch(handle, policy, id);
  const { content } = await policy.get(batch.cycle.schemeVersionId);
  return {
    ...toRow(batch.row, batch.subjects, batch.passes, viewer),
    cycleId: batch.cycle.id,
    cycleTitle: batch.cycle.title,
    ballotEntry: batch.cycle.ballotEntry,
    open: isOpen(batch),
    options: labelled(content, batch),
    entry: await entryOf(handle, batch, viewer),
    votes: batch.row.state === 'settled' ? await settledVotes(handle, id) : [],
  };
}

const labelled = (scheme: Scheme, { offered, subjects }: StoredBatch) =>
  offered.map((grade) => ({ grade, label: optionLabel(scheme, grade, subjects) }));

async function entryOf(handle: ReadHandle, batch: StoredBatch, viewer: UserId): Promise<BallotEntry | null> {
  const pass = openPassOf(batch, viewer);
  if (!pass) return null;
  const { ballots, totals } = await readPassContent(handle, pass, batch.subjects.length);
  return {
    pass: pass.pass,
    method: pass.method,
    revision: pass.revision,
    ballots,
    returned: pass.returned,
    invalid: pass.invalid,
    totals,
  };
}
