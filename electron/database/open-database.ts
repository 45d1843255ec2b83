import type { Clock } from '../application.types.ts';
import { backUpBeforeMigration } from './backup-before-migration.ts';
import { createHeadFile, type RecordedHead } from './chain/head-file.ts';
import { reconcileHead } from './chain/reconcile-head.ts';
import { storedChain } from './chain/stored-chain.ts';
import { checkFiles } from './checks/files.ts';
import { checkForeignKeys, quickCheck } from './checks/health.ts';
import { checkFingerprint, checkVersion, schemaVersionOf } from './checks/identity.ts';
import { type Handle, openReadOnly, openWritable, queryable, readable } from './connection.ts';
import { createNewDatabase } from './create-new-database.ts';
import { type DataFiles, dataFiles, makeDataDirectory } from './data-directory.ts';
import type { Database } from './database.types.ts';
import { takeLock } from './lock.ts';
import { type MigrationRun, migrate } from './migrate.ts';
import type { Migration } from './migration.types.ts';
import { migrations as ownMigrations } from './migrations/index.ts';
import { removeLeftovers } from './partial-file.ts';
import { asStartupError } from './startup-problem.ts';
import { createWriteQueue } from './write-queue.ts';
import { runWriteUnit } from './write-unit.ts';

export interface OpenOptions {
  /** Created when missing. */
  readonly dataDirectory: string;
  readonly clock: Clock;
  /** Steps of the schema; the program's own unless a test brings others. */
  readonly migrations?: readonly Migration[];
  /** See {@link MigrationRun.beforeStatement}. */
  readonly beforeStatement?: MigrationRun['beforeStatement'];
}

/**
 * Opens the database of a data directory, or makes it. Each check comes before anything that could change the file;
 * a file that fails one is left as it is.
 *
 * @throws StartupError when a check fails or the disk does not play along; the data directory is then free again
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const files = dataFiles(options.dataDirectory);
  const { clock, migrations = ownMigrations } = options;
  const run = (): MigrationRun => ({ migrations, at: clock.now(), beforeStatement: options.beforeStatement });
  let release: (() => void) | null = null;
  let handle: Handle | null = null;
  try {
    makeDataDirectory(files.directory);
    release = takeLock(files);
    removeLeftovers(files);
    if (checkFiles(files) === 'new') {
      createNewDatabase(files, run());
    } else if (checkDatabase(files, migrations) < migrations.length) {
      await backUpBeforeMigration(files, clock);
    }
    handle = openWritable(files.database);
    migrate(handle, run());
    const contradicted = reconcileHead(handle, files.auditHead, clock.now());
    return openedDatabase(files, clock, handle, contradicted, release);
  } catch (error) {
    handle?.close();
    release?.();
    throw asStartupError(error);
  }
}

/**
 * The checks that only look. They use a read-only handle, because closing the last writable one would fold the
 * write-ahead log into the file, and a damaged file must stay as it was found.
 *
 * @returns the schema version
 */
function checkDatabase(files: DataFiles, migrations: readonly Migration[]): number {
  const handle = openReadOnly(files.database);
  try {
    quickCheck(handle);
    checkVersion(handle, migrations);
    checkFingerprint(handle, migrations);
    checkForeignKeys(handle);
    return schemaVersionOf(handle);
  } finally {
    handle.close();
  }
}

function openedDatabase(
  files: DataFiles,
  clock: Clock,
  handle: Handle,
  contradicted: readonly RecordedHead[],
  release: () => void,
): Database {
  const writer = queryable(handle);
  const chain = storedChain(handle);
  const readHandle = openReadOnly(files.database);
  const committedChain = storedChain(readHandle);
  const read = readable(readHandle);
  const queue = createWriteQueue();
  const headFile = createHeadFile(files.auditHead, contradicted);
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    await queue.close();
    await headFile.flush();
    // The reader first: the last handle to close folds the write-ahead log into the file and removes it.
    readHandle.close();
    handle.close();
    release();
  }

  return {
    read,
    write: (actor, work) =>
      queue.run(async () => {
        const at = clock.now();
        const { result, head } = await runWriteUnit(writer, chain, actor, at, work);
        if (head) headFile.committed(head, at);
        return result;
      }),
    auditHead: async () => committedChain.head(),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
