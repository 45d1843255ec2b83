import { existsSync } from 'node:fs';
import type {
  BatchItem,
  BatchOutput,
  BatchPlan,
  BatchRegister,
  BatchSelection,
  BatchSides,
  DocumentBatch,
} from '#shared/contract/archive-batch.ts';
import { type DocumentBatchId, documentBatchIdSchema, type UserId, userIdSchema } from '#shared/ids.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { ApplicationError, conflict, notFound, ruleViolation } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import {
  type BatchRow,
  countItems,
  findBatch,
  insertItems,
  listItems,
  listOwnBatches,
  saveFileNames,
  saveOutcomes,
} from './batch.repository.ts';
import { type BatchDependencies, batchOptionsSchema } from './batch.types.ts';
import { createBatchRunner } from './batch-runner.ts';
import { viewBatch } from './batch-view.ts';
import { createExportFolders } from './export-folder.ts';
import { gatherBatch, requireDocuments } from './gather.ts';
import { putTogether } from './put-together.ts';
import { runDocuments } from './run-documents.ts';
import { storageProblem } from './storage-problem.ts';
import { createTakeAway } from './take-away.ts';

export interface BatchRequest {
  readonly selection: BatchSelection;
  readonly register: BatchRegister;
  readonly output: BatchOutput;
  readonly sides: BatchSides;
  readonly pattern: string;
}

/** A batch as its owner saw it. */
export interface BatchAsSeen {
  readonly id: DocumentBatchId;
  readonly revision: number;
}

const shownRefusals = 500;

/**
 * Many documents at once, registered one by one and put into files. The rows say how far a batch is, so that it can go
 * on after the program ended in the middle; only its owner sees and steers it.
 */
