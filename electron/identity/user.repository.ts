import type { Selectable } from 'kysely';
import type { User } from '#shared/contract/identity.ts';
import type { UserId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';

export type UserRow = Selectable<Schema['user_account']>;

/** How many accounts there are, disabled ones included; 0 before the first run. */
export async function countUsers(handle: ReadHandle): Promise<number> {
  const row = await handle
    .selectFrom('user_account')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** By name, whatever the case of its Latin letters. */
export function findByUsername(handle: ReadHandle, username: string): Promise<UserRow | undefined> {
  return handle.selectFrom('user_account').selectAll().where('username', '=', username).executeTakeFirst();
}

/** By id, disabled or not. */
export function findById(handle: ReadHandle, id: UserId): Promise<UserRow | undefined> {
  return handle.selectFrom('user_account').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every account, the oldest first. */
export function allUsers(handle: ReadHandle): Promise<UserRow[]> {
  return handle.selectFrom('user_account').selectAll().orderBy('created_at').execute();
}

/** Enabled administrators other than `except`. */
export async function countOtherAdministrators(handle: ReadHandle, except: UserId): Promise<number> {
  const row = await handle
    .selectFrom('user_account')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('id', '!=', except)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The account as the page may see it: never the hash. */
export function toUser(row: UserRow): User {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at,
    revision: row.revision,
  };
}
