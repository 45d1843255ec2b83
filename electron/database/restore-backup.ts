import { constants, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Clock } from '../application.types.ts';
import { putInPlace, syncDirectory } from './atomic-file.ts';
import { inspectCopy, sha256Of } from './backup-copy.ts';
import { compactInstant, isBackupName, readManifest } from './backup-files.ts';
import { type HeadFileContent, readHeadFile, writeHeadFile } from './chain/head-file.ts';
import { storedChain } from './chain/stored-chain.ts';
import { checkFingerprint, checkVersion } from './checks/identity.ts';
import { openReadOnly, openWritable } from './connection.ts';
import { type DataFiles, dataFiles } from './data-directory.ts';
import { type AuditHead, systemActor } from './database.types.ts';
import { takeLock } from './lock.ts';
import { migrations } from './migrations/index.ts';
import { newPartialFile, removePartialFile } from './partial-file.ts';
import { asStartupError, StartupError } from './startup-problem.ts';

/** A backup that cannot be restored; the message is Chinese, and nothing has been changed. */
export class RestoreError extends Error {}

/**
 * Puts a backup in the place of a database that cannot be opened. The backup is checked first; the database with its
 * write-ahead log and head file is moved to `damaged-<time>` in the data directory, never deleted. The restored
 * database carries an audit event that says which backup it comes from and which head it replaces.
 *
 * A crash half-way leaves either the old database, or none and the backup to restore again.
 *
 * @param fileName as `listBackups` gave it
 * @throws RestoreError when the backup is not there, is damaged or is of a newer program
 * @throws StartupError `locked` or `disk`
 */
export async function restoreBackup(dataDirectory: string, fileName: string, clock: Clock): Promise<void> {
  const files = dataFiles(dataDirectory);
  const backup = join(files.backups, fileName);
  if (!isBackupName(fileName) || !existsSync(backup)) {
    throw new RestoreError('没有找到这个备份文件。请刷新页面后重新选择。');
  }
  try {
    const release = takeLock(files);
    const partial = newPartialFile(files.directory);
    try {
      // The copy is checked, not the original: what is checked is what will be used.
      copyFileSync(backup, partial, constants.COPYFILE_EXCL);
      await checkBackup(files, fileName, partial, clock);
      const replaced = readHeadFile(files.auditHead);
      const head = recordRestore(partial, fileName, replaced, clock);
      moveAside(files, clock);
      putInPlace(partial, files.database);
      writeHeadFile(files.auditHead, head, clock.now(), replaced?.contradicted ?? []);
    } finally {
      removePartialFile(partial);
      release();
    }
  } catch (error) {
    throw asStartupError(error);
  }
}

async function checkBackup(files: DataFiles, fileName: string, copy: string, clock: Clock): Promise<void> {
  const manifest = readManifest(files, fileName);
  if (manifest && (await sha256Of(copy)) !== manifest.sha256) {
    throw new RestoreError(
      '这个备份文件与备份时的内容不一致，可能已损坏或被改动。数据库没有改动，请换一个备份。',
    );
  }
  try {
    const handle = openReadOnly(copy);
    try {
      checkVersion(handle, migrations);
      checkFingerprint(handle, migrations);
    } finally {
      handle.close();
    }
    await inspectCopy(copy, clock.now());
  } catch (error) {
    const cause = asStartupError(error);
    if (!(cause instanceof StartupError) || cause.problem.kind === 'disk') throw cause;
    const what =
      cause.problem.kind === 'newer_version'
        ? '这个备份由更新版本的驻村考评保存，本程序不能使用。数据库没有改动，请换一个备份或安装新版本的程序。'
        : '这个备份文件已损坏，或者不是驻村考评的备份。数据库没有改动，请换一个备份。';
    throw new RestoreError(what, { cause });
  }
}

/** Writes the restore into the chain of the copy, before it takes its place. */
function recordRestore(
  copy: string,
  fileName: string,
  replaced: HeadFileContent | null,
  clock: Clock,
): AuditHead {
  const handle = openWritable(copy);
  try {
    const chain = storedChain(handle);
    const found = chain.head();
    return chain.append(systemActor, clock.now(), {
      action: 'system.restored',
      entityType: 'database',
      entityId: 'database',
      before: replaced && { sequence: replaced.head.sequence, hash: replaced.head.hash },
      after: { fileName, sequence: found.sequence, hash: found.hash },
    });
  } finally {
    handle.close();
  }
}

/**
 * Moves the database with all its files: a write-ahead log or journal left beside another database would be replayed
 * into it. The database goes first, because a log without a database is noticed at the next start, whereas a database
 * without its log would open as if its last writes had never been.
 */
function moveAside(files: DataFiles, clock: Clock): void {
  const present = [files.database, files.wal, files.shm, files.journal, files.auditHead].filter((file) =>
    existsSync(file),
  );
  if (present.length === 0) return;
  const stem = join(files.directory, `damaged-${compactInstant(clock.now())}`);
  let target = stem;
  for (let i = 2; existsSync(target); i += 1) target = `${stem}-${i}`;
  mkdirSync(target);
  for (const file of present) renameSync(file, join(target, basename(file)));
  syncDirectory(files.directory);
}
