import { join } from 'node:path';
import type { Clock } from '../application.types.ts';
import { createBackup } from './backup.ts';
import { sha256Of } from './backup-copy.ts';
import { listBackupFiles, readManifest } from './backup-files.ts';
import { storedChain } from './chain/stored-chain.ts';
import { schemaVersionOf } from './checks/identity.ts';
import { openReadOnly } from './connection.ts';
import type { DataFiles } from './data-directory.ts';

/**
 * Makes the backup that an upgrade may have to fall back on. An upgrade that fails is tried again at each start: a
 * backup of the same records that is still whole is then used again, or the disk would fill up with copies.
 *
 * @throws StartupError or the operating system's error, see `createBackup`
 */
export async function backUpBeforeMigration(files: DataFiles, clock: Clock): Promise<void> {
  if (!(await hasSameBackup(files))) await createBackup(files.directory, clock, 'before_migration');
}

/** Every write moves the head of the audit chain, so an equal head means equal records. */
async function hasSameBackup(files: DataFiles): Promise<boolean> {
  const handle = openReadOnly(files.database);
  const { hash } = storedChain(handle).head();
  const schemaVersion = schemaVersionOf(handle);
  handle.close();
  for (const { fileName } of listBackupFiles(files)) {
    const manifest = readManifest(files, fileName);
    if (manifest?.auditHead.hash !== hash || manifest.schemaVersion !== schemaVersion) continue;
    if ((await sha256Of(join(files.backups, fileName))) === manifest.sha256) return true;
  }
  return false;
}
