import { putInPlace } from './atomic-file.ts';
import { writeHeadFile } from './chain/head-file.ts';
import { storedChain } from './chain/stored-chain.ts';
import { openWritable } from './connection.ts';
import type { DataFiles } from './data-directory.ts';
import type { AuditHead } from './database.types.ts';
import { type MigrationRun, migrate } from './migrate.ts';
import { newPartialFile, removePartialFile } from './partial-file.ts';

/**
 * Builds a new database under another name and moves it into place when it is complete: a crash or a full disk
 * half-way leaves nothing that looks like a database.
 *
 * @throws StartupError `migration_failed` or the operating system's error
 */
export function createNewDatabase(files: DataFiles, run: MigrationRun): void {
  const partial = newPartialFile(files.directory);
  try {
    const head = build(partial, run);
    putInPlace(partial, files.database);
    // Last: a head file without a database would say that the database has been lost.
    writeHeadFile(files.auditHead, head, run.at, []);
  } finally {
    removePartialFile(partial);
  }
}

function build(file: string, run: MigrationRun): AuditHead {
  const handle = openWritable(file);
  try {
    migrate(handle, run);
    return storedChain(handle).head();
  } finally {
    handle.close();
  }
}
