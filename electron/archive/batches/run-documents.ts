import { setImmediate } from 'node:timers/promises';
import { type DocumentBatchId, type DocumentId, documentIdSchema } from '#shared/ids.ts';
import { ApplicationError, notFound } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { entriesFor } from '../document.repository.ts';
import type { BegunDocument } from '../issue-document.ts';
import { saveOutcomes, waitingItems } from './batch.repository.ts';
import type { BatchDependencies, BatchProgress, BatchTarget, ItemError, ItemOutcome } from './batch.types.ts';

/** Documents made at the same time, ahead of the one that is registered next: enough for every thread to have work. */
const madeAhead = 6;

/** Outcomes without a write of their own are written down together when there are this many. */
const writtenTogether = 50;

/**
 * Registers the waiting documents of a batch in their order. Each is written down together with what became of it, so
 * that a program that ends in the middle loses nothing; whoever cannot have a document is noted and the next one is made.
 *
 * @param signal aborted: what is registered stays, the rest keeps waiting; no error is thrown
 */
export async function runDocuments(
  deps: Pick<BatchDependencies, 'database' | 'archive' | 'log'>,
  id: DocumentBatchId,
  actor: CaseActor,
  progress: BatchProgress,
  signal: AbortSignal,
): Promise<void> {
  const { database, archive, log } = deps;
  let unwritten: ItemOutcome[] = [];

  function count({ state }: ItemOutcome): void {
    if (state === 'done') progress.done += 1;
    else progress.failed += 1;
  }

  async function flush(): Promise<void> {
    if (unwritten.length === 0) return;
    await database.write(actor, async (unit) => {
      await saveOutcomes(unit, id, unwritten);
      const { done, failed } = progress;
      await unit.audit({
        action: 'archive.batchAdvanced',
        entityType: 'document_batch',
        entityId: id,
        after: { done, failed },
      });
    });
    unwritten = [];
  }

  async function note(outcome: ItemOutcome): Promise<void> {
    unwritten.push(outcome);
    count(outcome);
    if (unwritten.length >= writtenTogether) await flush();
  }

  /** @throws what stands in the way of this one document */
  async function begin(target: BatchTarget): Promise<BegunDocument | { readonly id: DocumentId }> {
    if (target.kind !== 'registered') return archive.beginDocument(target);
    const row = await entriesFor(database.read, actor.role)
      .where('document.id', '=', target.id)
      .executeTakeFirst();
    if (!row) throw notFound('文书');
    return { id: row.id };
  }

  async function settle(position: number, begun: BegunDocument): Promise<void> {
    const sameWrite = unwritten;
    const result = await begun.register(actor, (unit, document) =>
      saveOutcomes(unit, id, [...sameWrite, { position, state: 'done', documentId: document.id }]),
    );
    if (result !== 'registered') return note({ position, state: 'done', documentId: result.id });
    unwritten = [];
    progress.done += 1;
  }

  const underWay: { readonly position: number; readonly begun: BegunDocument }[] = [];
  async function refused(position: number, error: unknown): Promise<void> {
    // The database takes nothing any more: every other document would fail as this one does.
    if (isStorageError(error)) throw error;
    await note({ position, state: 'failed', error: itemError(error, log) });
  }

  async function settleNext(): Promise<void> {
    const next = underWay.shift();
    if (!next) return;
    try {
      await settle(next.position, next.begun);
    } catch (error) {
      await refused(next.position, error);
    }
    await setImmediate();
  }

  try {
    for (const { position, read } of await waitingItems(database.read, id)) {
      if (signal.aborted) return;
      try {
        const begun = await begin(read());
        if ('register' in begun) underWay.push({ position, begun });
        else await note({ position, state: 'done', documentId: documentIdSchema.parse(begun.id) });
      } catch (error) {
        await refused(position, error);
      }
      // Requests get their turn after every document, not only while one is waited for.
      await setImmediate();
      if (underWay.length >= madeAhead) await settleNext();
    }
    while (underWay.length > 0 && !signal.aborted) await settleNext();
  } finally {
    for (const { begun } of underWay) begun.abandon();
    await flush();
  }
}

const isStorageError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(FULL|IOERR|READONLY|CORRUPT)/.test(String(error.code));

/** What a user is told about a document that could not be made. */
export function itemError(error: unknown, log: BatchDependencies['log']): ItemError {
  if (error instanceof ApplicationError) return { code: error.code, message: error.message };
  const reference = log.unexpected(error);
  return {
    code: 'INTERNAL',
    message: `程序出现意外错误，这份文书没有做成。请把错误编号 ${reference} 告诉管理员。`,
  };
}
