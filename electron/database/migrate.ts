import type { Instant } from '#shared/dates.ts';
import { storedChain } from './chain/stored-chain.ts';
import { checkForeignKeys, checkIntegrity } from './checks/health.ts';
import { applicationId, schemaVersionOf } from './checks/identity.ts';
import type { Handle } from './connection.ts';
import { systemActor } from './database.types.ts';
import type { Migration } from './migration.types.ts';
import { asStartupError, migrationFailed, StartupError } from './startup-problem.ts';

export interface MigrationRun {
  /** Every step the program knows, in order. */
  readonly migrations: readonly Migration[];
  readonly at: Instant;
  /** Called before each statement; a test throws from it to see what a failure there leaves behind. */
  readonly beforeStatement?: ((statement: string) => void) | undefined;
}

/**
 * Brings a database to the last schema version, in one transaction: the statements, the version, the audit event and
 * the checks of the result stand or fall together. Does nothing when there is nothing to do.
 *
 * @throws StartupError `migration_failed` or `disk`; the file is then as it was
 */
export function migrate(handle: Handle, { migrations, at, beforeStatement }: MigrationRun): void {
  const from = schemaVersionOf(handle);
  const to = migrations.length;
  if (from === to) return;
  const run = (statement: string) => {
    beforeStatement?.(statement);
    handle.prepare(statement).run();
  };
  // Steps may rebuild a table that others point to. Has no effect inside a transaction, so it goes first.
  handle.pragma('foreign_keys = OFF');
  try {
    run('BEGIN IMMEDIATE');
    for (const migration of migrations.slice(from)) migration.statements.forEach(run);
    run(`PRAGMA application_id = ${applicationId}`);
    run(`PRAGMA user_version = ${to}`);
    const action = from === 0 ? 'system.created' : 'system.migrated';
    beforeStatement?.(action);
    storedChain(handle).append(systemActor, at, {
      action,
      entityType: 'database',
      entityId: 'database',
      before: from === 0 ? null : { schemaVersion: from },
      after: { schemaVersion: to },
    });
    checkForeignKeys(handle);
    checkIntegrity(handle);
    run('COMMIT');
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    const cause = asStartupError(error);
    throw cause instanceof StartupError && cause.problem.kind === 'disk' ? cause : migrationFailed(to, error);
  } finally {
    handle.pragma('foreign_keys = ON');
  }
}
