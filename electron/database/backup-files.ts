import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { type Backup, backupSchema } from '#shared/contract/system.ts';
import { type Instant, instantSchema } from '#shared/dates.ts';
import type { DataFiles } from './data-directory.ts';

/** What is written beside each backup, so that a later look can tell whether it is still the same file. */
export const manifestSchema = z.object({
  ...backupSchema.shape,
  format: z.literal(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  schemaVersion: z.number().int().min(1),
  auditHead: z.object({ sequence: z.number().int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Whether the audit chain inside was whole. A broken one is kept too: the backup may be the evidence. */
  auditIntact: z.boolean(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Names that this program gives, e.g. `cadredesk-20260305T023000Z-manual.db`; a number follows when taken. */
const ownName =
  /^cadredesk-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(manual|before_migration|before_restore|scheduled)(-\d+)?\.db$/;

/** `2026-03-05T02:30:00.000Z` → `20260305T023000Z`. */
export function compactInstant(instant: Instant): string {
  return instant.replace(/\.\d+/, '').replace(/[-:]/g, '');
}

/** A name in the backup folder that is not taken. */
export function freeBackupName(files: DataFiles, at: Instant, reason: Backup['reason']): string {
  const stem = `cadredesk-${compactInstant(at)}-${reason}`;
  let name = `${stem}.db`;
  for (let i = 2; existsSync(join(files.backups, name)); i += 1) name = `${stem}-${i}.db`;
  return name;
}

/** `x.db` → `x.json` in the backup folder. */
export function manifestPath(files: DataFiles, fileName: string): string {
  return join(files.backups, fileName.replace(/\.db$/, '.json'));
}

/** The manifest of a backup, or null where there is none that can be read: the copy may have come alone. */
export function readManifest(files: DataFiles, fileName: string): Manifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(manifestPath(files, fileName), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Every backup in the folder, newest first; those that somebody put there by hand too.
 *
 * @throws the operating system's error when the folder is there but cannot be read
 */
export function listBackupFiles(files: DataFiles): Backup[] {
  if (!existsSync(files.backups)) return [];
  return readdirSync(files.backups, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isBackupName(entry.name))
    .map((entry) => backupOf(files, entry.name))
    .sort((a, b) =>
      a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.fileName < b.fileName ? 1 : -1,
    );
}

/** A plain file name ending in `.db`: nothing in it can lead out of the folder. */
export function isBackupName(name: string): boolean {
  return name === basename(name) && /^[^./\\:\0][^/\\:\0]*\.db$/.test(name);
}

function backupOf(files: DataFiles, fileName: string): Backup {
  const { size, mtime } = statSync(join(files.backups, fileName));
  const own = ownName.exec(fileName);
  const [, year, month, day, hour, minute, second, reason] = own ?? [];
  const createdAt = own ? `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` : mtime.toISOString();
  return {
    fileName,
    createdAt: instantSchema.catch(instantSchema.parse(mtime.toISOString())).parse(createdAt),
    bytes: size,
    reason: backupSchema.shape.reason.catch('manual').parse(reason),
  };
}
