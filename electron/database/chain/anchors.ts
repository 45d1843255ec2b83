import type { Instant } from '#shared/dates.ts';
import { listBackupFiles, readManifest } from '../backup-files.ts';
import type { DataFiles } from '../data-directory.ts';
import type { AuditHead, Reader } from '../database.types.ts';
import { type RecordedHead, readHeadFile } from './head-file.ts';

/** A head of the chain that is known from outside the chain. */
export interface Anchor extends AuditHead {
  /** Where it is known from, in Chinese. */
  readonly source: string;
  /** When it was written down; null for what lies in the database and so goes back with it. */
  readonly recordedAt: Instant | null;
}

/**
 * Every head that can be found: head file, manifests of backups, registered documents.
 *
 * @throws when the register of documents cannot be read
 */
export async function collectAnchors(files: DataFiles, read: Reader): Promise<Anchor[]> {
  return [...headFileAnchors(files), ...backupAnchors(files), ...(await documentAnchors(read))];
}

function headFileAnchors(files: DataFiles): Anchor[] {
  const content = readHeadFile(files.auditHead);
  if (!content) return [];
  const anchor = ({ sequence, hash, recordedAt }: RecordedHead, source: string): Anchor => {
    return { sequence, hash, source, recordedAt };
  };
  return [
    anchor(content.head, '链头文件'),
    ...content.contradicted.map((head) => anchor(head, '链头文件先前')),
  ];
}

function backupAnchors(files: DataFiles): Anchor[] {
  return listBackupFiles(files).flatMap(({ fileName }) => {
    const manifest = readManifest(files, fileName);
    if (!manifest) return [];
    return [{ ...manifest.auditHead, source: `备份文件 ${fileName} `, recordedAt: manifest.createdAt }];
  });
}

async function documentAnchors(read: Reader): Promise<Anchor[]> {
  const rows = await read
    .selectFrom('document')
    .select(['register_number', 'audit_sequence', 'audit_head'])
    .orderBy('audit_sequence')
    .execute();
  return rows.map((row) => ({
    sequence: row.audit_sequence,
    hash: row.audit_head,
    source: `登记文件 ${row.register_number} `,
    recordedAt: null,
  }));
}
