import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '#shared/contract/system.ts';
import type { Clock } from '../application.types.ts';
import { putInPlace, writeFileAtomically } from './atomic-file.ts';
import { type CopyAndInspect, copyAndInspect } from './backup-copy.ts';
import { freeBackupName, listBackupFiles, type Manifest, manifestPath } from './backup-files.ts';
import { dataFiles } from './data-directory.ts';
import { newPartialFile, removePartialFile } from './partial-file.ts';

/**
 * Makes a backup in the `backups` folder of the data directory, with a manifest beside it. The file appears under
 * its name only after it has been opened again, checked and forced to the disk.
 *
 * @param copy in this thread unless told otherwise; an open program uses `copyInWorker`
 * @throws StartupError `corrupt` or the operating system's error (disk full, no permission); no file is left behind
 */
export async function createBackup(
  dataDirectory: string,
  clock: Clock,
  reason: Backup['reason'],
  copy: CopyAndInspect = copyAndInspect,
): Promise<Manifest> {
  const files = dataFiles(dataDirectory);
  mkdirSync(files.backups, { recursive: true });
  const partial = newPartialFile(files.backups);
  try {
    const createdAt = clock.now();
    const report = await copy(files.database, partial, createdAt);
    const fileName = freeBackupName(files, createdAt, reason);
    const manifest: Manifest = { format: 1, fileName, createdAt, reason, ...report };
    // The manifest goes first: a backup is never seen without it, and alone it does no harm.
    writeFileAtomically(manifestPath(files, fileName), `${JSON.stringify(manifest, null, 2)}\n`);
    putInPlace(partial, join(files.backups, fileName));
    return manifest;
  } finally {
    removePartialFile(partial);
  }
}

/** The backups of a data directory, newest first. */
export async function listBackups(dataDirectory: string): Promise<readonly Backup[]> {
  return listBackupFiles(dataFiles(dataDirectory));
}
