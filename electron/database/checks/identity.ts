import * as z from 'zod';
import type { Handle } from '../connection.ts';
import type { Migration } from '../migration.types.ts';
import { expectedFingerprint, schemaFingerprint } from '../schema-fingerprint.ts';
import { foreignFile, newerVersion, schemaAltered } from '../startup-problem.ts';

/** Marks the file as ours in its header: “CDK1” as a number. Never changes. */
export const applicationId = 0x43_44_4b_31;

const numberSchema = z.number().int();

/** How many migrations the file has seen. */
export function schemaVersionOf(handle: Handle): number {
  return numberSchema.parse(handle.pragma('user_version', { simple: true }));
}

/**
 * Is it a database of this program, of a version it knows?
 *
 * @throws StartupError `foreign_file` or `newer_version`
 */
export function checkVersion(handle: Handle, migrations: readonly Migration[]): void {
  const found = numberSchema.parse(handle.pragma('application_id', { simple: true }));
  if (found !== applicationId) throw foreignFile(found);
  const version = schemaVersionOf(handle);
  if (version > migrations.length) throw newerVersion(version, migrations.length);
}

/**
 * Has the file exactly the tables, indexes and triggers that its version has?
 *
 * @throws StartupError `schema_altered`
 */
export function checkFingerprint(handle: Handle, migrations: readonly Migration[]): void {
  const version = schemaVersionOf(handle);
  if (schemaFingerprint(handle) !== expectedFingerprint(migrations, version)) throw schemaAltered(version);
}
