import * as z from 'zod';
import type { Handle } from '../connection.ts';
import type { AuditHead } from '../database.types.ts';
import { type AuditRow, emptyChain } from './event-hash.ts';

/*
 * The chain through a plain handle, for the steps that run before there is a database to speak of: opening, upgrading,
 * backing up, restoring. The columns used here are the same in every schema version.
 */

const headSchema = z.object({ sequence: z.number().int(), hash: z.string() });

/** The head of the chain. */
export function headRaw(handle: Handle): AuditHead {
  const row = handle.prepare('SELECT sequence, hash FROM audit_event ORDER BY sequence DESC LIMIT 1').get();
  return row === undefined ? emptyChain : headSchema.parse(row);
}

/** The hash stored at a place of the chain, or null where there is no event. */
export function hashAtRaw(handle: Handle, sequence: number): string | null {
  const row = handle.prepare('SELECT sequence, hash FROM audit_event WHERE sequence = ?').get(sequence);
  return row === undefined ? null : headSchema.parse(row).hash;
}

/** Appends a composed event. */
export function appendRaw(handle: Handle, row: AuditRow): void {
  handle
    .prepare(
      `INSERT INTO audit_event
         (sequence, at, actor_id, actor_name, action, entity_type, entity_id, before, after, reason, previous_hash, hash)
       VALUES
         (:sequence, :at, :actor_id, :actor_name, :action, :entity_type, :entity_id, :before, :after, :reason,
          :previous_hash, :hash)`,
    )
    .run(row);
}
