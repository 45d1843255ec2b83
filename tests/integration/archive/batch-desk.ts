import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';
import { usualPattern } from '#shared/archive/file-names.ts';
import type { DocumentBatch } from '#shared/contract/archive-batch.ts';
import { type CycleId, type DocumentBatchId, userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import type { ArchiveDependencies } from '../../../electron/archive/archive.types.ts';
import { type BatchRequest, createBatchService } from '../../../electron/archive/batches/batches.service.ts';
import { sha256 } from '../../../electron/canonical-sha256.ts';
import type { DocumentRenderer } from '../../../electron/documents/document-renderer.ts';
import { templateVersion } from '../../../electron/documents/template-versions.ts';
import { createLog } from '../../../electron/log.ts';
import { openDistrict } from '../assessment/district.ts';

type Renderer = ArchiveDependencies['renderer'] & Pick<DocumentRenderer, 'writeMerged'>;

/** A document that takes no time to make: its bytes are its register number. */
export const quickRenderer: Renderer = {
  async renderDocument(snapshot) {
    const bytes = new TextEncoder().encode(`%PDF ${snapshot.registerNumber}`);
    const text = JSON.stringify(snapshot);
    return {
      bytes,
      pages: 1,
      sha256: sha256(bytes),
      snapshotSha256: sha256(text),
      templateVersion: templateVersion(snapshot.kind),
      fontSetVersion: 'test',
    };
  },
  renderBallots: () => Promise.reject(new Error('No ballots here')),
  writeMerged: () => Promise.reject(new Error('No merged files here')),
};

/** A renderer that fails for whoever is called so. */
export const failingFor = (name: string): Renderer => ({
  ...quickRenderer,
  renderDocument: (snapshot, ...rest) =>
    JSON.stringify(snapshot).includes(name)
      ? Promise.reject(new Error('示例：画不出来'))
      : quickRenderer.renderDocument(snapshot, ...rest),
});

/** A renderer that waits before the document with a number until it is let on. */
export function holdingAt(number: string) {
  let letOn: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const renderer: Renderer = {
    ...quickRenderer,
    async renderDocument(snapshot, ...rest) {
      if (snapshot.registerNumber === number) {
        arrived();
        await gate;
      }
      return quickRenderer.renderDocument(snapshot, ...rest);
    },
  };
  return { renderer, reached, letOn };
}

/** A renderer that also puts documents into one file, as is said. */
export const printable = (writeMerged: Renderer['writeMerged']): Renderer => ({
  ...quickRenderer,
  writeMerged,
});

interface DeskOptions {
  readonly names?: readonly string[];
  /** People whose records stay open: the cycle is not settled then. */
  readonly settled?: boolean;
  readonly renderer?: Renderer;
}

/** A district whose people are assessed, with batches over its archive. */
export async function openBatchDesk({
  names = ['示例一', '示例二', '示例三'],
  settled = true,
  renderer = quickRenderer,
}: DeskOptions = {}) {
  const district = await openDistrict();
  for (const name of names) await district.addPosting({ name, identity: 'public_institution' });
  const cycle = await district.openCycle();
  for (const name of names) await district.score(await district.recordOf(cycle.id, name));
  if (settled) await district.goTo(cycle.id, 'final');
  const { database, clock, dataDirectory, assessment, actors } = district;
  const archivist = { ...actors.archivist, role: 'archivist' as const };

  /** The archive and its batches as a program has them after its start. */
  function open(used: Renderer) {
    const deps = { ...district, renderer: used, readOrganisation: async () => '示例区' };
    const archive = createArchiveService(deps);
    const batches = createBatchService({
      database,
      assessment,
      clock,
      archive,
      dataDirectory,
      log: createLog(dataDirectory, clock),
      readOrganisation: deps.readOrganisation,
      renderer: used,
    });
    return { archive, batches };
  }
  let program = open(renderer);

  const request = (cycleId: CycleId, change: Partial<BatchRequest> = {}): BatchRequest => ({
    selection: { by: 'cycle', cycleId, kinds: ['annual_form'] },
    register: 'issue',
    output: 'files',
    sides: 'duplex',
    pattern: usualPattern,
    ...change,
  });

  const desk = {
    ...district,
    cycleId: cycle.id,
    archivist,
    get archive() {
      return program.archive;
    },
    get batches() {
      return program.batches;
    },
    /** Ends the program and starts it anew on the same data. */
    async restart(used: Renderer = quickRenderer) {
      await program.batches.close();
      program = open(used);
    },
    start: (change: Partial<BatchRequest> = {}, actor = archivist) =>
      program.batches.start(actor, request(cycle.id, change)),
    /** The batch once nothing runs any more. */
    async ended(id: DocumentBatchId, actor = archivist): Promise<DocumentBatch> {
      for (;;) {
        const batch = await program.batches.get(userIdSchema.parse(actor.id), id);
        if (batch.state !== 'running' && batch.state !== 'queued') return batch;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async run(change: Partial<BatchRequest> = {}, actor = archivist) {
      return desk.ended((await desk.start(change, actor)).id, actor);
    },
    items: async (id: DocumentBatchId) =>
      (
        await program.batches.items(userIdSchema.parse(archivist.id), {
          id,
          state: null,
          offset: 0,
          limit: 500,
        })
      ).items,
    /** What lies in the folder of batches. */
    exports: () => {
      const folder = join(dataDirectory, 'exports');
      return existsSync(folder) ? readdirSync(folder) : [];
    },
    filesOf: (id: DocumentBatchId) => readdirSync(join(dataDirectory, 'exports', id)).sort(),
    readFile: (id: DocumentBatchId, name: string) =>
      readFileSync(join(dataDirectory, 'exports', id, name), 'utf8'),
    /** Takes a result away as the browser does. */
    async take(id: DocumentBatchId, part: 'result' | 'list' = 'result') {
      const { ticket } = await program.batches.take(archivist, id, part);
      const file = await program.batches.fileOf(ticket);
      return { ticket, fileName: file.fileName, bytes: await buffer(file.open()) };
    },
    numbers: async () =>
      (
        await database.read
          .selectFrom('document')
          .select('register_number')
          .orderBy('register_number')
          .execute()
      ).map((row) => row.register_number),
  };
  return desk;
}

/** Names and contents of a zip archive, in its order. */
export function unzipped(bytes: Buffer): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: [string, string][] = [];
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          buffer(stream).then((content) => {
            found.push([entry.fileName, content.toString('utf8')]);
            zip.readEntry();
          }, reject);
        });
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}
