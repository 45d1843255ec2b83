import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { DocumentBatchId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { entriesFor } from '../document.repository.ts';
import { type BatchRow, doneItems } from './batch.repository.ts';
import { type BatchDependencies, batchResultSchema } from './batch.types.ts';
import { failureFileName, listFileName } from './batch-list.ts';
import type { ExportFolders } from './export-folder.ts';
import { createTickets } from './tickets.ts';
import { zipStream } from './zip-file.ts';

/** A file to be sent as it is read. */
export interface StreamedFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** Null: not known before all of it was sent. */
  readonly bytes: number | null;
  open(): Readable;
}

interface Taken {
  readonly id: DocumentBatchId;
  readonly fileName: string;
  /** The files of the folder, packed while they are sent. */
  readonly packed: boolean;
  readonly createdAt: string;
}

type Deps = Pick<BatchDependencies, 'database' | 'clock'> & { readonly folders: ExportFolders };

/** Lets the owner of a batch take its files away. Every name comes from the row, none from the request. */
export function createTakeAway({ database, clock, folders }: Deps) {
  const tickets = createTickets<Taken>(clock);

  /** @throws ApplicationError RULE_VIOLATION `not_readable`: what may be read has changed since the files were made */
  async function requireReadable({ role }: CaseActor, id: DocumentBatchId): Promise<void> {
    const ids = (await doneItems(database.read, id)).map((item) => item.document_id);
    const readable = await entriesFor(database.read, role).where('document.id', 'in', among(ids)).execute();
    if (readable.length === new Set(ids).size) return;
    throw ruleViolation(
      'not_readable',
      '这些文件里有您现在不能查阅的文书，不能取走。请删除文件后重新生成一批。',
    );
  }

  return {
    /** @throws ApplicationError RULE_VIOLATION `no_files`, `not_readable` */
    async take(
      actor: CaseActor,
      row: BatchRow,
      part: 'result' | 'list',
    ): Promise<{ ticket: string; fileName: string }> {
      if (row.state !== 'finished' || row.result === null || !existsSync(folders.folderOf(row.id))) {
        throw ruleViolation('no_files', '这项批量任务没有可以取走的文件：还没有完成，或文件已经删除。');
      }
      await requireReadable(actor, row.id);
      const result = batchResultSchema.parse(JSON.parse(row.result));
      const fileName = part === 'list' ? listFileName : result.fileName;
      await database.write(actor, (unit) =>
        unit.audit({
          action: 'archive.batchTaken',
          entityType: 'document_batch',
          entityId: row.id,
          after: { title: row.title, fileName, documents: result.documents },
        }),
      );
      const packed = part === 'result' && row.output === 'files';
      return { ticket: tickets.issue({ id: row.id, fileName, packed, createdAt: row.created_at }), fileName };
    },

    /** @throws ApplicationError NOT_FOUND for a ticket that lets in no more, and where the files are gone */
    async fileOf(ticket: string): Promise<StreamedFile> {
      const taken = tickets.redeem(ticket);
      if (!taken) throw notFound('下载');
      const folder = folders.folderOf(taken.id);
      if (taken.packed) return packedFolder(folder, taken);
      const path = join(folder, taken.fileName);
      const found = await stat(path).catch(() => null);
      if (!found?.isFile()) throw notFound('下载');
      return {
        fileName: taken.fileName,
        mediaType: mediaTypeOf(taken.fileName),
        bytes: found.size,
        open: () => createReadStream(path),
      };
    },
  };
}

async function packedFolder(folder: string, { fileName, createdAt }: Taken): Promise<StreamedFile> {
  const names = (await readdir(folder).catch(() => [])).sort();
  if (names.length === 0) throw notFound('下载');
  const lists = [listFileName, failureFileName].filter((name) => names.includes(name));
  const parts = [...lists, ...names.filter((name) => !lists.includes(name))].map((name) => ({
    name,
    read: () => readFile(join(folder, name)),
  }));
  return { fileName, mediaType: 'application/zip', bytes: null, open: () => zipStream(parts, createdAt) };
}

function mediaTypeOf(fileName: string): string {
  if (fileName.endsWith('.pdf')) return 'application/pdf';
  return fileName.endsWith('.zip') ? 'application/zip' : 'text/csv; charset=utf-8';
}
