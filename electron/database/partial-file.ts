import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFiles } from './data-directory.ts';

/*
 * Databases in the making (new, backup, restored) have a name of their own until they are complete. What still has
 * such a name at the next start is left over from a crash.
 */

const leftover = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.partial(-wal|-shm|-journal)?$/;

/** A path in `directory` for a database in the making. */
export function newPartialFile(directory: string): string {
  return join(directory, `${randomUUID()}.partial`);
}

/** Removes a database in the making, unless it has been moved to its place. */
export function removePartialFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

/** Removes what crashes have left behind. To be called while nobody else works in the data directory. */
export function removeLeftovers(files: DataFiles): void {
  for (const directory of [files.directory, files.backups].filter((path) => existsSync(path))) {
    for (const name of readdirSync(directory)) {
      if (leftover.test(name)) rmSync(join(directory, name), { force: true });
    }
  }
}
