import type { Selectable, Transaction } from 'kysely';
import type { EarlyChangeState, ProcedureStep } from '#shared/contract/roster-lifecycle.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import {
  type EarlyChangeId,
  earlyChangeIdSchema,
  type NominationId,
  type PostingId,
  type SchemeVersionId,
} from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import type { Schema } from '../database/schema.ts';
import type { NominationRow } from './nomination.repository.ts';

export type EarlyChangeRow = Selectable<Schema['early_change']>;

export async function findEarlyChange(
  handle: ReadHandle,
  id: EarlyChangeId,
): Promise<EarlyChangeRow | undefined> {
  return await handle.selectFrom('early_change').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first, closed ones too. */
export async function earlyChangesOf(handle: ReadHandle, postingId: PostingId): Promise<EarlyChangeRow[]> {
  return await handle
    .selectFrom('early_change')
    .selectAll()
    .where('posting_id', '=', postingId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** States in which something is still to be done. */
const runningStates = ['applied', 'approved'] as const;

/** A page of all, the newest first, with how many there are in all and how many of them are running. */
export async function pageOfEarlyChanges(
  handle: ReadHandle,
  { running, offset, limit }: { running: boolean; offset: number; limit: number },
): Promise<{ total: number; running: number; rows: EarlyChangeRow[] }> {
  const counts = await handle
    .selectFrom('early_change')
    .select((e) => ['state', e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const sum = (states: readonly EarlyChangeRow['state'][] | null) =>
    counts.reduce((total, { state, count }) => total + (states?.includes(state) === false ? 0 : count), 0);
  let query = handle.selectFrom('early_change').selectAll();
  if (running) query = query.where('state', 'in', runningStates);
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total: sum(running ? runningStates : null), running: sum(runningStates), rows };
}

/** The one that is being decided or waits to be carried out. */
export async function runningEarlyChange(
  handle: ReadHandle,
  postingId: PostingId,
): Promise<EarlyChangeRow | undefined> {
  return await handle
    .selectFrom('early_change')
    .selectAll()
    .where('posting_id', '=', postingId)
    .where('state', 'in', runningStates)
    .executeTakeFirst();
}

/** The newest candidate for the post that was opened to succeed a posting; withdrawn and refused ones do not count. */
export async function candidateToSucceed(
  handle: ReadHandle,
  postingId: PostingId,
): Promise<NominationRow | undefined> {
  return await handle
    .selectFrom('nomination as n')
    .innerJoin('posting as p', 'p.id', 'n.posting_id')
    .selectAll('n')
    .where('p.predecessor_id', '=', postingId)
    .where('n.state', 'not in', ['withdrawn', 'refused'])
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id', 'desc')
    .executeTakeFirst();
}

export interface NewEarlyChange {
  readonly postingId: PostingId;
  readonly schemeVersionId: SchemeVersionId;
  readonly reasonKind: string;
  readonly reason: string;
  readonly evidence: string;
  readonly appliedOn: BusinessDate;
  readonly successorNominationId: NominationId | null;
  readonly steps: readonly ProcedureStep[];
}

export async function insertEarlyChange(
  trx: Transaction<Schema>,
  at: Instant,
  change: NewEarlyChange,
): Promise<EarlyChangeId> {
  const id = newId(earlyChangeIdSchema);
  await trx
    .insertInto('early_change')
    .values({
      id,
      posting_id: change.postingId,
      scheme_version_id: change.schemeVersionId,
      state: 'applied',
      reason_kind: change.reasonKind,
      reason: change.reason,
      evidence: change.evidence,
      applied_on: change.appliedOn,
      successor_nomination_id: change.successorNominationId,
      steps: JSON.stringify(change.steps),
      closing_reason: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** Writes what has changed; the caller has compared the revision inside the same write. */
export async function updateEarlyChange(
  trx: Transaction<Schema>,
  at: Instant,
  row: EarlyChangeRow,
  change: {
    readonly state: EarlyChangeState;
    readonly steps?: readonly ProcedureStep[];
    readonly successorNominationId?: NominationId | null;
    readonly closingReason?: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('early_change')
    .set({
      state: change.state,
      steps: change.steps ? JSON.stringify(change.steps) : row.steps,
      successor_nomination_id: change.successorNominationId ?? row.successor_nomination_id,
      closing_reason: change.closingReason ?? row.closing_reason,
      updated_at: at,
      revision: row.revision + 1,
    })
    .where('id', '=', row.id)
    .execute();
}
