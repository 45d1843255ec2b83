import type { Session } from '#shared/contract/identity.ts';
import { type UserId, userIdSchema } from '#shared/ids.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database, ReadHandle } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { ApplicationError, invalidInput, notFound, ruleViolation } from '../errors.ts';
import { hashPassword } from './passwords.ts';
import { idleMinutes, type Sessions } from './sessions.ts';
import { readOrganisation, writeOrganisation } from './setting.repository.ts';
import { createPasswordCheck } from './sign-in.ts';
import { countUsers, findById, toUser, type UserRow } from './user.repository.ts';

interface SetUpInput {
  readonly organisation: string;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/** First run, signing in and out, the idle lock, and one's own password. */
export function createIdentityService(deps: { database: Database; sessions: Sessions; clock: Clock }) {
  const { database, sessions, clock } = deps;
  const checkPassword = createPasswordCheck(database, clock);

  const sessionOf = (user: UserRow, locked: boolean): Session => ({
    user: toUser(user),
    locked,
    idleMinutes,
  });

  function start(user: UserRow): { token: string; session: Session } {
    const token = sessions.start({ userId: user.id, displayName: user.display_name, role: user.role });
    return { token, session: sessionOf(user, false) };
  }

  async function require(id: UserId): Promise<UserRow> {
    const user = await findById(database.read, id);
    if (!user) throw notFound('用户');
    return user;
  }

  return {
    async status(token: string | null) {
      const active = token === null ? undefined : sessions.find(token);
      const user = active && (await findById(database.read, active.userId));
      return {
        setupRequired: (await countUsers(database.read)) === 0,
        organisation: await readOrganisation(database.read),
        session: active && user ? sessionOf(user, active.locked) : null,
      };
    },

    /** Makes the first administrator. Two at once: the second is refused inside the transaction. */
    async setUp(input: SetUpInput) {
      await refuseSecondSetUp(database.read);
      const id = newId(userIdSchema);
      const passwordHash = await hashPassword(input.password);
      await database.write({ id, name: input.displayName }, async (unit) => {
        await refuseSecondSetUp(unit.trx);
        await unit.trx
          .insertInto('user_account')
          .values({
            id,
            username: input.username,
            display_name: input.displayName,
            role: 'administrator',
            password_hash: passwordHash,
            password_changed_at: unit.at,
            retry_after: null,
            disabled_at: null,
            created_at: unit.at,
          })
          .execute();
        await writeOrganisation(unit, input.organisation);
        await unit.audit({
          action: 'identity.setUp',
          entityType: 'user',
          entityId: id,
          after: {
            username: input.username,
            displayName: input.displayName,
            organisation: input.organisation,
          },
        });
      });
      return start(await require(id));
    },

    async signIn(username: string, password: string) {
      return checkPassword(username, password, start);
    },

    async signOut(token: string, actor: Actor) {
      sessions.end(token);
      await database.write(actor, ({ audit }) =>
        audit({ action: 'identity.signedOut', entityType: 'user', entityId: actor.id }),
      );
    },

    lock(token: string): void {
      sessions.lock(token);
    },

    /** Opens a locked session again with the password of its user; counts as a sign-in. */
    async unlock(token: string, userId: UserId, password: string): Promise<Session> {
      return checkPassword((await require(userId)).username, password, (user) => {
        if (!sessions.unlock(token))
          throw new ApplicationError('UNAUTHENTICATED', '登录已失效，请重新登录。');
        return sessionOf(user, false);
      });
    },

    /** Ends all sessions of the user and starts one anew. */
    async changePassword(userId: UserId, currentPassword: string, newPassword: string) {
      const checked = await checkPassword((await require(userId)).username, currentPassword, (user) => user);
      if (currentPassword === newPassword) throw invalidInput('newPassword', '新密码不能与当前密码相同。');
      const passwordHash = await hashPassword(newPassword);
      return database.write({ id: checked.id, name: checked.display_name }, async ({ trx, at, audit }) => {
        const user = await findById(trx, checked.id);
        if (!user || user.disabled_at !== null || user.password_hash !== checked.password_hash) {
          throw new ApplicationError('UNAUTHENTICATED', '密码刚刚被管理员重置，请用新密码重新登录。');
        }
        await trx
          .updateTable('user_account')
          .set({ password_hash: passwordHash, password_changed_at: at })
          .where('id', '=', user.id)
          .execute();
        await audit({ action: 'identity.passwordChanged', entityType: 'user', entityId: user.id });
        sessions.endAllOf(userId);
        return start(user);
      });
    },
  };
}

async function refuseSecondSetUp(handle: ReadHandle): Promise<void> {
  if ((await countUsers(handle)) > 0) {
    throw ruleViolation('already_set_up', '已经建立过管理员，请直接登录。');
  }
}

export type IdentityService = ReturnType<typeof createIdentityService>;
