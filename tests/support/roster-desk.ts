import { onTestFinished } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import type { ColumnMapping, ImportKind } from '#shared/contract/roster.ts';
import { type JobId, type UploadId, userIdSchema } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import type { Actor } from '../../electron/database/database.types.ts';
import { createJobs } from '../../electron/jobs/jobs.service.ts';
import type { Jobs, Uploads } from '../../electron/jobs/jobs.types.ts';
import { createUploads } from '../../electron/jobs/uploads.ts';
import { createLog } from '../../electron/log.ts';
import { ensureBuiltInSchemes } from '../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../electron/presence/conduct-source.ts';
import type { UnitDecision } from '../../electron/roster/import/resolve-units.ts';
import { createRosterService, type RosterService } from '../../electron/roster/roster.service.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export const archivistId = userIdSchema.parse('01936b1e-0000-7000-8000-000000000001');
export const archivist: Actor = { id: archivistId, name: '示例档案员' };

export interface ImportChoice {
  readonly sheet?: string;
  readonly kind?: ImportKind;
  readonly mapping?: ColumnMapping;
  readonly leadUnitFirstSecretary?: boolean;
  readonly year?: number | null;
  readonly unitDecisions?: readonly UnitDecision[];
  readonly again?: boolean;
}

/** The roster service on a database of its own, with the steps of an import as the page takes them. */
export interface RosterDesk extends TestDatabase {
  readonly roster: RosterService;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  upload(fileName: string, bytes: Uint8Array): UploadId;
  inspect(uploadId: UploadId): ReturnType<RosterService['imports']['inspect']>;
  /** What is not chosen is as the inspection suggests. */
  preview(uploadId: UploadId, choice?: ImportChoice): ReturnType<RosterService['imports']['preview']>;
  commit(uploadId: UploadId, choice?: ImportChoice): Promise<JobId>;
  /** Waits for a job to end. */
  ended(id: JobId): Promise<Job>;
  /** Uploads, commits and waits; throws with the job's message unless it succeeded. */
  bringIn(fileName: string, bytes: Uint8Array, choice?: ImportChoice): Promise<Job>;
  /** Everything that an import could change: rows of every roster table, and the audit head. */
  fingerprint(): Promise<unknown>;
}

/** A desk of its own for the running test, with one scheme, which is in force. */
export async function rosterDesk(scheme: Scheme = ganzhou2021): Promise<RosterDesk> {
  const desk = await createRosterDesk(scheme);
  onTestFinished(() => desk.close());
  return desk;
}

/** The same for `beforeAll`, where tests share a desk that none of them changes; the caller closes it. */
export async function createRosterDesk(scheme: Scheme = ganzhou2021): Promise<RosterDesk> {
  const database = await createTestDatabase();
  const jobs = createJobs(createLog(database.dataDirectory, database.clock));
  const uploads = createUploads(database.clock);
  await ensureBuiltInSchemes(database.database, [scheme]);
  const published = createPolicyService({ database: database.database });
  const [version] = await published.list();
  if (!version) throw new Error('A scheme was published');
  const roster = createRosterService({
    database: database.database,
    clock: database.clock,
    jobs,
    uploads,
    schemes: { get: published.get, inForce: () => published.get(version.id) },
    penaltiesOf,
  });

  async function selection(uploadId: UploadId, choice: ImportChoice) {
    const { sheets } = await roster.imports.inspect(archivistId, uploadId);
    const sheet = sheets.find(({ name }) => name === choice.sheet) ?? sheets[0];
    if (!sheet) throw new Error('No sheet');
    return {
      uploadId,
      sheet: sheet.name,
      kind: choice.kind ?? sheet.kind,
      mapping: choice.mapping ?? sheet.suggestedMapping,
      leadUnitFirstSecretary: choice.leadUnitFirstSecretary ?? false,
      year: choice.year ?? null,
    };
  }

  const desk: RosterDesk = {
    ...database,
    async close() {
      await jobs.close();
      await roster.close();
      await database.close();
    },
    roster,
    jobs,
    uploads,
    upload: (fileName, bytes) => uploads.put(archivistId, fileName, bytes),
    inspect: (uploadId) => roster.imports.inspect(archivistId, uploadId),
    preview: async (uploadId, choice = {}) =>
      roster.imports.preview(archivistId, await selection(uploadId, choice)),
    commit: async (uploadId, choice = {}) =>
      roster.imports.commit(archivistId, archivist, {
        ...(await selection(uploadId, choice)),
        unitDecisions: choice.unitDecisions ?? [],
        again: choice.again ?? false,
      }),
    async ended(id) {
      for (;;) {
        const job = jobs.get(archivistId, id);
        if (job.state !== 'running') return job;
        await new Promise((turn) => setImmediate(turn));
      }
    },
    async bringIn(fileName, bytes, choice = {}) {
      const job = await desk.ended(await desk.commit(desk.upload(fileName, bytes), choice));
      if (job.state !== 'succeeded') throw new Error(job.message);
      return job;
    },
    async fingerprint() {
      const { read } = database.database;
      const tables = [
        'township',
        'village',
        'dispatching_unit',
        'unit_match_dismissal',
        'unit_allocation',
        'person',
        'posting',
        'posting_listing',
        'import_batch',
      ] as const;
      const rows = await Promise.all(tables.map((table) => read.selectFrom(table).selectAll().execute()));
      return { rows, head: await database.database.auditHead() };
    },
  };
  return desk;
}
