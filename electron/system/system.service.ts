import { statSync } from 'node:fs';
import { sql } from 'kysely';
import type { Backup } from '#shared/contract/system.ts';
import type { Clock } from '../application.types.ts';
import { createBackup, listBackups } from '../database/backup.ts';
import type { Manifest } from '../database/backup-files.ts';
import { copyInWorker } from '../database/copy-in-worker.ts';
import { dataFiles } from '../database/data-directory.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { migrations } from '../database/migrations/index.ts';
import { asStartupError, StartupError, type StartupProblem } from '../database/startup-problem.ts';
import { ApplicationError } from '../errors.ts';

export interface SystemInfo {
  programVersion: string;
  schemaVersion: number;
  sqliteVersion: string;
  dataDirectory: string;
  /** The database file and its write-ahead log. */
  databaseBytes: number;
  /** Empty before the first run is done. */
  organisation: string;
}

export interface SystemService {
  info(): Promise<SystemInfo>;
  listBackups(): Promise<{ backups: Backup[] }>;
  /**
   * Makes and checks a backup while the program goes on.
   *
   * @throws ApplicationError RULE_VIOLATION `backup.<kind>` when the disk or the check of the copy fails
   */
  createBackup(actor: Actor): Promise<Backup>;
}

/** What the program says of itself, and the backups it makes. */
export function createSystemService(deps: {
  database: Database;
  dataDirectory: string;
  clock: Clock;
  programVersion: string;
  readOrganisation: () => Promise<string | null>;
}): SystemService {
  const { database, dataDirectory, clock, programVersion, readOrganisation } = deps;
  const files = dataFiles(dataDirectory);
  /** One backup at a time: two would look for a free name at once. */
  let lastBackup: Promise<unknown> = Promise.resolve();
  return {
    async info() {
      const { version } = await database.read
        .selectNoFrom(sql<string>`sqlite_version()`.as('version'))
        .executeTakeFirstOrThrow();
      return {
        programVersion,
        schemaVersion: migrations.length,
        sqliteVersion: version,
        dataDirectory,
        databaseBytes: bytesOf(files.database) + bytesOf(files.wal),
        organisation: (await readOrganisation()) ?? '',
      };
    },

    async listBackups() {
      return { backups: [...(await listBackups(dataDirectory))] };
    },

    async createBackup(actor) {
      const { fileName, createdAt, bytes, reason, sha256, auditHead } = await nextBackup();
      await database.write(actor, (unit) =>
        unit.audit({
          action: 'system.backedUp',
          entityType: 'backup',
          entityId: fileName,
          after: { bytes, sha256, auditSequence: auditHead.sequence, auditHash: auditHead.hash },
        }),
      );
      return { fileName, createdAt, bytes, reason };
    },
  };

  function nextBackup(): Promise<Manifest> {
    const backup = lastBackup.then(makeBackup);
    lastBackup = backup.catch(() => undefined);
    return backup;
  }

  async function makeBackup(): Promise<Manifest> {
    try {
      return await createBackup(dataDirectory, clock, 'manual', copyInWorker);
    } catch (error) {
      const known = asStartupError(error);
      if (!(known instanceof StartupError)) throw error;
      throw new ApplicationError(
        'RULE_VIOLATION',
        backupMessage(known.problem),
        { rule: `backup.${known.problem.kind}` },
        { cause: error },
      );
    }
  }
}

function backupMessage({ kind, detail }: StartupProblem): string {
  if (kind === 'corrupt') {
    return '备份没有做成：数据库没有通过检查，可能已损坏。请保留以前的备份，并联系管理员。';
  }
  return /ENOSPC|FULL/.test(detail)
    ? '备份没有做成：磁盘空间不足。请清理磁盘后再备份，现有数据不受影响。'
    : '备份没有做成：数据文件夹写不进去。请检查磁盘和文件夹权限后再备份，现有数据不受影响。';
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
