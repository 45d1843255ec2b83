import type { Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { AuditAction } from '#shared/audit/actions.ts';
import type { AuditEntityType } from '#shared/audit/entities.ts';
import type { Instant } from '#shared/dates.ts';
import type { Schema } from './schema.ts';

/** Who does something: a signed-in user, or the program itself (`system`). */
export interface Actor {
  readonly id: string;
  /** Display name at the time of the act. */
  readonly name: string;
}

/** The program itself: first start, built-in schemes, sample data. */
export const systemActor: Actor = { id: 'system', name: '系统' };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface AuditEntry {
  readonly action: AuditAction;
  readonly entityType: AuditEntityType;
  readonly entityId: string;
  /** What the record was before; only what changed, never passwords or file contents. */
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: string | null;
}

/** Handle that can only read, on a connection of its own: it sees committed data and never waits for a writer. */
export type Reader = ReadonlyKysely<Schema>;

/** Anything that can be asked: the reader, or the transaction of a running write. */
export type ReadHandle = Reader | Transaction<Schema>;

/** One write: everything done through it happens together or not at all. */
export interface WriteUnit {
  /** Use this for reads inside the write as well: the reader sees what was committed before it. */
  readonly trx: Transaction<Schema>;
  readonly actor: Actor;
  /** The instant of the write; the same for every row and audit event of it. */
  readonly at: Instant;
  /** Appends to the audit chain inside the same transaction. */
  audit(entry: AuditEntry): Promise<void>;
}

export interface AuditHead {
  /** 0 while the chain is empty. */
  readonly sequence: number;
  /** Hex SHA-256; 64 zeros while the chain is empty. */
  readonly hash: string;
}

export interface Database {
  readonly read: Reader;
  /**
   * Runs `work` in one transaction, one write at a time. Rolls back when it throws, and throws itself when `work`
   * changed rows without appending an audit event.
   */
  write<T>(actor: Actor, work: (unit: WriteUnit) => Promise<T>): Promise<T>;
  /** Head of the audit chain as committed. */
  auditHead(): Promise<AuditHead>;
  close(): Promise<void>;
}
