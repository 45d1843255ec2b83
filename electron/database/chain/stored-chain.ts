import * as z from 'zod';
import type { Instant } from '#shared/dates.ts';
import type { Handle } from '../connection.ts';
import type { Actor, AuditEntry, AuditHead } from '../database.types.ts';
import { composeEvent } from './compose-event.ts';
import { emptyChain } from './event-hash.ts';

/** The chain in a database file, of whatever schema version: the columns used here are the same in all. */
export interface StoredChain {
  head(): AuditHead;
  /** The hash stored at a place, or null where there is no event. */
  hashAt(sequence: number): string | null;
  /** Appends an event after the last one, in the transaction that is open on the handle; returns the new head. */
  append(actor: Actor, at: Instant, entry: AuditEntry): AuditHead;
}

const headSchema = z.object({ sequence: z.number().int(), hash: z.string() });

/**
 * The chain behind a handle. Synchronous: nothing can come between reading the head and appending to it, and a
 * bulk import with its thousands of events is not held up by query building.
 *
 * @throws SqliteError when the file has no table of audit events
 */
export function storedChain(handle: Handle): StoredChain {
  const selectHead = handle.prepare('SELECT sequence, hash FROM audit_event ORDER BY sequence DESC LIMIT 1');
  const selectOne = handle.prepare('SELECT sequence, hash FROM audit_event WHERE sequence = ?');
  const insert = handle.prepare(
    `INSERT INTO audit_event
       (sequence, at, actor_id, actor_name, action, entity_type, entity_id, before, after, reason, previous_hash, hash)
     VALUES
       (:sequence, :at, :actor_id, :actor_name, :action, :entity_type, :entity_id, :before, :after, :reason,
        :previous_hash, :hash)`,
  );

  function head(): AuditHead {
    const row = selectHead.get();
    return row === undefined ? emptyChain : headSchema.parse(row);
  }

  return {
    head,
    hashAt(sequence) {
      const row = selectOne.get(sequence);
      return row === undefined ? null : headSchema.parse(row).hash;
    },
    append(actor, at, entry) {
      const event = composeEvent(head(), actor, at, entry);
      insert.run(event);
      return { sequence: event.sequence, hash: event.hash };
    },
  };
}
