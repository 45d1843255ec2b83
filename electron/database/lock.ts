import Sqlite from 'better-sqlite3';
import type { DataFiles } from './data-directory.ts';
import { locked } from './startup-problem.ts';

/**
 * Claims the data directory for this program. The claim is an exclusive transaction on a file beside the database:
 * the operating system drops it when the process ends in whatever way, so a crash never leaves a stale lock, and
 * backup tools may still read the database itself.
 *
 * @returns how to give the claim up; idempotent
 * @throws StartupError `locked` when another program holds it
 */
export function takeLock(files: DataFiles): () => void {
  const handle = new Sqlite(files.lock, { timeout: 0 });
  try {
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    throw error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY' ? locked(error) : error;
  }
  return () => {
    handle.close();
  };
}
