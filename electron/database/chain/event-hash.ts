import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { AuditHead } from '../database.types.ts';
import type { Schema } from '../schema.ts';

export type AuditRow = Schema['audit_event'];

/** The head before the first event. */
export const emptyChain: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

/**
 * Hash of an audit event: SHA-256, hex, over the hash before it and the canonical JSON of every other column.
 * `before` and `after` go in as the text that is stored, so that nothing rests on how JSON is read back.
 */
export function eventHash(row: Omit<AuditRow, 'hash'>): string {
  const { previous_hash, ...fields } = row;
  return createHash('sha256').update(previous_hash).update(canonicalJson(fields)).digest('hex');
}
