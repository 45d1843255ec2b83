import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '#shared/dates.ts';
import { composeEvent } from './chain/compose-event.ts';
import { emptyChain } from './chain/event-hash.ts';
import type { Actor, AuditEntry, AuditHead, WriteUnit } from './database.types.ts';
import type { Schema } from './schema.ts';

/**
 * Runs `work` in one transaction and appends its audit events to the chain. The transaction cannot be used any more
 * once it has ended: a query that `work` forgot to wait for fails instead of running outside of it.
 *
 * @returns what `work` returned, and the new head when there are new events
 * @throws Error when `work` changed rows without appending an audit event
 */
export async function runWriteUnit<T>(
  writer: Kysely<Schema>,
  actor: Actor,
  at: Instant,
  work: (unit: WriteUnit) => Promise<T>,
): Promise<{ result: T; head: AuditHead | null }> {
  const trx = await writer.startTransaction().execute();
  try {
    const changesBefore = await totalChanges(trx);
    const chain = chainIn(trx, actor, at);
    const result = await work({ trx, actor, at, audit: chain.append });
    const head = await chain.finish();
    if (head === null && (await totalChanges(trx)) > changesBefore) {
      throw new Error('A write changed rows without an audit event');
    }
    await trx.commit().execute();
    return { result, head };
  } catch (error) {
    // Fails only where SQLite has rolled back already (disk full, read error); the first error is the one to tell.
    await trx
      .rollback()
      .execute()
      .catch(() => undefined);
    throw error;
  }
}

/** Appends one event at a time, also when `work` does not wait for one before it starts the next. */
function chainIn(trx: Transaction<Schema>, actor: Actor, at: Instant) {
  let head: AuditHead | null = null;
  let tail: Promise<void> = Promise.resolve();
  let finished = false;
  return {
    append(entry: AuditEntry): Promise<void> {
      if (finished) return Promise.reject(new Error('audit() was called after its write had ended'));
      const appended = tail.then(async () => {
        const row = composeEvent(await readHead(trx), actor, at, entry);
        await trx.insertInto('audit_event').values(row).execute();
        head = { sequence: row.sequence, hash: row.hash };
      });
      tail = appended.catch(() => undefined);
      return appended;
    },
    async finish(): Promise<AuditHead | null> {
      await tail;
      finished = true;
      return head;
    },
  };
}

/** The head as `handle` sees it; always read, never remembered, so that a rolled-back savepoint cannot mislead. */
export async function readHead(handle: Pick<Kysely<Schema>, 'selectFrom'>): Promise<AuditHead> {
  const row = await handle
    .selectFrom('audit_event')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? emptyChain;
}

/** Rows changed on this connection since it was opened, by triggers and foreign keys too. */
async function totalChanges(trx: Transaction<Schema>): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(trx);
  return rows[0]?.changes ?? 0;
}
