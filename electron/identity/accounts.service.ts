import type { User } from '#shared/contract/identity.ts';
import { type UserId, userIdSchema } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../errors.ts';
import { hashPassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import { allUsers, countOtherAdministrators, findById, findByUsername, toUser } from './user.repository.ts';

interface NewAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

interface AccountChange {
  readonly id: UserId;
  readonly revision: number;
  readonly displayName: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** Accounts, kept by administrators. An account is never deleted: the audit trail names it. */
export function createAccountsService({ database, sessions }: { database: Database; sessions: Sessions }) {
  return {
    async list(): Promise<User[]> {
      return (await allUsers(database.read)).map(toUser);
    },

    async create(actor: Actor, account: NewAccount): Promise<User> {
      const passwordHash = await hashPassword(account.password);
      return database.write(actor, async ({ trx, at, audit }) => {
        if (await findByUsername(trx, account.username)) {
          throw invalidInput('username', `用户名“${account.username}”已被使用，请换一个。`);
        }
        const row = await trx
          .insertInto('user_account')
          .values({
            id: newId(userIdSchema),
            username: account.username,
            display_name: account.displayName,
            role: account.role,
            password_hash: passwordHash,
            password_changed_at: at,
            retry_after: null,
            disabled_at: null,
            created_at: at,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        await audit({
          action: 'identity.userCreated',
          entityType: 'user',
          entityId: row.id,
          after: { username: row.username, displayName: row.display_name, role: row.role },
        });
        return toUser(row);
      });
    },

    async update(actor: Actor, change: AccountChange): Promise<User> {
      const updated = await database.write(actor, async ({ trx, at, audit }) => {
        const before = await findById(trx, change.id);
        if (!before) throw notFound('用户');
        if (before.revision !== change.revision) throw conflict('用户', before.revision);
        const staysAdministrator = change.role === 'administrator' && !change.disabled;
        if (before.role === 'administrator' && !staysAdministrator) {
          if ((await countOtherAdministrators(trx, change.id)) === 0) {
            throw ruleViolation('last_administrator', '这是最后一个可用的管理员，不能停用或改为其他角色。');
          }
        }
        const row = await trx
          .updateTable('user_account')
          .set({
            display_name: change.displayName,
            role: change.role,
            disabled_at: change.disabled ? (before.disabled_at ?? at) : null,
            revision: before.revision + 1,
          })
          .where('id', '=', change.id)
          .returningAll()
          .executeTakeFirstOrThrow();
        await audit({
          action: 'identity.userUpdated',
          entityType: 'user',
          entityId: change.id,
          before: {
            displayName: before.display_name,
            role: before.role,
            disabled: before.disabled_at !== null,
          },
          after: { displayName: row.display_name, role: row.role, disabled: row.disabled_at !== null },
        });
        return { user: toUser(row), mustSignInAgain: change.disabled || before.role !== change.role };
      });
      if (updated.mustSignInAgain) sessions.endAllOf(change.id);
      else sessions.rename(change.id, updated.user.displayName);
      return updated.user;
    },

    async resetPassword(actor: Actor, id: UserId, newPassword: string): Promise<User> {
      const passwordHash = await hashPassword(newPassword);
      const user = await database.write(actor, async ({ trx, at, audit }) => {
        const row = await trx
          .updateTable('user_account')
          .set({
            password_hash: passwordHash,
            password_changed_at: at,
            failed_attempts: 0,
            retry_after: null,
          })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        if (!row) throw notFound('用户');
        await audit({ action: 'identity.passwordReset', entityType: 'user', entityId: id });
        return toUser(row);
      });
      sessions.endAllOf(id);
      return user;
    },
  };
}

export type AccountsService = ReturnType<typeof createAccountsService>;
