import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import * as z from 'zod';
import type { Handle } from './connection.ts';
import type { Migration } from './migration.types.ts';

const objectSchema = z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() });

/**
 * Hash of every table, index, trigger and view as SQLite stores their statements, blanks folded. Equal for two
 * databases exactly when they were built by the same statements.
 */
export function schemaFingerprint(handle: Handle): string {
  const rows = handle
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .all();
  const lines = rows.map((row) => {
    const { type, name, sql } = objectSchema.parse(row);
    return `${type} ${name} ${(sql ?? '').replace(/\s+/g, ' ').trim()}\n`;
  });
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** The fingerprint that a database has after `version` steps of `migrations`. */
export function expectedFingerprint(migrations: readonly Migration[], version: number): string {
  const handle = new Sqlite(':memory:');
  try {
    for (const migration of migrations.slice(0, version)) {
      for (const statement of migration.statements) handle.prepare(statement).run();
    }
    return schemaFingerprint(handle);
  } finally {
    handle.close();
  }
}
