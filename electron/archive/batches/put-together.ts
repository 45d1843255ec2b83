import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileNames, fillPattern, safeStem } from '#shared/archive/file-names.ts';
import { documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import type { BatchOutput } from '#shared/contract/archive-batch.ts';
import type { Instant } from '#shared/dates.ts';
import type { DocumentBatchId } from '#shared/ids.ts';
import { sha256 } from '../../canonical-sha256.ts';
import { among } from '../../database/among.ts';
import type { MergedPart } from '../../documents/rendering.types.ts';
import { canMakeSnapshot } from '../../documents/template-versions.ts';
import { ruleViolation } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { noteReadingOf } from '../../recall/cases/reading.ts';
import { breather } from '../../roster/breather.ts';
import { entriesFor, findDocumentContent } from '../document.repository.ts';
import { organisationOf } from '../make-document.ts';
import { type DoneItem, doneItems, failedItems } from './batch.repository.ts';
import type {
  BatchDependencies,
  BatchOptions,
  BatchProgress,
  BatchResult,
  ItemOutcome,
} from './batch.types.ts';
import { failureFile, failureFileName, type ListedDocument, listFile, listFileName } from './batch-list.ts';
import { type ExportFolders, writeNewFile } from './export-folder.ts';
import { itemError } from './run-documents.ts';
import { type ZipPart, zipStream } from './zip-file.ts';

/** Bytes that are hashed and written at once, so that other requests get their turn between. */
const pieceBytes = 1024 * 1024;

/** A batch as far as its files depend on it. */
export interface BatchToFile {
  readonly id: DocumentBatchId;
  readonly title: string;
  readonly output: BatchOutput;
  readonly options: BatchOptions;
  readonly createdAt: Instant;
  readonly total: number;
}

/** What came of putting files together; the folder is complete and in its place. */
export interface Filed {
  /** Null: no document is left that could be put into a file. */
  readonly result: BatchResult | null;
  /** SHA-256 of the one file, hex; null where there are many. */
  readonly sha256: string | null;
  readonly names: readonly { readonly position: number; readonly fileName: string }[];
  /** Documents that turned out not to be fit for a file. */
  readonly failures: readonly Extract<ItemOutcome, { state: 'failed' }>[];
}

type Deps = Pick<BatchDependencies, 'database' | 'clock' | 'renderer' | 'readOrganisation' | 'log'> & {
  readonly folders: ExportFolders;
};

/** A registered document with the name of its file. */
interface Part extends ListedDocument {
  readonly item: DoneItem;
}

/**
 * Puts the registered documents of a batch into files: in a folder that is moved to its place when everything lies in it,
 * so that there is all of it or nothing.
 *
 * @throws the signal's reason when it is aborted; errors of the file system; nothing is left then
 */
export async function putTogether(
  deps: Deps,
  batch: BatchToFile,
  actor: CaseActor,
  progress: BatchProgress,
  signal: AbortSignal,
): Promise<Filed> {
  const { database, folders } = deps;
  const { fit, failures } = await fitItems(deps, batch, actor, signal);
  const parts = nameParts(batch, fit, folders.folderOf(batch.id).length);
  if (parts.length === 0) {
    await folders.remove(batch.id);
    return { result: null, sha256: null, names: [], failures };
  }
  for (const caseId of new Set(fit.map(({ case_id }) => case_id))) {
    if (caseId !== null) await noteReadingOf(database, deps.clock.now(), actor, caseId);
  }
  const folder = await folders.begin(batch.id);
  try {
    const sideFiles = await listFiles(deps, batch, parts, failures);
    for (const { name, bytes } of sideFiles) await writeNewFile(join(folder, name), bytes);
    const made = await makeFiles(deps, batch, { folder, parts, sideFiles }, progress, signal);
    signal.throwIfAborted();
    await folders.finish(batch.id);
    return {
      result: { fileName: made.fileName, bytes: made.bytes, documents: parts.length },
      sha256: made.sha256,
      names: parts.map(({ position, fileName }) => ({ position, fileName })),
      failures,
    };
  } catch (error) {
    await folders.abandon(batch.id);
    throw error;
  }
}

/** Leaves out what the actor may not read any more and, from a merged file, what this program lays out in another way. */
async function fitItems(
  { database, log }: Deps,
  { id, output }: BatchToFile,
  { role }: CaseActor,
  signal: AbortSignal,
) {
  const items = await doneItems(database.read, id);
  const ids = items.map((item) => item.document_id);
  const readable = new Set(
    (await entriesFor(database.read, role).where('document.id', 'in', among(ids)).execute()).map(
      (row) => row.id,
    ),
  );
  const breathe = breather(signal);
  const fit: DoneItem[] = [];
  const failures: Extract<ItemOutcome, { state: 'failed' }>[] = [];
  for (const item of items) {
    try {
      if (!readable.has(item.document_id)) throw unreadable();
      if (output === 'merged') await requireMergeable({ database }, item);
      fit.push(item);
    } catch (error) {
      failures.push({ position: item.position, state: 'failed', error: itemError(error, log) });
    }
    await breathe();
  }
  return { fit, failures };
}

const unreadable = () => ruleViolation('not_readable', '这份文书不在您可以查阅的范围内，没有放进文件。');

async function requireMergeable({ database }: Pick<Deps, 'database'>, item: DoneItem): Promise<void> {
  const { snapshot } = await findDocumentContent(database.read, item.document_id);
  const frozen = documentSnapshotSchema.parse(JSON.parse(snapshot));
  if (canMakeSnapshot(frozen, item.template_version)) return;
  throw ruleViolation(
    'other_program_version',
    `${item.register_number} 由另一版式生成（${item.template_version}），本程序不能把它并入合并的打印文件。请用“每份一个文件”或压缩包的方式取出登记的原件。`,
  );
}

function nameParts(
  { options, output, title, total }: BatchToFile,
  items: readonly DoneItem[],
  folderLength: number,
): Part[] {
  const digits = Math.max(3, String(total).length);
  const stems = items.map((item) =>
    fillPattern(options.pattern, {
      position: String(item.position).padStart(digits, '0'),
      name: item.name,
      number: item.register_number,
      // The title of what is not about a person ends with whose it is, which has a placeholder of its own.
      title: item.title.replace(`（${item.name}）`, ''),
      township: item.township,
      village: item.village,
      unit: item.unit,
    }),
  );
  const bounds = { folderLength, extension: '.pdf', taken: [listFileName, failureFileName] };
  const names = fileNames(stems, bounds);
  const whole = `${safeStem(title)}.pdf`;
  return items.map((item, index) => ({
    item,
    position: item.position,
    name: item.name,
    title: item.title,
    registerNumber: item.register_number,
    fileName: output === 'merged' ? whole : (names[index] ?? whole),
    pages: item.pages,
    sha256: item.pdf_sha256,
  }));
}

interface SideFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function listFiles(
  { database }: Deps,
  { id }: BatchToFile,
  parts: readonly Part[],
  unfit: Filed['failures'],
): Promise<SideFile[]> {
  const titles = new Map((await doneItems(database.read, id)).map((item) => [item.position, item]));
  const failures = [
    ...(await failedItems(database.read, id)),
    ...unfit.map(({ position, error }) => ({
      position,
      name: titles.get(position)?.name ?? '',
      title: titles.get(position)?.title ?? '',
      reason: error.message,
    })),
  ].sort((a, b) => a.position - b.position);
  return [
    { name: listFileName, bytes: listFile(parts) },
    ...(failures.length === 0 ? [] : [{ name: failureFileName, bytes: failureFile(failures) }]),
  ];
}

interface Making {
  readonly folder: string;
  readonly parts: readonly Part[];
  readonly sideFiles: readonly SideFile[];
}

interface Made {
  readonly fileName: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

function makeFiles(
  deps: Deps,
  batch: BatchToFile,
  making: Making,
  progress: BatchProgress,
  signal: AbortSignal,
): Promise<Made> {
  switch (batch.output) {
    case 'files':
      return makeSeparateFiles(deps, batch, making, progress, signal);
    case 'zip':
      return makeZip(deps, batch, making, progress, signal);
    case 'merged':
      return makeMerged(deps, batch, making, progress, signal);
  }
}

async function makeSeparateFiles(
  deps: Deps,
  { title }: BatchToFile,
  { folder, parts }: Making,
  progress: BatchProgress,
  signal: AbortSignal,
): Promise<Made> {
  for (const part of parts) {
    signal.throwIfAborted();
    await writeNewFile(join(folder, part.fileName), await registeredBytes(deps, part));
    progress.filed += 1;
  }
  return { fileName: `${safeStem(title)}.zip`, bytes: null, sha256: null };
}

async function makeZip(
  deps: Deps,
  { title, createdAt }: BatchToFile,
  { folder, parts, sideFiles }: Making,
  progress: BatchProgress,
  signal: AbortSignal,
): Promise<Made> {
  const fileName = `${safeStem(title)}.zip`;
  const path = join(folder, fileName);
  const content: ZipPart[] = [
    ...sideFiles.map(({ name, bytes }) => ({ name, read: async () => bytes })),
    ...parts.map((part) => ({
      name: part.fileName,
      read: async () => {
        progress.filed += 1;
        return registeredBytes(deps, part);
      },
    })),
  ];
  const hash = createHash('sha256');
  await pipeline(
    zipStream(content, createdAt, signal),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  await forceToDisk(path);
  return { fileName, bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

async function makeMerged(
  deps: Deps,
  { title, options }: BatchToFile,
  { folder, parts }: Making,
  progress: BatchProgress,
  signal: AbortSignal,
): Promise<Made> {
  const fileName = `${safeStem(title)}.pdf`;
  const organisation = await organisationOf(deps);
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(join(folder, fileName), 'wx', 0o600);
  try {
    await deps.renderer.writeMerged(
      partsToMerge(deps, parts),
      { title, organisation, takenAt: deps.clock.now(), sides: options.sides },
      async (piece) => {
        for (let from = 0; from < piece.byteLength; from += pieceBytes) {
          const some = piece.subarray(from, from + pieceBytes);
          hash.update(some);
          await file.writeFile(some);
        }
        bytes += piece.byteLength;
      },
      (done) => {
        progress.filed = done;
      },
      signal,
    );
    await file.sync();
  } finally {
    await file.close();
  }
  return { fileName, bytes, sha256: hash.digest('hex') };
}

/** The frozen data of documents as the file asks for them; a bookmark tells whose each is. */
async function* partsToMerge(deps: Deps, parts: readonly Part[]): AsyncGenerator<MergedPart> {
  const breathe = breather();
  for (const { item, name, title, registerNumber } of parts) {
    const { snapshot } = await findDocumentContent(deps.database.read, item.document_id);
    yield {
      snapshot: documentSnapshotSchema.parse(JSON.parse(snapshot)),
      footer: { auditHead: item.audit_head },
      templateVersion: item.template_version,
      title: [name, title.replace(`（${name}）`, ''), registerNumber].filter(Boolean).join(' '),
    };
    await breathe();
  }
}

/** @throws Error where the register no longer keeps what it registered */
async function registeredBytes({ database }: Pick<Deps, 'database'>, { item }: Part): Promise<Uint8Array> {
  const { pdf } = await findDocumentContent(database.read, item.document_id);
  if (sha256(pdf) === item.pdf_sha256) return pdf;
  throw ruleViolation(
    'altered_file',
    `登记簿里 ${item.register_number} 的文件与登记时的 SHA-256 不符，整批文件没有生成。请先在登记簿核对这份文书，并从备份恢复。`,
  );
}

async function forceToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
