import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '#shared/dates.ts';
import { storedChain } from './chain/stored-chain.ts';
import { verifyChain } from './chain/verify-chain.ts';
import { checkForeignKeys, checkIntegrity } from './checks/health.ts';
import { schemaVersionOf } from './checks/identity.ts';
import { openReadOnly, readable } from './connection.ts';
import type { AuditHead } from './database.types.ts';

/** What a look into a backup file found. */
export interface CopyReport {
  readonly bytes: number;
  readonly sha256: string;
  readonly schemaVersion: number;
  readonly auditHead: AuditHead;
  readonly auditIntact: boolean;
}

/**
 * Copies the committed content of a database into a new file, compacted. Copying the file itself would not do: what
 * is still in the write-ahead log would be missing.
 *
 * Writes may go on meanwhile; they are not in the copy.
 */
export function copyDatabase(source: string, target: string): void {
  const handle = openReadOnly(source);
  try {
    // The statement writes another file; the handle on this one stays read-only.
    handle.pragma('query_only = OFF');
    handle.prepare('VACUUM INTO ?').run(target);
  } finally {
    handle.close();
  }
}

/** Copies a database and checks the copy, see {@link copyDatabase} and {@link inspectCopy}. */
export type CopyAndInspect = (source: string, target: string, at: Instant) => Promise<CopyReport>;

/** In this thread: for the time before the program is open. */
export const copyAndInspect: CopyAndInspect = async (source, target, at) => {
  copyDatabase(source, target);
  return await inspectCopy(target, at);
};

/**
 * Opens a backup file again and checks everything that can be checked.
 *
 * @throws StartupError `corrupt` when the file is damaged or its records do not fit together. A broken audit chain is
 *   reported, not thrown: a copy of a doctored database is evidence.
 */
export async function inspectCopy(file: string, at: Instant): Promise<CopyReport> {
  const handle = openReadOnly(file);
  try {
    checkIntegrity(handle);
    checkForeignKeys(handle);
    const { intact } = await verifyChain(readable(handle), [], at);
    return {
      bytes: statSync(file).size,
      sha256: await sha256Of(file),
      schemaVersion: schemaVersionOf(handle),
      auditHead: storedChain(handle).head(),
      auditIntact: intact,
    };
  } finally {
    handle.close();
  }
}

/** Hex SHA-256 of a file of any size. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
