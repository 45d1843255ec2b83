import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '#shared/dates.ts';
import type { StoredChain } from './chain/stored-chain.ts';
import type { Actor, AuditHead, WriteUnit } from './database.types.ts';
import type { Schema } from './schema.ts';

/**
 * Runs `work` in one transaction and appends its audit events to the chain. The transaction cannot be used any more
 * once it has ended: a query that `work` forgot to wait for fails instead of running outside of it.
 *
 * @param chain over the handle that `writer` writes through
 * @returns what `work` returned, and the new head when there are new events
 * @throws Error when `work` changed rows without appending an audit event
 */
export async function runWriteUnit<T>(
  writer: Kysely<Schema>,
  chain: StoredChain,
  actor: Actor,
  at: Instant,
  work: (unit: WriteUnit) => Promise<T>,
): Promise<{ result: T; head: AuditHead | null }> {
  const trx = await writer.startTransaction().execute();
  let head: AuditHead | null = null;
  let ended = false;
  const audit: WriteUnit['audit'] = async (entry) => {
    if (ended) throw new Error('audit() was called after its write had ended');
    head = chain.append(actor, at, entry);
  };
  try {
    const changesBefore = await totalChanges(trx);
    const result = await work({ trx, actor, at, audit });
    ended = true;
    if (head === null && (await totalChanges(trx)) > changesBefore) {
      throw new Error('A write changed rows without an audit event');
    }
    await trx.commit().execute();
    return { result, head };
  } catch (error) {
    ended = true;
    // Fails only where SQLite has rolled back already (disk full, read error); the first error is the one to tell.
    await trx
      .rollback()
      .execute()
      .catch(() => undefined);
    throw error;
  }
}

/** Rows changed on this connection since it was opened, by triggers and foreign keys too. */
async function totalChanges(trx: Transaction<Schema>): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(trx);
  return rows[0]?.changes ?? 0;
}
