import { type Selectable, sql } from 'kysely';
import type { BatchItem } from '#shared/contract/archive-batch.ts';
import type { AssessmentId, DocumentBatchId, UserId } from '#shared/ids.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { breather } from '../../roster/breather.ts';
import { batchTargetSchema, type ItemOutcome, itemErrorSchema, type PlannedDocument } from './batch.types.ts';

export type BatchRow = Selectable<Schema['document_batch']>;

/** Rows that go to SQLite in one statement: few enough that none holds up the program. */
const rowsAtOnce = 500;

/** The batch, if it is the owner's. */
export function findBatch(
  handle: ReadHandle,
  owner: UserId,
  id: DocumentBatchId,
): Promise<BatchRow | undefined> {
  return handle
    .selectFrom('document_batch')
    .selectAll()
    .where('id', '=', id)
    .where('created_by_id', '=', owner)
    .executeTakeFirst();
}

/** The owner's batches, the newest first. */
export async function listOwnBatches(
  handle: ReadHandle,
  owner: UserId,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: BatchRow[] }> {
  const own = handle.selectFrom('document_batch').where('created_by_id', '=', owner);
  const { total } = await own.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await own.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute();
  return { total, rows };
}

export interface ItemCounts {
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
}

/** How many documents of a batch are in which state. */
export async function countItems(handle: ReadHandle, id: DocumentBatchId): Promise<ItemCounts> {
  const rows = await handle
    .selectFrom('document_batch_item')
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .where('batch_id', '=', id)
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of('waiting'), done: of('done'), failed: of('failed') };
}

/** Puts down what a batch is to have, in this order. */
export async function insertItems(
  { trx }: WriteUnit,
  id: DocumentBatchId,
  documents: readonly PlannedDocument[],
): Promise<void> {
  const breathe = breather();
  for (let from = 0; from < documents.length; from += rowsAtOnce) {
    const rows = documents.slice(from, from + rowsAtOnce).map((document, index) => ({
      ...document,
      target: JSON.stringify(document.target),
      position: from + index + 1,
    }));
    await sql`
      insert into document_batch_item (batch_id, position, target, name, title, township, village, unit, state)
      select ${id}, value ->> 'position', value ->> 'target', value ->> 'name', value ->> 'title',
             value ->> 'township', value ->> 'village', value ->> 'unit', 'waiting'
      from json_each(${JSON.stringify(rows)})
    `.execute(trx);
    await breathe();
  }
}

/** What is still to be done, in order. */
export async function waitingItems(handle: ReadHandle, id: DocumentBatchId) {
  const rows = await handle
    .selectFrom('document_batch_item')
    .select(['position', 'target'])
    .where('batch_id', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .execute();
  return rows.map(({ position, target }) => ({ position, read: () => readTarget(target) }));
}

const readTarget = (text: string) => batchTargetSchema.parse(JSON.parse(text));

/** Writes down what became of documents. */
export async function saveOutcomes(
  { trx }: WriteUnit,
  id: DocumentBatchId,
  outcomes: readonly ItemOutcome[],
): Promise<void> {
  const breathe = breather();
  for (const outcome of outcomes) {
    await trx
      .updateTable('document_batch_item')
      .set(
        outcome.state === 'done'
          ? { state: 'done', document_id: outcome.documentId, error: null }
          : { state: 'failed', document_id: null, file_name: null, error: JSON.stringify(outcome.error) },
      )
      .where('batch_id', '=', id)
      .where('position', '=', outcome.position)
      .execute();
    await breathe();
  }
}

/** Writes down under which names the files lie. */
export async function saveFileNames(
  { trx }: WriteUnit,
  id: DocumentBatchId,
  names: readonly { readonly position: number; readonly fileName: string }[],
): Promise<void> {
  const breathe = breather();
  for (let from = 0; from < names.length; from += rowsAtOnce) {
    const rows = JSON.stringify(names.slice(from, from + rowsAtOnce));
    await sql`
      update document_batch_item
      set file_name = named.value ->> 'fileName'
      from json_each(${rows}) as named
      where document_batch_item.batch_id = ${id} and document_batch_item.position = named.value ->> 'position'
    `.execute(trx);
    await breathe();
  }
}

/** The documents of a batch that are registered, with what their files are named by. */
export function doneItems(handle: ReadHandle, id: DocumentBatchId) {
  return handle
    .selectFrom('document_batch_item as item')
    .innerJoin('document', 'document.id', 'item.document_id')
    .select([
      'item.position',
      'item.name',
      'item.township',
      'item.village',
      'item.unit',
      'document.id as document_id',
      'document.title',
      'document.register_number',
      'document.pages',
      'document.pdf_sha256',
      'document.kind',
      'document.case_id',
      'document.template_version',
      'document.font_set',
      'document.audit_head',
    ])
    .where('item.batch_id', '=', id)
    .where('item.state', '=', 'done')
    .orderBy('item.position')
    .execute();
}
export type DoneItem = Awaited<ReturnType<typeof doneItems>>[number];

/** Those that failed, for the list that goes with the files. */
export async function failedItems(handle: ReadHandle, id: DocumentBatchId) {
  const rows = await handle
    .selectFrom('document_batch_item')
    .select(['position', 'name', 'title', 'error'])
    .where('batch_id', '=', id)
    .where('state', '=', 'failed')
    .orderBy('position')
    .execute();
  return rows.map(({ error, ...row }) => ({ ...row, reason: messageOf(error) ?? '' }));
}

const messageOf = (error: string | null): string | null =>
  error === null ? null : itemErrorSchema.parse(JSON.parse(error)).message;

/** Documents of a batch as the page lists them. */
export async function listItems(
  handle: ReadHandle,
  id: DocumentBatchId,
  {
    state,
    offset,
    limit,
  }: { readonly state: BatchItem['state'] | null; readonly offset: number; readonly limit: number },
): Promise<{ total: number; items: BatchItem[] }> {
  let query = handle.selectFrom('document_batch_item as item').where('item.batch_id', '=', id);
  if (state !== null) query = query.where('item.state', '=', state);
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .leftJoin('document', 'document.id', 'item.document_id')
    .leftJoin('assessment', (join) =>
      join.on('assessment.id', '=', (e) =>
        e.fn.coalesce(
          'document.assessment_id',
          sql<AssessmentId>`${e.ref('item.target')} ->> '$.assessmentId'`,
        ),
      ),
    )
    .select([
      'item.position',
      'item.name',
      'item.title',
      'item.state',
      'item.document_id',
      'item.file_name',
      'item.error',
      'document.register_number',
      'document.title as document_title',
      'document.case_id',
      'assessment.id as assessment_id',
      (e) => e.fn.coalesce('document.cycle_id', 'assessment.cycle_id').as('cycle_id'),
    ])
    .orderBy('item.position')
    .limit(limit)
    .offset(offset)
    .execute();
  const items = rows.map(
    (row): BatchItem => ({
      position: row.position,
      name: row.name,
      title: row.document_title ?? row.title,
      state: row.state,
      documentId: row.document_id,
      registerNumber: row.register_number,
      fileName: row.file_name,
      error: messageOf(row.error),
      assessmentId: row.assessment_id,
      cycleId: row.cycle_id,
      caseId: row.case_id,
    }),
  );
  return { total, items };
}
