import { canonicalJson } from '#shared/canonical-json.ts';
import type { Instant } from '#shared/dates.ts';
import type { Actor, AuditEntry, AuditHead, Json } from '../database.types.ts';
import { type AuditRow, eventHash } from './event-hash.ts';

/** The row that follows `head` in the chain. */
export function composeEvent(head: AuditHead, actor: Actor, at: Instant, entry: AuditEntry): AuditRow {
  const row = {
    sequence: head.sequence + 1,
    at,
    actor_id: storable(actor.id),
    actor_name: storable(actor.name),
    action: entry.action,
    entity_type: storable(entry.entityType),
    entity_id: storable(entry.entityId),
    before: json(entry.before),
    after: json(entry.after),
    reason: entry.reason === undefined || entry.reason === null ? null : storable(entry.reason),
    previous_hash: head.hash,
  };
  return { ...row, hash: eventHash(row) };
}

function json(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : storable(canonicalJson(value));
}

/** SQLite stores UTF-8: half of a surrogate pair would come back as another character and break the hash. */
function storable(text: string): string {
  return text.toWellFormed();
}