export function createBatchService(deps: BatchDependencies) {
  const { database, log } = deps;
  const folders = createExportFolders(deps.dataDirectory);
  const runner = createBatchRunner();
  const takeAway = createTakeAway({ ...deps, folders });
  // Nobody works in the folder before the first batch is started, and that waits for this.
  const ready = folders.removeUnfinished().catch((error: unknown) => {
    log.unexpected(error);
  });

  async function own(owner: UserId, id: DocumentBatchId): Promise<BatchRow> {
    const row = await findBatch(database.read, owner, id);
    if (!row) throw notFound('批量任务');
    return row;
  }

  async function view(row: BatchRow): Promise<DocumentBatch> {
    const progress = runner.progressOf(row.id);
    const counts = await countItems(database.read, row.id);
    const folder = folders.folderOf(row.id);
    return viewBatch(row, counts, progress, existsSync(folder) ? folder : null);
  }

  /** @throws ApplicationError NOT_FOUND; CONFLICT when somebody steered it since */
  async function asSeen(actor: CaseActor, { id, revision }: BatchAsSeen): Promise<BatchRow> {
    const row = await own(userIdSchema.parse(actor.id), id);
    if (row.revision !== revision) throw conflict('批量任务', row.revision);
    return row;
  }

  /** Changes a batch's row, unless something else has changed it since it was read. */
  async function change(
    { trx }: Pick<WriteUnit, 'trx'>,
    { id, revision }: BatchAsSeen,
    values: Partial<Pick<BatchRow, 'state' | 'finished_at' | 'problem' | 'result'>>,
  ): Promise<void> {
    const { numUpdatedRows } = await trx
      .updateTable('document_batch')
      .set({ ...values, revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw conflict('批量任务', revision + 1);
  }

  /** Lets a batch run with what is still to be done. */
  async function launch(actor: CaseActor, row: BatchRow): Promise<void> {
    await ready;
    const { done, failed, waiting } = await countItems(database.read, row.id);
    const batch = {
      id: row.id,
      title: row.title,
      output: row.output,
      options: batchOptionsSchema.parse(JSON.parse(row.options)),
      createdAt: row.created_at,
      total: done + failed + waiting,
    };
    runner.start(row.id, { done, failed }, async (progress, signal) => {
      try {
        Object.assign(progress, { step: 'documents', since: performance.now(), before: done + failed });
        await runDocuments(deps, row.id, actor, progress, signal);
        if (signal.aborted) return;
        Object.assign(progress, { step: 'files', since: performance.now(), before: 0, filed: 0 });
        const filed = await putTogether({ ...deps, folders }, batch, actor, progress, signal);
        await database.write(actor, async (unit) => {
          await saveOutcomes(unit, row.id, filed.failures);
          await saveFileNames(unit, row.id, filed.names);
          const result = filed.result && JSON.stringify(filed.result);
          await change(unit, row, { state: 'finished', finished_at: unit.at, problem: null, result });
          const counts = await countItems(unit.trx, row.id);
          await unit.audit({
            action: 'archive.batchFinished',
            entityType: 'document_batch',
            entityId: row.id,
            after: {
              title: row.title,
              done: counts.done,
              failed: counts.failed,
              fileName: filed.result?.fileName ?? null,
              sha256: filed.sha256,
            },
          });
        });
      } catch (error) {
        if (!signal.aborted) await standStill(actor, row, error);
      }
    });
  }

  /** Notes why a batch cannot go on; its owner can try again. */
  async function standStill(actor: CaseActor, row: BatchRow, error: unknown): Promise<void> {
    const problem = storageProblem(error) ?? unforeseen(error);
    try {
      await database.write(actor, async (unit) => {
        await change(unit, row, { state: 'stopped', problem });
        await unit.audit({
          action: 'archive.batchStopped',
          entityType: 'document_batch',
          entityId: row.id,
          after: { problem },
        });
      });
    } catch (second) {
      // Where nothing can be written any more the batch counts as interrupted, which its owner is told as well.
      log.unexpected(second);
    }
  }

  function unforeseen(error: unknown): string {
    if (error instanceof ApplicationError) return error.message;
    const reference = log.unexpected(error);
    return `程序出现意外错误，任务停在这里。请点“继续”再试；仍不行时请把错误编号 ${reference} 告诉管理员。`;
  }

  return {
    /** @throws ApplicationError NOT_FOUND */
    async plan(
      role: CaseActor['role'],
      request: Pick<BatchRequest, 'selection' | 'register'>,
    ): Promise<BatchPlan> {
      const gathered = await gatherBatch(deps, role, request.selection, request.register);
      const [first] = gathered.documents;
      return {
        title: gathered.title,
        total: gathered.documents.length,
        registered: gathered.registered,
        refused: {
          total: gathered.refused.length,
          documents: gathered.refused.slice(0, shownRefusals).map((refused) => ({ ...refused })),
        },
        example: first
          ? {
              position: '001',
              name: first.name,
              number: gathered.exampleNumber ?? '',
              title: first.title,
              township: first.township,
              village: first.village,
              unit: first.unit,
            }
          : null,
      };
    },

    /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `empty_batch`, `organisation_unnamed` */
    async start(actor: CaseActor, { output, ...options }: BatchRequest): Promise<DocumentBatch> {
      const gathered = await gatherBatch(deps, actor.role, options.selection, options.register);
      requireDocuments(gathered);
      const id = newId(documentBatchIdSchema);
      await database.write(actor, async (unit) => {
        await unit.trx
          .insertInto('document_batch')
          .values({
            id,
            title: gathered.title,
            output,
            options: JSON.stringify(batchOptionsSchema.parse(options)),
            state: 'running',
            created_at: unit.at,
            created_by_id: userIdSchema.parse(actor.id),
            created_by_name: actor.name,
            finished_at: null,
            problem: null,
            result: null,
          })
          .execute();
        await insertItems(unit, id, gathered.documents);
        await unit.audit({
          action: 'archive.batchStarted',
          entityType: 'document_batch',
          entityId: id,
          after: {
            title: gathered.title,
            documents: gathered.documents.length,
            refused: gathered.refused.length,
            register: options.register,
            output,
          },
        });
      });
      const row = await own(userIdSchema.parse(actor.id), id);
      await launch(actor, row);
      return view(row);
    },

    async list(owner: UserId, page: { readonly offset: number; readonly limit: number }) {
      const { total, rows } = await listOwnBatches(database.read, owner, page);
      return { total, batches: await Promise.all(rows.map(view)) };
    },

    /** @throws ApplicationError NOT_FOUND, for batches of others too */
    get: async (owner: UserId, id: DocumentBatchId): Promise<DocumentBatch> => view(await own(owner, id)),

    /** @throws ApplicationError NOT_FOUND */
    async items(
      owner: UserId,
      {
        id,
        ...filter
      }: { id: DocumentBatchId; state: BatchItem['state'] | null; offset: number; limit: number },
    ): Promise<{ total: number; items: BatchItem[] }> {
      await own(owner, id);
      return listItems(database.read, id, filter);
    },

    /**
     * What is registered stays; what is not keeps waiting.
     *
     * @throws ApplicationError NOT_FOUND; CONFLICT; RULE_VIOLATION `batch_not_running`
     */
    async stop(actor: CaseActor, seen: BatchAsSeen): Promise<DocumentBatch> {
      const row = await asSeen(actor, seen);
      if (row.state !== 'running' || !runner.progressOf(row.id)) {
        throw ruleViolation('batch_not_running', '这项批量任务现在没有在进行，不用暂停。');
      }
      await runner.interrupt(row.id);
      await steer(actor, row, 'archive.batchStopped', { state: 'stopped', problem: null });
      return view(await own(userIdSchema.parse(actor.id), row.id));
    },

    /** @throws ApplicationError NOT_FOUND; CONFLICT; RULE_VIOLATION `batch_not_stopped` */
    async resume(actor: CaseActor, seen: BatchAsSeen): Promise<DocumentBatch> {
      const row = await asSeen(actor, seen);
      const stands = row.state === 'stopped' || (row.state === 'running' && !runner.progressOf(row.id));
      if (!stands) throw ruleViolation('batch_not_stopped', '这项批量任务没有停下，不用继续。');
      await steer(actor, row, 'archive.batchResumed', { state: 'running', problem: null });
      return relaunched(actor, row.id);
    },

    /**
     * What is registered stays in the register; no file is left.
     *
     * @throws ApplicationError NOT_FOUND; CONFLICT; RULE_VIOLATION `batch_ended`
     */
    async cancel(actor: CaseActor, seen: BatchAsSeen): Promise<DocumentBatch> {
      const row = await asSeen(actor, seen);
      if (row.state === 'cancelled' || row.state === 'finished') {
        throw ruleViolation('batch_ended', '这项批量任务已经结束，不能取消。生成的文件可以单独删除。');
      }
      await runner.interrupt(row.id);
      await steer(actor, row, 'archive.batchCancelled', { state: 'cancelled', problem: null, result: null });
      await folders.remove(row.id);
      return view(await own(userIdSchema.parse(actor.id), row.id));
    },

    /** @throws ApplicationError NOT_FOUND; CONFLICT; RULE_VIOLATION `nothing_failed` */
    async retry(actor: CaseActor, seen: BatchAsSeen): Promise<DocumentBatch> {
      const row = await asSeen(actor, seen);
      const { failed } = await countItems(database.read, row.id);
      if (row.state !== 'finished' || failed === 0) {
        throw ruleViolation('nothing_failed', '这项批量任务没有失败的文书，不用重试。');
      }
      const values = { state: 'running', finished_at: null, problem: null, result: null } as const;
      await steer(actor, row, 'archive.batchResumed', values, ({ trx }) =>
        trx
          .updateTable('document_batch_item')
          .set({ state: 'waiting', error: null })
          .where('batch_id', '=', row.id)
          .where('state', '=', 'failed')
          .execute(),
      );
      return relaunched(actor, row.id);
    },

    /** @throws ApplicationError NOT_FOUND; CONFLICT; RULE_VIOLATION `no_files` */
    async removeFiles(actor: CaseActor, seen: BatchAsSeen): Promise<DocumentBatch> {
      const row = await asSeen(actor, seen);
      if (row.result === null) throw ruleViolation('no_files', '这项批量任务没有可以删除的文件。');
      await steer(actor, row, 'archive.batchFilesRemoved', { result: null });
      await folders.remove(row.id);
      return view(await own(userIdSchema.parse(actor.id), row.id));
    },

    /** A ticket for the result or its list. @throws ApplicationError NOT_FOUND; RULE_VIOLATION `no_files` */
    take: async (actor: CaseActor, id: DocumentBatchId, part: 'result' | 'list') =>
      takeAway.take(actor, await own(userIdSchema.parse(actor.id), id), part),

    /** What a ticket is for. @throws ApplicationError NOT_FOUND */
    fileOf: takeAway.fileOf,

    /** Interrupts what runs; it can go on after the next start. */
    close: async (): Promise<void> => {
      await ready;
      await runner.close();
    },
  };

  async function relaunched(actor: CaseActor, id: DocumentBatchId): Promise<DocumentBatch> {
    const row = await own(userIdSchema.parse(actor.id), id);
    await launch(actor, row);
    return view(row);
  }

  async function steer(
    actor: CaseActor,
    row: BatchRow,
    action:
      | 'archive.batchStopped'
      | 'archive.batchResumed'
      | 'archive.batchCancelled'
      | 'archive.batchFilesRemoved',
    values: Parameters<typeof change>[2],
    more: (unit: WriteUnit) => Promise<unknown> = async () => undefined,
  ): Promise<void> {
    await database.write(actor, async (unit) => {
      await change(unit, row, values);
      await more(unit);
      const { done, failed, waiting } = await countItems(unit.trx, row.id);
      await unit.audit({
        action,
        entityType: 'document_batch',
        entityId: row.id,
        after: { title: row.title, done, failed, waiting },
      });
    });
  }
}
export type BatchService = ReturnType<typeof createBatchService>;
