import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where things lie in the data directory. */
export interface DataFiles {
  readonly directory: string;
  readonly database: string;
  /** Write-ahead log and its index; SQLite makes and removes them. */
  readonly wal: string;
  readonly shm: string;
  /** Rollback journal: only where another tool has switched the write-ahead log off. */
  readonly journal: string;
  /** Empty file whose lock says that a program works here. */
  readonly lock: string;
  /** Last head of the audit chain, outside the database (see chain/head-file.ts). */
  readonly auditHead: string;
  readonly backups: string;
}

/** The paths in a data directory; whether anything is there is not looked at. */
export function dataFiles(dataDirectory: string): DataFiles {
  const database = join(dataDirectory, 'cadredesk.db');
  return {
    directory: dataDirectory,
    database,
    wal: `${database}-wal`,
    shm: `${database}-shm`,
    journal: `${database}-journal`,
    lock: join(dataDirectory, 'cadredesk.lock'),
    auditHead: join(dataDirectory, 'audit-head.json'),
    backups: join(dataDirectory, 'backups'),
  };
}

/**
 * Makes the data directory, open to its owner alone: other users of the machine must not read personnel records.
 * A directory that is already there keeps the rights somebody has given it.
 */
export function makeDataDirectory(dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
}
