import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { FollowUp } from '#shared/contract/recall-consequences.ts';
import { type BusinessDate, daysBetween } from '#shared/dates.ts';
import type { CaseId, FollowUpId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';
import { notFound } from '../../errors.ts';
import type { CaseRow } from '../cases/case.repository.ts';

type Table = RecallSchema['recall_follow_up'];
export type FollowUpRow = Selectable<Table>;

/** As the page shows it on a day. */
export function toFollowUp(row: FollowUpRow, today: BusinessDate): FollowUp {
  const open = row.result === null && row.voided_at === null;
  const daysLeft = open && row.due_on !== null ? daysBetween(today, row.due_on) : null;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    organ: row.organ,
    startedOn: row.started_on,
    dueOn: row.due_on,
    overdue: daysLeft !== null && daysLeft < 0,
    daysLeft,
    result: row.result,
    finishedOn: row.finished_on,
    finding: row.finding,
    documentNumber: row.document_number,
    createdAt: row.created_at,
    createdBy: row.created_by,
    voidReason: row.void_reason,
  };
}

/** Of one case: open ones first, by their last day, those without one after them; then finished and voided ones. */
export function followUpsOfCase(handle: ReadHandle, caseId: CaseId): Promise<FollowUpRow[]> {
  return handle
    .selectFrom('recall_follow_up')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy(sql`voided_at IS NOT NULL`)
    .orderBy(sql`result IS NOT NULL`)
    .orderBy(sql`due_on IS NULL`)
    .orderBy('due_on')
    .orderBy('started_on')
    .orderBy('id')
    .execute();
}

/** @throws NOT_FOUND where the case has none of this id */
export async function followUpIn(handle: ReadHandle, caseId: CaseId, id: FollowUpId): Promise<FollowUpRow> {
  const row = await handle
    .selectFrom('recall_follow_up')
    .selectAll()
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw notFound('跟踪事项');
  return row;
}

export async function updateFollowUp(
  { trx }: WriteUnit,
  id: FollowUpId,
  fields: Omit<Updateable<Table>, 'id' | 'case_id'>,
): Promise<void> {
  await trx.updateTable('recall_follow_up').set(fields).where('id', '=', id).execute();
}

/** Which open follow-ups a list is asked for. */
export interface OpenFollowUps {
  /** Those of cases that are not decided too. */
  readonly undecided: boolean;
  /** Only those whose last day was before this one. */
  readonly dueBefore: BusinessDate | null;
}

/** Open ones of cases that go on: nobody can write to a case that has ended. */
function openFollowUps(handle: ReadHandle, { undecided, dueBefore }: OpenFollowUps) {
  let query = handle
    .selectFrom('recall_follow_up as f')
    .innerJoin('recall_case as c', 'c.id', 'f.case_id')
    .where('f.result', 'is', null)
    .where('f.voided_at', 'is', null)
    .where('c.ended_on', 'is', null);
  if (!undecided) query = query.where('c.decided_on', 'is not', null);
  return dueBefore === null ? query : query.where('f.due_on', '<', dueBefore);
}

export async function countOpenFollowUps(handle: ReadHandle, which: OpenFollowUps): Promise<number> {
  const { count } = await openFollowUps(handle, which)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** By their last day, those without one at the end. */
export async function pageOfOpenFollowUps(
  handle: ReadHandle,
  which: OpenFollowUps,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ row: FollowUpRow; of: Pick<CaseRow, 'id' | 'number' | 'subject'> }[]> {
  const rows = await openFollowUps(handle, which)
    .selectAll('f')
    .select(['c.number', 'c.subject'])
    .orderBy(sql`f.due_on IS NULL`)
    .orderBy('f.due_on')
    .orderBy('f.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map(({ number, subject, ...row }) => ({ row, of: { id: row.case_id, number, subject } }));
}
