import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { listBackupFiles } from '../backup-files.ts';
import type { DataFiles } from '../data-directory.ts';
import { corrupt } from '../startup-problem.ts';

/** Every SQLite file begins with these sixteen bytes. */
const magic = Buffer.from('SQLite format 3\0', 'latin1');
const headerBytes = 100;

/**
 * Looks at the files before SQLite does, because SQLite takes an empty file for a new database and throws away a
 * write-ahead log that has no database.
 *
 * @returns whether there is a database; `new` when there has never been one
 * @throws StartupError `corrupt`
 */
export function checkFiles(files: DataFiles): 'existing' | 'new' {
  const size = statSync(files.database, { throwIfNoEntry: false })?.size;
  if (size === undefined || size === 0) {
    if (!hasPast(files)) return 'new';
    throw size === undefined
      ? corrupt('missing', '数据文件夹里有备份或日志，却没有数据库文件')
      : corrupt('empty', '数据库文件是空的（0 字节）');
  }
  checkHeader(files.database, size);
  return 'existing';
}

/** Whether something beside the missing or empty file says that there were records before. */
function hasPast(files: DataFiles): boolean {
  const walBytes = statSync(files.wal, { throwIfNoEntry: false })?.size ?? 0;
  return walBytes > 0 || existsSync(files.auditHead) || listBackupFiles(files).length > 0;
}

function checkHeader(path: string, size: number): void {
  const header = Buffer.alloc(headerBytes);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, headerBytes, 0);
  } finally {
    closeSync(descriptor);
  }
  if (!header.subarray(0, magic.length).equals(magic)) throw corrupt('header', '数据库文件的开头已损坏');
  // Big-endian; 1 stands for 65,536.
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (size < pageBytes) throw corrupt('truncated', '数据库文件不完整，后面的部分丢失了');
}
